// Software for tests: registered, with keys of its own, asking for tokens and calling /fhir as it would from outside.
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { House } from '../../src/compose.js';
import { fhirRoutes, OFFERED_SCOPES, saveSoftwareClient, tokenEndpoint } from '../../src/fhir/index.js';
import { fhirFailed, fhirNotFound } from '../../src/fhir/not-offered.route.js';
import { saveProfessional, saveStructure, type Professional, type Structure } from '../../src/identity/index.js';
import type { IdNatPs, StructureId } from '../../src/kernel/ids.js';
import { INS_OID, type Ins } from '../../src/kernel/ins.js';
import { makeServer } from '../../src/platform/http-server.js';
import { fromProxies } from '../../src/serve.js';
import { answerOf, type Answer } from './fhir-answer.js';
import { conformance } from './fhir-conformance.js';

export type { Answer };

export const HOSPITAL: Structure = {
  id: '1990000001' as StructureId,
  name: 'Hôpital des essais',
  sector: 'SA01',
  samu: false,
};
export const PHYSICIAN: Professional = {
  idNatPs: '899700000001' as IdNatPs,
  familyName: 'MODELE',
  givenName: 'Alix',
  profession: '10',
};
export const NURSE: Professional = {
  idNatPs: '899700000002' as IdNatPs,
  familyName: 'EXEMPLE',
  givenName: 'Noé',
  profession: '60',
};

export interface Software {
  readonly clientId: string;
  readonly structure: Structure;
  readonly alg: string;
  readonly key: CryptoKey;
}

export interface FhirWorld {
  readonly house: House;
  /** The FHIR edge alone, called without a network. */
  readonly app: FastifyInstance;
  readonly hospital: Software;
  /** Signs an assertion; `claims` replaces or removes (undefined) what is usually there. */
  assertion(software: Software, iua: object | undefined, claims?: JWTPayload): Promise<string>;
  askToken(assertion: string, scope?: string): Promise<{ status: number; body: TokenAnswer }>;
  /** A token of the hospital's software for the physician, unless said otherwise. */
  token(iua?: Record<string, unknown>, options?: { software?: Software; scope?: string }): Promise<string>;
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, options?: CallOptions): Promise<Answer>;
  register(software: Omit<Software, 'key'>, scopes?: readonly string[]): Promise<Software>;
  close(): Promise<void>;
}

interface TokenAnswer {
  readonly access_token?: string;
  readonly scope?: string;
  readonly expires_in?: number;
  readonly error?: string;
  readonly error_description?: string;
}

export interface CallOptions {
  readonly token?: string;
  readonly body?: object | string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What an assertion says of the physician at the hospital; `change` replaces claims. */
export function iuaOf(professional: Professional, structure: Structure, change: Record<string, unknown> = {}): object {
  return {
    subject_name: `${professional.givenName} ${professional.familyName}`,
    national_provider_identifier: professional.idNatPs,
    subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: professional.profession }],
    subject_organization: structure.name,
    subject_organization_id: structure.id,
    purpose_of_use: [{ system: 'urn:oid:1.2.250.1.213.1.1.4.248', code: 'normal' }],
    ...change,
  };
}

/** The FHIR edge of a house, with a hospital, its physician, its nurse and its software. */
export async function fhirWorld(house: House): Promise<FhirWorld> {
  const { directory } = house.database;
  await saveStructure(directory, house.keys.directory, HOSPITAL);
  for (const each of [PHYSICIAN, NURSE]) await saveProfessional(directory, house.keys.directory, each, [HOSPITAL.id]);
  const app = await makeServer({
    routes: fhirRoutes(house),
    runner: house.runner,
    log: house.log,
    secureCookies: false,
    ...fromProxies(house),
    notFound: fhirNotFound,
    failed: fhirFailed,
    observe: () => undefined,
  });
  await app.ready();

  async function register(
    software: Omit<Software, 'key'>,
    scopes: readonly string[] = OFFERED_SCOPES,
  ): Promise<Software> {
    const { privateKey, publicKey } = await generateKeyPair(software.alg, { extractable: true });
    await saveSoftwareClient(directory, house.keys.directory, {
      clientId: software.clientId,
      name: `Logiciel ${software.clientId}`,
      structureId: software.structure.id,
      scopes,
      jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: software.alg }] },
      requestsPerMinute: 1_000_000,
      active: true,
    });
    return { ...software, key: privateKey };
  }
  const conforming = conformance();
  const hospital = await register({ clientId: 'hospital', structure: HOSPITAL, alg: 'ES384' });
  const seconds = (): number => Math.floor(house.clock.real() / 1000);

  async function assertion(software: Software, iua: object | undefined, claims: JWTPayload = {}): Promise<string> {
    return new SignJWT({
      iss: software.clientId,
      sub: software.clientId,
      aud: tokenEndpoint(house),
      jti: randomUUID(),
      iat: seconds(),
      exp: seconds() + 240,
      ...(iua === undefined ? {} : { extensions: { ihe_iua: iua } }),
      ...claims,
    })
      .setProtectedHeader({ alg: software.alg, kid: 'one', typ: 'JWT' })
      .sign(software.key);
  }

  async function askToken(signed: string, scope?: string): Promise<{ status: number; body: TokenAnswer }> {
    const answer = await app.inject({
      method: 'POST',
      url: '/oauth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: signed,
        ...(scope === undefined ? {} : { scope }),
      }).toString(),
    });
    return { status: answer.statusCode, body: answer.json<TokenAnswer>() };
  }

  return {
    house,
    app,
    hospital,
    assertion,
    askToken,
    register,
    async token(iua, { software = hospital, scope } = {}) {
      const claims = iuaOf(PHYSICIAN, software.structure, iua);
      const { status, body } = await askToken(await assertion(software, claims), scope);
      if (status !== 200 || body.access_token === undefined) throw new Error(`no token: ${JSON.stringify(body)}`);
      return body.access_token;
    },
    async call(method, url, { token, body, headers = {} } = {}) {
      const answer = await app.inject({
        method,
        url,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
      });
      const answered = answerOf(answer.statusCode, answer.headers, answer.rawPayload);
      conforming.note(answered.json, `${method} ${url}`);
      return answered;
    },
    async close() {
      await app.close();
      conforming.check();
    },
  };
}

const sha1 = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('base64');

export interface Enveloped {
  readonly bytes: Buffer;
  readonly ins: Pick<Ins, 'value'> & { readonly oid?: string };
  readonly uniqueId: string;
  readonly type?: string;
  readonly typeSystem?: string;
  readonly contentType?: string;
  readonly date?: string;
  readonly title?: string;
}

/** The least DocumentReference of a deposit (ITI-105), with its file inside. */
export function documentReference(one: Enveloped): Record<string, unknown> {
  const { bytes, ins, uniqueId } = one;
  return {
    resourceType: 'DocumentReference',
    masterIdentifier: { system: 'urn:ietf:rfc:3986', value: uniqueId },
    status: 'current',
    type: { coding: [{ system: one.typeSystem ?? 'http://loinc.org', code: one.type ?? '11488-4' }] },
    subject: { identifier: { system: `urn:oid:${ins.oid ?? INS_OID.test}`, value: ins.value } },
    date: one.date ?? '2026-01-15T10:00:00+01:00',
    author: [{ identifier: { system: 'urn:oid:1.2.250.1.71.4.2.1', value: PHYSICIAN.idNatPs } }],
    custodian: { identifier: { system: 'urn:oid:1.2.250.1.71.4.2.2', value: HOSPITAL.id } },
    content: [
      {
        attachment: {
          contentType: one.contentType ?? 'text/plain',
          language: 'fr-FR',
          title: one.title ?? 'Compte rendu de consultation',
          creation: one.date ?? '2026-01-15T10:00:00+01:00',
          data: bytes.toString('base64'),
          hash: sha1(bytes),
          size: bytes.length,
        },
      },
    ],
  };
}

/** The same documents as a transaction (ITI-65): List, then for each DocumentReference and Binary. */
export function depositBundle(documents: readonly Enveloped[]): Record<string, unknown> {
  const [first] = documents;
  if (first === undefined) throw new Error('a bundle has a document');
  const described = documents.map((one, at) => {
    const resource = documentReference(one) as { content: { attachment: Record<string, unknown> }[] };
    const attachment = resource.content[0]?.attachment ?? {};
    delete attachment['data'];
    attachment['url'] = `urn:uuid:00000000-0000-4000-8000-0000000001${String(at).padStart(2, '0')}`;
    return resource;
  });
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      {
        fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000001',
        resource: {
          resourceType: 'List',
          status: 'current',
          mode: 'working',
          code: {
            coding: [{ system: 'https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes', code: 'submissionset' }],
          },
          subject: (described[0] as unknown as { subject: object }).subject,
          date: '2026-01-15T10:00:00+01:00',
          entry: documents.map((_, at) => ({
            item: { reference: `urn:uuid:00000000-0000-4000-8000-0000000002${String(at).padStart(2, '0')}` },
          })),
        },
        request: { method: 'POST', url: 'List' },
      },
      ...documents.flatMap((one, at) => [
        {
          fullUrl: `urn:uuid:00000000-0000-4000-8000-0000000002${String(at).padStart(2, '0')}`,
          resource: described[at],
          request: { method: 'POST', url: 'DocumentReference' },
        },
        {
          fullUrl: `urn:uuid:00000000-0000-4000-8000-0000000001${String(at).padStart(2, '0')}`,
          resource: {
            resourceType: 'Binary',
            contentType: one.contentType ?? 'text/plain',
            data: one.bytes.toString('base64'),
          },
          request: { method: 'POST', url: 'Binary' },
        },
      ]),
    ],
  };
}
