import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { ZipFile } from 'yazl';
import { aProfessional, aRecord, testIns, thePerson } from '../../../test/support/cast.js';
import { CORPUS, missing } from '../../../test/support/corpus.js';
import { minimalCda, recordTarget } from '../../../test/support/minimal-cda.js';
import { startWorld, type World } from '../../../test/support/world.js';
import { addRelation } from '../../access/index.js';
import { readTrace } from '../../audit/index.js';
import { importRecordsOf } from '../../commands/imports.js';
import type { IdNatPs, RecordId } from '../../kernel/ids.js';
import { DAY } from '../../kernel/time.js';
import { carryOutbox } from '../../notices/index.js';
import { openZip } from '../../platform/zip-reader.js';
import { xdmMetadata } from '../../takeout/xdm-metadata.model.js';
import { readXdm } from './read-xdm.js';
import { takeInEarlierAct } from './take-in-earlier.act.js';

let world: World;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());

interface Inside {
  readonly name: string;
  readonly text: string;
  /** As the metadata has it, when it lies. */
  readonly hash?: string;
  readonly uri?: string;
  readonly contentType?: string;
  /** Another code beside the confidentiality N: of visibility, or a second confidentiality. */
  readonly code?: string;
  /** Whom its metadata names instead of the person. */
  readonly patient?: string;
}

/** An XDM ZIP of one person, as the writer of the copies of records makes it. */
async function xdmOf(number: number, documents: readonly Inside[], name: string): Promise<string> {
  const zip = new ZipFile();
  const originals = documents.map(({ name: title, text, hash, uri, contentType = 'text/plain' }, at) => ({
    path: uri ?? `IHE_XDM/SUBSET01/DOC${at}.TXT`,
    document: {
      ...{
        uniqueId: `urn:oid:2.25.${number}${at}`,
        title,
        language: 'fr-FR',
        contentType,
        size: Buffer.byteLength(text),
      },
      ...{ typeCode: '11488-4', classCode: '10', confidentiality: 'N', dated: Date.parse('2019-03-04T10:00:00Z') },
      sha1: hash ?? createHash('sha1').update(text).digest('base64'),
      authors: [{ id: '899700000001', name: 'Alix MODELE', structureName: 'Hôpital des essais' }],
    },
  }));
  const pieces = xdmMetadata({ ins: testIns(number) }, originals, 1).split('<rim:ExtrinsicObject');
  const metadata = pieces.map((piece, at) => {
    const { code, patient } = documents[at - 1] ?? {};
    const [own] = /\d{15}\^\^\^&amp;[\d.]+&amp;ISO\^NH/.exec(piece) ?? [''];
    const named = patient === undefined ? piece : piece.replaceAll(own, patient);
    const flag = `<rim:Classification classificationScheme="urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f" nodeRepresentation="${code ?? ''}"/>`;
    return code === undefined ? named : named.replace('</rim:ExtrinsicObject>', `${flag}</rim:ExtrinsicObject>`);
  });
  zip.addBuffer(Buffer.from(metadata.join('<rim:ExtrinsicObject')), 'IHE_XDM/SUBSET01/METADATA.XML');
  for (const [at, { text }] of documents.entries()) zip.addBuffer(Buffer.from(text), `IHE_XDM/SUBSET01/DOC${at}.TXT`);
  zip.end();
  const file = path.join(world.home, name);
  await writeFile(file, await buffer(zip.outputStream));
  return file;
}

const quiet = (): void => undefined;
async function titlesOf(recordId: RecordId): Promise<string[]> {
  const { runner, acts } = world.house;
  const input = { filter: {}, page: { limit: 50 }, archivedToo: true };
  const list = await runner.perform(acts.listDocuments, recordId, input, thePerson(recordId));
  return list.kind === 'done' ? list.outcome.documents.map(({ title }) => title).sort() : [list.kind];
}

test('a record from before is taken in, within reach of care at once and the person’s once the space is theirs', async () => {
  const recordId = await aRecord(world.house, 1, { state: 'notified' });
  const file = await xdmOf(
    1,
    [
      { name: 'Opération de 2019', text: 'Texte un' },
      { name: 'Contrôle', text: 'Texte deux' },
    ],
    'one.zip',
  );
  const first = await importRecordsOf(world.house, [file], quiet);
  assert.deepEqual(first, { files: 1, documents: 2, already: 0, refused: [] });
  const again = await importRecordsOf(world.house, [file], quiet);
  assert.deepEqual(again, { files: 1, documents: 0, already: 2, refused: [] });
  const { runner, acts } = world.house;
  const found = await runner.perform(acts.findSpace, recordId, {}, aProfessional());
  assert.equal(found.kind, 'done', 'an earlier record is found during its transition');
  assert.deepEqual(await titlesOf(recordId), ['refused']);
  await world.owner`update space set state = 'active' where record_id = ${recordId}`;
  assert.deepEqual(await titlesOf(recordId), ['Contrôle', 'Opération de 2019']);
});

test('what does not hold is refused document by document, the rest goes in', async () => {
  const recordId = await aRecord(world.house, 2);
  const file = await xdmOf(
    2,
    [
      { name: 'Juste', text: 'Texte juste' },
      { name: 'Faux', text: 'Texte faux', hash: Buffer.alloc(20).toString('base64') },
      { name: 'Dehors', text: 'Texte dehors', uri: 'IHE_XDM/SUBSET01/../../../etc/passwd' },
    ],
    'two.zip',
  );
  const { documents, refused } = await importRecordsOf(world.house, [file], quiet);
  assert.equal(documents, 1);
  assert.deepEqual(
    refused.map(({ problem }) => problem),
    ['hash-mismatch', 'xdm-file-missing'],
  );
  assert.deepEqual(await titlesOf(recordId), ['Juste']);
});

test('a record of nobody we know, and one whose space is closed, take nothing in', async () => {
  await aRecord(world.house, 3, { state: 'closed' });
  const files = [
    await xdmOf(3, [{ name: 'Trop tard', text: 'x' }], 'three.zip'),
    await xdmOf(99, [{ name: 'Personne', text: 'x' }], 'nobody.zip'),
  ];
  const { documents, refused } = await importRecordsOf(world.house, files, quiet);
  assert.equal(documents, 0);
  assert.deepEqual(
    refused.map(({ problem }) => problem),
    ['space-not-open', 'person-unknown'],
  );
});

test('a document that says of nobody whose it is is refused, whoever its neighbours name', async () => {
  const recordId = await aRecord(world.house, 4);
  const local = '123456^^^&amp;1.2.3.4&amp;ISO^PI';
  const file = await xdmOf(
    4,
    [
      { name: 'Nommé', text: 'Texte nommé' },
      { name: 'Local', text: 'Texte local', patient: local },
      { name: 'Illisible', text: 'Texte illisible', patient: '299999999999999^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH' },
    ],
    'four.zip',
  );
  const { documents, refused } = await importRecordsOf(world.house, [file], quiet);
  assert.equal(documents, 1);
  assert.deepEqual(
    refused.map(({ document, problem }) => [document, problem]),
    [
      ['DOC1.TXT', 'xdm-person-missing'],
      ['DOC2.TXT', 'xdm-person-missing'],
    ],
  );
  assert.deepEqual(await titlesOf(recordId), ['Nommé']);
});

/** What a professional of the care team is shown. */
async function titlesForCare(recordId: RecordId): Promise<readonly string[]> {
  const { runner, acts, database } = world.house;
  const reader = aProfessional({ id: '899700000333' });
  await database.withRecord(recordId, (handle) => addRelation(handle, reader.professional.idNatPs, 'careTeam', 0));
  const input = { filter: {}, page: { limit: 50 }, archivedToo: true };
  const list = await runner.perform(acts.listDocuments, recordId, input, reader);
  return list.kind === 'done' ? list.outcome.documents.map(({ title }) => title).sort() : [list.kind];
}

test('what comes from before comes in under what the person hides: everything new, or a subject', async () => {
  const { runner, acts } = world.house;
  const [everything, subject] = [await aRecord(world.house, 5), await aRecord(world.house, 6)];
  const hides = { hidesNewDocuments: true };
  assert.equal((await runner.perform(acts.setPreferences, everything, hides, thePerson(everything))).kind, 'done');
  const author = { kind: 'author', idNatPs: '899700000001' as IdNatPs } as const;
  const hiding = await runner.perform(acts.hideSubject, subject, { subject: author }, thePerson(subject));
  assert.ok(hiding.kind === 'done');
  for (const [number, recordId] of [
    [5, everything],
    [6, subject],
  ] as const) {
    const inside = [
      { name: 'Ordinaire', text: `Ordinaire ${number}` },
      { name: 'Masqué', text: `Masqué ${number}`, code: 'MASQUE_PS' },
    ];
    await importRecordsOf(world.house, [await xdmOf(number, inside, `hidden-${number}.zip`)], quiet);
    assert.deepEqual(await titlesForCare(recordId), []);
    assert.deepEqual(await titlesOf(recordId), ['Masqué', 'Ordinaire']);
  }
  // The subject shown again, what came in hidden by it is shown; what was hidden before it came stays so.
  const { id } = hiding.outcome.subject;
  assert.equal((await runner.perform(acts.showSubject, subject, { id }, thePerson(subject))).kind, 'done');
  assert.deepEqual(await titlesForCare(subject), ['Ordinaire']);
});

test('the strictest confidentiality that metadata or document state is kept', async () => {
  const { runner, acts } = world.house;
  const recordId = await aRecord(world.house, 11);
  const { oid, value } = testIns(11);
  const recordTargets = recordTarget({ ids: `<id root="${oid}" extension="${value}"/>` });
  const cda = minimalCda({ recordTargets }).replace('confidentialityCode code="N"', 'confidentialityCode code="R"');
  const inside = [
    { name: 'Normal', text: 'Texte normal' },
    { name: 'Deux codes', text: 'Texte restreint', code: 'V' },
    { name: 'CDA', text: cda, contentType: 'text/xml' },
  ];
  const { refused } = await importRecordsOf(world.house, [await xdmOf(11, inside, 'strict.zip')], quiet);
  assert.deepEqual(refused, []);
  const input = { filter: {}, page: { limit: 50 }, archivedToo: true };
  const list = await runner.perform(acts.listDocuments, recordId, input, thePerson(recordId));
  assert.ok(list.kind === 'done');
  const kept = new Map(list.outcome.documents.map(({ title, confidentiality }) => [title, confidentiality]));
  assert.deepEqual(
    ['Normal', 'Deux codes', 'CDA'].map((title) => kept.get(title)),
    ['N', 'V', 'R'],
  );
});

test('what was kept for an announcement comes to the person after its month, and leaves no sign before', async () => {
  const { database, clock, announce, runner, acts } = world.house;
  const recordId = await aRecord(world.house, 8);
  await runner.perform(acts.setPreferences, recordId, { hidesNewDocuments: true }, thePerson(recordId));
  const inside = [{ name: 'Annonce', text: 'À annoncer', code: 'INVISIBLE_PATIENT' }];
  const file = await xdmOf(8, inside, 'kept.zip');
  const lines = () => database.withRecord(recordId, (handle) => readTrace(handle, 'shown', { limit: 99 }));
  const before = (await lines()).lines.length;
  await importRecordsOf(world.house, [file], quiet);
  await importRecordsOf(world.house, [file], quiet);
  assert.equal((await lines()).lines.length, before, 'neither the import nor its repetition shows');
  assert.deepEqual(await titlesOf(recordId), []);
  clock.setOffset(clock.offset() + 40 * DAY);
  while ((await carryOutbox(database, clock.domain(), undefined, { announce })) > 0);
  assert.deepEqual(await titlesOf(recordId), ['Annonce']);
  const [row] = await world.owner`
    select withheld_until = '-infinity' as released, hidden from document where record_id = ${recordId}`;
  assert.deepEqual({ ...row }, { released: true, hidden: true });
  assert.ok(
    (await lines()).lines.some(({ act, rule }) => act === 'document-release' && rule === 'released-after-a-month'),
  );
});

test('the same file taken in twice at once is there once, counted once and told of once', async () => {
  const recordId = await aRecord(world.house, 10);
  const { blobs, keys, runner, database } = world.house;
  // Neither writes before both have looked, if they can look beside each other.
  let looked = 0;
  const meeting = Promise.withResolvers<undefined>();
  const put: typeof blobs.put = async (bytes) => {
    if ((looked += 1) === 2) meeting.resolve(undefined);
    await Promise.race([meeting.promise, setTimeout(300)]);
    return blobs.put(bytes);
  };
  const act = takeInEarlierAct({ blobs: { ...blobs, put }, indexKey: keys.index, wire: () => '{}' });
  const zip = await openZip(await xdmOf(10, [{ name: 'Double', text: 'Texte double' }], 'twice.zip'));
  const set = zip.ok ? await readXdm(zip.value, world.house.reading, world.house.clock.domain()) : zip;
  assert.ok(set.ok);
  const done = await Promise.all([1, 2].map(() => runner.perform(act, recordId, set.value, { kind: 'system' })));
  const counted = done.map((one) => (one.kind === 'done' ? [one.outcome.taken.length, one.outcome.already] : one.kind));
  assert.deepEqual(counted.sort(), [
    [0, 1],
    [1, 0],
  ]);
  const { lines } = await database.withRecord(recordId, (handle) => readTrace(handle, 'shown', { limit: 99 }));
  assert.equal(lines.filter(({ act: name, object }) => name === 'record-take-in' && object !== undefined).length, 1);
});

const HOLDING = [
  ['xdm/IHE_XDM_ok_one-doc.zip', undefined, 1],
  ['xdm/IHE_XDM_ok_two-docs.zip', undefined, 2],
  ['xdm/IHE_XDM_invisible-patient.zip', undefined, 1],
  ['xdm/IHE_XDM_hash-mismatch.zip', 'xdm-person-missing', 0],
  ['xdm/samplexdm.zip', 'xdm-person-missing', 0],
  ['xdm/IHE_XDM_metadata-other-patient.zip', 'xdm-two-persons', 0],
  ['hostile-zip/bomb-flat-200MB.zip', 'zip-', 0],
  ['hostile-zip/slip.zip', 'zip-path-outside', 0],
  ['hostile-zip/symlink.zip', 'zip-link', 0],
] as const;
for (const [name, problem, count] of HOLDING) {
  const file = path.join(CORPUS, name);
  test(`${name} from the corpus is ${problem ?? 'read'}`, { skip: missing(file) }, async () => {
    const zip = await openZip(await readFile(file));
    const set = zip.ok ? await readXdm(zip.value, world.house.reading, world.house.clock.domain()) : zip;
    if (problem !== undefined) assert.ok(!set.ok && set.problem.startsWith(problem), set.ok ? 'read' : set.problem);
    else assert.equal(set.ok ? set.value.documents.length : set.problem, count);
  });
}
