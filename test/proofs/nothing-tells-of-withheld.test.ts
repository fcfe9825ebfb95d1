// Two worlds that differ by what one reader may not see. Over FHIR, where software compares bytes for a living, they do not differ.
// (The same for the pages: src/citizen/two-worlds.test.ts and src/pro/documents.routes.test.ts.)
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { saveProfessional } from '../../src/identity/index.js';
import type { DocumentId, IdNatPs } from '../../src/kernel/ids.js';
import { DAY } from '../../src/kernel/time.js';
import { carryOutbox } from '../../src/notices/index.js';
import { aDraft, testIns, thePerson } from '../support/cast.js';
import { signedIn } from '../support/citizen.js';
import { documentReference, HOSPITAL, NURSE, type Answer } from '../support/fhir-software.js';
import { bytes, close, NOW, PATIENT, tell, type Told } from './two-worlds.js';

const A07 = 'https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument';

/** Every question a reader may put, about what is there and what is not. */
const QUESTIONS: readonly ((told: Told) => string)[] = [
  ...['current', 'superseded', 'current,superseded', 'entered-in-error'].map(
    (status) => () => `/fhir/DocumentReference?${PATIENT}&status=${status}`,
  ),
  ...[
    '_summary=count',
    '_count=1',
    '_count=0',
    '_count=2&_offset=1',
    'isArchived=true,false',
    'type=11488-4',
    'category=10',
    'security-label=N',
    'date=ge2026-01-01',
    `author.identifier=${'899700000055'}`,
  ].map((narrowed) => () => `/fhir/DocumentReference?${PATIENT}&status=current,superseded&${narrowed}`),
  ({ idOf }) => `/fhir/DocumentReference?${PATIENT}&status=current&_id=${idOf('caché')},${idOf('premier')}`,
  () => `/fhir/DocumentReference?${PATIENT}&status=current&identifier=${aDraft('caché').uniqueId}`,
  ...['premier', 'ordonnance', 'caché', 'dernier'].flatMap((name) => [
    ({ idOf }: Told) => `/fhir/DocumentReference/${idOf(name)}`,
    ({ idOf }: Told) => `/fhir/Binary/${idOf(name)}`,
  ]),
  () => `/fhir/Patient?identifier=urn:oid:1.2.250.1.213.1.4.10|${testIns(7).value}`,
];

async function sameAnswers(without: Told, including: Told): Promise<void> {
  for (const question of QUESTIONS) {
    const url = question(without);
    assert.equal(question(including), url);
    const one = await without.fhir.call('GET', url, { token: without.nurse });
    const other = await including.fhir.call('GET', url, { token: including.nurse });
    assert.ok(one.status < 500, url);
    assert.equal(bytes(other), bytes(one), url);
  }
}

describe('a document hidden from professionals changes no byte of what software is told', () => {
  let without: Told;
  let including: Told;
  before(async () => {
    without = await tell(async () => undefined);
    including = await tell(async ({ world, recordId, idOf }, give) => {
      const { house } = world;
      await give('caché', { dated: NOW - DAY });
      const id = house.publicIds.read('document', idOf('caché'))?.itemId ?? '';
      const hidden = await house.runner.perform(
        house.acts.hideDocument,
        recordId,
        { id: id as never, hide: true },
        thePerson(recordId),
      );
      assert.equal(hidden.kind, 'done');
    });
  });
  after(async () => {
    await close(without);
    await close(including);
  });

  test('whatever is asked', () => sameAnswers(without, including));

  test('replacing it is like replacing nothing, and its identifier is free to whoever did not use it', async () => {
    const answers = await Promise.all(
      [without, including].map(async ({ fhir, nurse, idOf }) => {
        const draft = aDraft('caché');
        const document = (uniqueId: string): object =>
          documentReference({ bytes: Buffer.from('neuf'), ins: testIns(7), uniqueId });
        const relates = (target: object) => ({
          ...document('urn:oid:2.25.77'),
          relatesTo: [{ code: 'replaces', target }],
        });
        const posted: Answer[] = [];
        for (const body of [
          relates({ reference: `DocumentReference/${idOf('caché')}` }),
          relates({ identifier: { system: 'urn:ietf:rfc:3986', value: draft.uniqueId } }),
        ])
          posted.push(await fhir.call('POST', '/fhir/DocumentReference', { token: nurse, body }));
        return posted.map(bytes);
      }),
    );
    assert.deepEqual(answers[1], answers[0]);
    assert.match(answers[0]?.[0] ?? '', /replaces-unknown/);
  });

  test('and the two worlds do differ: once it is shown again it is found', async () => {
    const { world, recordId, idOf, fhir, nurse } = including;
    const id = world.house.publicIds.read('document', idOf('caché'))?.itemId ?? '';
    await world.house.runner.perform(
      world.house.acts.hideDocument,
      recordId,
      { id: id as never, hide: false },
      thePerson(recordId),
    );
    assert.equal((await fhir.call('GET', `/fhir/DocumentReference/${idOf('caché')}`, { token: nurse })).status, 200);
  });
});

describe('a document sent as INVISIBLE_PATIENT over FHIR changes no byte for the person', () => {
  let without: Told;
  let including: Told;
  before(async () => {
    without = await tell(async () => undefined);
    including = await tell(async ({ fhir, world }) => {
      const token = await fhir.token();
      const draft = aDraft('annonce');
      const body = {
        ...documentReference({
          bytes: Buffer.from('annonce'),
          ins: testIns(7),
          uniqueId: draft.uniqueId,
          title: 'Annonce',
        }),
        securityLabel: [{ coding: [{ system: A07, code: 'INVISIBLE_PATIENT' }] }],
      };
      const made = await fhir.call('POST', '/fhir/DocumentReference', { token, body });
      assert.equal(made.status, 201, made.text);
      // Sent again, read and refused: nothing of that shows either.
      await fhir.call('POST', '/fhir/DocumentReference', { token, body });
      await fhir.call('GET', `/fhir/DocumentReference/${String(made.json.id)}`, { token });
      const binary = /"url":"[^"]*(\/fhir\/Binary\/[^"]+)"/.exec(made.text)?.[1] ?? '';
      assert.equal((await fhir.call('GET', binary, { token })).status, 200);
      await carryOutbox(world.house.database, world.clock.domain());
    });
  });
  after(async () => {
    await close(without);
    await close(including);
  });

  test('every page, and the document’s own address', async () => {
    const seen = await Promise.all(
      [without, including].map(async ({ world, recordId, idOf }) => {
        const person = await signedIn(world, recordId);
        const pages = [
          '/accueil',
          '/documents',
          '/documents?archives=oui',
          '/acces',
          '/acces/bloquer',
          '/historique',
          '/parametres',
          `/documents/${idOf('premier')}`,
          `/documents/${idOf('annonce')}`,
          `/documents/${idOf('annonce')}/contenu`,
          '/historique',
        ];
        const all: string[] = [];
        for (const page of pages) {
          const { status, headers, body } = await person.get(page);
          const kept = Object.entries(headers).filter(([name]) => !['date', 'set-cookie'].includes(name));
          const text = body
            .replaceAll(person.csrf, '')
            .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=<)/g, '');
          all.push(`${page} ${JSON.stringify([status, kept])}\n${text}`);
        }
        return all;
      }),
    );
    assert.ok(seen[0] !== undefined && seen[1] !== undefined);
    for (const [at, page] of seen[0].entries()) assert.equal(seen[1][at], page);
  });
});

// The versions of a document are visible to the same people: a hidden version takes the one it replaces with it.
test('nor does a hidden one that replaces a document they saw: it is gone as if it had been hidden itself', async () => {
  const idIn = ({ world, idOf }: Told): DocumentId =>
    (world.house.publicIds.read('document', idOf('ordonnance'))?.itemId ?? '') as DocumentId;
  const without = await tell(async (told) => {
    const { runner, acts } = told.world.house;
    const input = { id: idIn(told), hide: true };
    const hidden = await runner.perform(acts.hideDocument, told.recordId, input, thePerson(told.recordId));
    assert.equal(hidden.kind, 'done');
  });
  const including = await tell(async (told, give) => {
    await give('caché', { hidden: true, replaces: { id: idIn(told) } });
  });
  try {
    await sameAnswers(without, including);
  } finally {
    await close(without);
    await close(including);
  }
});

test('over FHIR a blocked professional is told what one without consent is told, byte for byte', async () => {
  const told = await tell(async () => undefined);
  try {
    const { fhir, world, recordId, idOf } = told;
    const { house } = world;
    const one = { ...NURSE, idNatPs: '899700000003' as IdNatPs };
    await saveProfessional(house.database.directory, house.keys.directory, one, [HOSPITAL.id]);
    const token = await fhir.token({
      national_provider_identifier: one.idNatPs,
      subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: one.profession }],
    });
    const ask = async (): Promise<string[]> => {
      const urls = [
        `/fhir/DocumentReference?${PATIENT}&status=current`,
        `/fhir/DocumentReference/${idOf('premier')}`,
        `/fhir/DocumentReference/${idOf('nulle part')}`,
        `/fhir/Patient?identifier=urn:oid:1.2.250.1.213.1.4.10|${testIns(7).value}`,
      ];
      const answers: Answer[] = [];
      for (const url of urls) answers.push(await fhir.call('GET', url, { token }));
      const form = new URLSearchParams({
        'patient.identifier': `urn:oid:1.2.250.1.213.1.4.10|${testIns(7).value}`,
        status: 'current',
      });
      answers.push(
        await fhir.call('POST', '/fhir/DocumentReference/_search', {
          token,
          body: form.toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      );
      return answers.map(bytes);
    };
    const before = await ask();
    assert.match(before[0] ?? '', /access-not-authorised/);
    const blocked = await house.runner.perform(
      house.acts.blockProfessional,
      recordId,
      { idNatPs: one.idNatPs, name: 'Noé EXEMPLE', block: true },
      thePerson(recordId),
    );
    assert.equal(blocked.kind, 'done');
    assert.deepEqual(await ask(), before);
  } finally {
    await close(told);
  }
});
