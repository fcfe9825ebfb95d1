// What the benchmark reads and writes: records with thirty documents each, and a token of software that may read them all.
import { generateKeyPair, exportJWK, SignJWT } from 'jose';
import { createHash, createSecretKey, randomUUID } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { addRelation } from '../src/access/index.js';
import { buildHouse } from '../src/compose.js';
import { readConfig } from '../src/config.js';
import { keepSubmissionSet } from '../src/fhir/deposit/submission-set.store.js';
import { OFFERED_SCOPES, saveSoftwareClient, tokenEndpoint } from '../src/fhir/index.js';
import { saveProfessional, saveStructure } from '../src/identity/index.js';
import { insSystem } from '../src/kernel/ins.js';
import { systemClock } from '../src/platform/clock.js';
import { makeLog } from '../src/platform/log.js';
import { blindIndex } from '../src/platform/sealing.js';
import { aDraft, aProfessional, aRecord, testIns } from '../test/support/cast.js';
import { depositBundle } from '../test/support/fhir-software.js';

export interface BenchContent {
  /** A token of software that may read every record, asked of the running server once. */
  askToken(url: string): Promise<string>;
  /** `system|INS` of every record. */
  readonly patients: readonly string[];
  /** Public ids; the original of each is the Binary of the same id. */
  readonly documents: readonly string[];
  /** ITI-105: one document with its file inside. */
  deposit(patient: string, uniqueId: string): string;
  /** ITI-65: the same document as a transaction, with its submission set and its Binary. */
  transaction(patient: string, uniqueId: string): string;
}

interface Filling {
  readonly home: string;
  readonly databaseUrl: string;
  readonly master: string;
  readonly records: number;
  readonly say: (line: string) => void;
}

/** A real one-page PDF of about 20 kB. */
async function aPdf(): Promise<Buffer> {
  const pdf = new PDFDocument({ compress: false });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolve) => pdf.on('end', resolve));
  for (let line = 0; line < 130; line += 1)
    pdf.fontSize(6).text(`Ligne ${line} d’un compte rendu de mesure, sans contenu.`);
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}

export async function fillBench({ home, databaseUrl, master, records, say }: Filling): Promise<BenchContent> {
  const house = await buildHouse({
    config: readConfig({
      CARNET_MODE: 'demo',
      CARNET_HOME: home,
      CARNET_PUBLIC_URL: 'http://127.0.0.1:1',
      CARNET_LOG_LEVEL: 'error',
    }),
    databaseUrl,
    masterKey: createSecretKey(Buffer.from(master, 'hex')),
    clock: systemClock(),
    log: makeLog('error'),
  });
  try {
    const reader = aProfessional({ id: '899700000001' });
    const author = aProfessional({ id: '899700000009' });
    const { directory } = house.database;
    await saveStructure(directory, house.keys.directory, reader.structure);
    await saveProfessional(directory, house.keys.directory, reader.professional, [reader.structure.id]);
    const documents: string[] = [];
    let number = 0;
    const fill = async (): Promise<void> => {
      for (let n = number++; n < records; n = number++) {
        const recordId = await aRecord(house, n);
        await house.database.withRecord(recordId, (handle) =>
          addRelation(handle, reader.professional.idNatPs, 'careTeam', 0),
        );
        const drafts = Array.from({ length: 30 }, (_, at) =>
          aDraft(`${n}/${at}`, {
            dated: Date.parse('2026-01-01') + at * 86_400_000,
            text: `Document ${at} du dossier ${n}. `.repeat(40),
          }),
        );
        const made = await house.runner.perform(house.acts.depositDocuments, recordId, { drafts }, author);
        if (made.kind !== 'done') throw new Error(JSON.stringify(made));
        const newest = made.outcome.slice(-20).map(({ document }) => document.id);
        await house.database.withRecord(recordId, async (handle) => {
          for (const [at, documentId] of newest.entries())
            await keepSubmissionSet(handle, {
              id: randomUUID(),
              uniqueIdIndex: blindIndex(house.keys.index, 'list', `${n}/${at}`),
              depositor: author.structure.id,
              kind: 'submissionset',
              submittedAt: Date.now(),
              documentIds: [documentId],
              resource: aList(`${n}/${at}`),
            });
        });
        for (const { document } of made.outcome.slice(0, 5))
          documents.push(house.publicIds.of('document', recordId, document.id));
        if (n % 250 === 249) say(`${n + 1} records`);
      }
    };
    await Promise.all([fill(), fill(), fill(), fill()]);
    const pdf = await aPdf();
    const askToken = await tokenAsker(house, reader);
    return {
      askToken,
      patients: Array.from({ length: records }, (_, n) => `${insSystem(testIns(n))}|${testIns(n).value}`),
      documents,
      deposit: depositBody(pdf, reader),
      transaction: (patient, uniqueId) => {
        const [system = '', value = ''] = patient.split('|');
        const ins = { value, oid: system.replace('urn:oid:', '') };
        return JSON.stringify(depositBundle([{ bytes: pdf, ins, uniqueId, contentType: 'application/pdf' }]));
      },
    };
  } finally {
    await house.close();
  }
}

/** A submission set as producers send it. */
const aList = (name: string): object => ({
  resourceType: 'List',
  identifier: [{ use: 'official', system: 'urn:ietf:rfc:3986', value: `urn:uuid:${randomUUID()}` }],
  status: 'current',
  mode: 'working',
  title: `Envoi ${name}`,
  code: { coding: [{ system: 'https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes', code: 'submissionset' }] },
  date: '2026-02-01T10:00:00+01:00',
  source: { identifier: { system: 'urn:oid:1.2.250.1.71.4.2.1', value: '899700000009' } },
});

/** The least ITI-105 deposit; only the identifier and the patient change. */
function depositBody(pdf: Buffer, reader: ReturnType<typeof aProfessional>): BenchContent['deposit'] {
  const data = pdf.toString('base64');
  const sha1 = createHash('sha1').update(pdf).digest('base64');
  return (patient, uniqueId) => {
    const [system = '', value = ''] = patient.split('|');
    return JSON.stringify({
      resourceType: 'DocumentReference',
      status: 'current',
      masterIdentifier: { system: 'urn:ietf:rfc:3986', value: uniqueId },
      type: { coding: [{ system: 'http://loinc.org', code: '11488-4' }] },
      subject: { identifier: { system, value } },
      date: '2026-02-01T10:00:00+01:00',
      author: [{ identifier: { system: 'urn:oid:1.2.250.1.71.4.2.1', value: reader.professional.idNatPs } }],
      custodian: { identifier: { system: 'urn:oid:1.2.250.1.71.4.2.2', value: reader.structure.id } },
      content: [
        {
          attachment: {
            contentType: 'application/pdf',
            language: 'fr-FR',
            title: 'Compte rendu',
            creation: '2026-02-01T10:00:00+01:00',
            size: pdf.length,
            hash: sha1,
            data,
          },
        },
      ],
    });
  };
}

/** Registers software and signs its assertion, to be handed in at the token endpoint. */
async function tokenAsker(
  house: Awaited<ReturnType<typeof buildHouse>>,
  reader: ReturnType<typeof aProfessional>,
): Promise<BenchContent['askToken']> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  await saveSoftwareClient(house.database.directory, house.keys.directory, {
    clientId: 'bench',
    name: 'Bench',
    structureId: reader.structure.id,
    scopes: OFFERED_SCOPES,
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256' }] },
    // What is tested or measured here is not the limit.
    requestsPerMinute: 1_000_000,
    active: true,
  });
  const assertion = await new SignJWT({
    extensions: {
      ihe_iua: {
        subject_name: `${reader.professional.givenName} ${reader.professional.familyName}`,
        national_provider_identifier: reader.professional.idNatPs,
        subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: reader.professional.profession }],
        subject_organization: reader.structure.name,
        subject_organization_id: reader.structure.id,
        purpose_of_use: [{ system: 'urn:oid:1.2.250.1.213.1.1.4.248', code: 'normal' }],
      },
    },
  })
    .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
    .setIssuer('bench')
    .setSubject('bench')
    .setAudience(tokenEndpoint(house))
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('4m')
    .sign(privateKey);
  return async (url) => {
    const response = await fetch(`${url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }),
    });
    const answer = (await response.json()) as { access_token?: string };
    if (answer.access_token === undefined) throw new Error(JSON.stringify(answer));
    return answer.access_token;
  };
}
