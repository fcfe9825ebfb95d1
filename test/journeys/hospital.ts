// The hospital's software: a key of its own, a token for the physician who signs, a report deposited over FHIR.
import { importJWK, SignJWT, type JWK } from 'jose';
import { createHash, randomUUID } from 'node:crypto';
import { letter } from '../../src/demo/documents/contents.js';
import { parisDay } from '../../src/pro/paris-day.js';
import type { ListeningWorld } from '../support/listening-world.js';
import type { Persona, ProfessionalPersona } from './people.js';

interface Software {
  readonly key: string;
  readonly clientId: string;
  readonly structureId: string;
  readonly privateJwk: JWK;
  readonly tokenEndpoint: string;
}

export const REPORT = 'Compte rendu de consultation de cardiologie';

/** A letter of today as the hospital writes them: a PDF of one page. */
export function cardiologyReport(world: ListeningWorld, about: Persona, by: ProfessionalPersona): Uint8Array {
  const [structure] = by.structures;
  if (structure === undefined) throw new Error(`${by.key} works nowhere`);
  const date = `${parisDay(world.clock.domain())}T09:40:00+01:00`;
  const content = letter({
    to: 'Dr Claire ARNOULT',
    sections: [
      { title: 'Motif', text: 'Palpitations brèves depuis trois semaines, au repos, sans malaise.' },
      {
        title: 'Examen',
        text: 'Pression artérielle 126/78 mmHg aux deux bras. Auscultation régulière. Pas d’œdème.',
        items: ['Électrocardiogramme : rythme sinusal à 68 par minute.', 'Échographie cardiaque : normale.'],
      },
      { title: 'Conclusion', text: 'Extrasystoles bénignes. Moins de café, pas de traitement, revoir si malaise.' },
    ],
    closing: 'Bien confraternellement,',
  });
  return content.make({
    person: about,
    author: by,
    structure,
    uniqueId: '2.25.88001',
    setId: '2.25.88000',
    version: 1,
    type: { code: '11488-4', system: '2.16.840.1.113883.6.1', label: 'CR ou fiche de consultation ou de visite' },
    title: REPORT,
    date,
    serviceStart: date,
    confidentiality: 'N',
  });
}

/** Deposits the report over HTTP as the software would, token first; answers the status and the resource made. */
export async function hospitalDeposits(
  world: ListeningWorld,
  about: Persona,
  by: ProfessionalPersona,
): Promise<{ readonly status: number; readonly resourceType: unknown }> {
  const personas = (await (await fetch(`${world.url}/demo/personas.json`)).json()) as { software: Software[] };
  const software = personas.software.find(({ key }) => key === 'hospital');
  if (software === undefined) throw new Error('no hospital among the personas');
  const token = await askToken(world, software, by);
  const bytes = cardiologyReport(world, about, by);
  const answer = await fetch(`${world.url}/fhir/DocumentReference`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json' },
    body: JSON.stringify(envelope(world, software, about, by, bytes)),
  });
  const resource = (await answer.json()) as { resourceType?: unknown };
  return { status: answer.status, resourceType: resource.resourceType };
}

async function askToken(world: ListeningWorld, software: Software, by: ProfessionalPersona): Promise<string> {
  const now = Math.floor(world.clock.real() / 1000);
  const assertion = await new SignJWT({
    iss: software.clientId,
    sub: software.clientId,
    aud: software.tokenEndpoint,
    jti: randomUUID(),
    iat: now,
    exp: now + 240,
    extensions: {
      ihe_iua: {
        subject_name: `${by.givenName} ${by.familyName}`,
        national_provider_identifier: by.idNatPS,
        subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: by.profession }],
        subject_organization: by.structures[0]?.name,
        subject_organization_id: software.structureId,
        purpose_of_use: [{ system: 'urn:oid:1.2.250.1.213.1.1.4.248', code: 'normal' }],
      },
    },
  })
    .setProtectedHeader({ alg: 'ES384', typ: 'JWT', ...kidOf(software.privateJwk) })
    .sign(await importJWK(software.privateJwk, 'ES384'));
  const answer = await fetch(software.tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope: 'system/DocumentReference.cruds',
    }),
  });
  const body = (await answer.json()) as { access_token?: string };
  if (body.access_token === undefined) throw new Error(`no token: ${answer.status} ${JSON.stringify(body)}`);
  return body.access_token;
}

const kidOf = ({ kid }: JWK): { kid?: string } => (kid === undefined ? {} : { kid });

function envelope(
  world: ListeningWorld,
  software: Software,
  about: Persona,
  by: ProfessionalPersona,
  bytes: Uint8Array,
): Record<string, unknown> {
  const now = new Date(world.clock.domain()).toISOString();
  return {
    resourceType: 'DocumentReference',
    masterIdentifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.25.88001' },
    status: 'current',
    type: { coding: [{ system: 'http://loinc.org', code: '11488-4' }] },
    subject: { identifier: { system: `urn:oid:${about.oid}`, value: about.ins } },
    date: now,
    author: [{ identifier: { system: 'urn:oid:1.2.250.1.71.4.2.1', value: by.idNatPS } }],
    custodian: { identifier: { system: 'urn:oid:1.2.250.1.71.4.2.2', value: software.structureId } },
    content: [
      {
        attachment: {
          contentType: 'application/pdf',
          language: 'fr-FR',
          title: REPORT,
          creation: now,
          data: Buffer.from(bytes).toString('base64'),
          hash: createHash('sha1').update(bytes).digest('base64'),
          size: bytes.length,
        },
      },
    ],
  };
}
