// What a hospital's software does with one of the marked people's records.
import { createHash } from 'node:crypto';
import { depositBundle, documentReference, type Enveloped, type FhirWorld } from '../support/fhir-software.js';
import { statedConsent } from '../support/fhir-consent.js';
import { pdf, pdfStream } from '../support/files.js';
import { fileBody, minimalCda, recordTarget, sectionBody } from '../support/minimal-cda.js';
import { callerOf } from './fhir-call.js';
import type { Marked } from './marked-person.js';
import type { Markers } from './markers.js';
import type { OwnHome } from './own-home.js';

/** A PDF with this text drawn on its page, written out or compressed. */
const pdfOf = (text: string, compressed: boolean): Buffer =>
  pdf({ objects: [pdfStream(Buffer.from(`BT /F1 12 Tf 20 150 Td (${text}) Tj ET`), compressed)] });

/** Consent, deposits of every kind, searches, readings and an emergency; answers the ids of the documents. */
export async function softwareAtWork(
  world: OwnHome['world'],
  fhir: FhirWorld,
  marker: Markers,
  person: Marked,
  files: Buffer[],
  count: (what: string, succeeded: boolean) => void,
): Promise<string[]> {
  const { number, ins, familyName, givenName } = person;
  const token = await fhir.token({
    subject_name: marker.of('name in an assertion'),
    subject_organization: marker.of('organisation in an assertion'),
  });
  const call = callerOf(world, token);
  const identifier = `urn:oid:1.2.250.1.213.1.4.10|${ins}`;
  const consent = await call('POST', '/fhir/Consent', statedConsent(ins, world.house.clock.domain()));
  count('consent', consent.status === 201);

  const uniqueId = (n: number): string =>
    `2.25.${marker.also('identifier of a document', `7${createHash('sha256').update(`${number} ${n}`).digest().readBigUInt64BE()}`)}`;
  const titled = (bytes: Buffer, change: Partial<Enveloped>): Enveloped => {
    files.push(bytes);
    return {
      bytes,
      ins: { value: ins },
      uniqueId: `urn:oid:${uniqueId(files.length)}`,
      title: `Compte rendu ${marker.of('title')}`,
      ...change,
    };
  };
  const text = titled(Buffer.from(`Le patient dit : ${marker.of('text of a file')}`), {});
  const paper = titled(pdfOf(marker.of('text of a PDF'), number % 2 === 0), { contentType: 'application/pdf' });
  const ids: string[] = [];
  for (const one of [text, paper]) {
    const resource = documentReference(one);
    resource['description'] = marker.of('description');
    const made = await call('POST', '/fhir/DocumentReference', resource);
    count('deposit', made.status === 201);
    if (made.status === 201) ids.push((JSON.parse(made.body) as { id: string }).id);
  }

  const documentId = uniqueId(0);
  const cda = Buffer.from(
    minimalCda({
      documentId: `<id root="${documentId}"/>`,
      recordTargets: recordTarget({
        ids: `<id root="1.2.250.1.213.1.4.10" extension="${ins}"/>`,
        name: `<family qualifier="BR">${familyName}</family><given>${givenName}</given>`,
        birth: '<birthTime value="19750512"/>',
      }).replace('<birthplace><place><addr><county>51215</county></addr></place></birthplace>', ''),
      title: `<title>${marker.of('title of a CDA')}</title>`,
      body:
        number % 3 === 0
          ? fileBody('application/pdf', pdfOf(marker.of('text of a PDF in a CDA'), false).toString('base64'))
          : sectionBody(`<paragraph>${marker.of('narrative of a CDA')}</paragraph>`),
    }),
  );
  const bundle = await call(
    'POST',
    '/fhir',
    depositBundle([
      titled(cda, {
        contentType: 'text/xml',
        type: '11502-2',
        uniqueId: `urn:oid:${documentId}`,
        date: '2024-01-05T09:30:00+01:00',
      }),
    ]),
  );
  count('deposit of a CDA', bundle.status === 200);
  const entries =
    bundle.status === 200 ? (JSON.parse(bundle.body) as { entry: { response: { location?: string } }[] }).entry : [];
  ids.push(...entries.flatMap(({ response }) => /DocumentReference\/([^/]+)/.exec(response.location ?? '')?.[1] ?? []));

  const search = await call('GET', `/fhir/DocumentReference?patient.identifier=${identifier}&status=current`);
  count('search', search.status === 200 && search.body.includes(ids[0] ?? 'nothing'));
  const form = new URLSearchParams({ 'patient.identifier': identifier, status: 'current' }).toString();
  const posted = await call('POST', '/fhir/DocumentReference/_search', form, {
    'content-type': 'application/x-www-form-urlencoded',
  });
  count('search', posted.status === 200);
  for (const name of ['identifier', 'author.identifier', 'type', 'category'])
    await call(
      'GET',
      `/fhir/DocumentReference?patient.identifier=${identifier}&status=current&${name}=${marker.of(`search by ${name}`)}`,
    );
  await call('GET', `/fhir/Patient?identifier=${identifier}`);
  for (const id of ids) {
    const { status, body } = await call('GET', `/fhir/DocumentReference/${id}`);
    count('read', status === 200);
    const url = /"url":"[^"]*(\/fhir\/Binary\/[^"]+)"/.exec(body)?.[1] ?? '/fhir/Binary/none';
    count('download', (await call('GET', url)).status === 200);
  }

  const emergency = callerOf(
    world,
    await fhir.token({
      purpose_of_use: [{ system: 'urn:oid:1.2.250.1.213.1.1.4.248', code: 'bris_de_glace' }],
      purpose_reason: marker.of('reason of an emergency over FHIR'),
    }),
  );
  count(
    'emergency over FHIR',
    (await emergency('GET', `/fhir/DocumentReference?patient.identifier=${identifier}&status=current`)).status === 200,
  );
  return ids;
}
