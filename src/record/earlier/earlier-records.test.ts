import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { createHash } from 'node:crypto';
import { ZipFile } from 'yazl';
import { aProfessional, aRecord, testIns, thePerson } from '../../../test/support/cast.js';
import { CORPUS, missing } from '../../../test/support/corpus.js';
import { startWorld, type World } from '../../../test/support/world.js';
import { importRecordsOf } from '../../imports.js';
import type { RecordId } from '../../kernel/ids.js';
import { openZip } from '../../platform/zip-reader.js';
import { xdmMetadata } from '../../takeout/xdm-metadata.model.js';
import { readXdm } from './read-xdm.js';

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
}

/** An XDM ZIP of one person, as the writer of the copies of records makes it. */
async function xdmOf(number: number, documents: readonly Inside[], name: string): Promise<string> {
  const zip = new ZipFile();
  const originals = documents.map(({ name: title, text, hash, uri }, at) => ({
    path: uri ?? `IHE_XDM/SUBSET01/DOC${at}.TXT`,
    document: {
      ...{
        uniqueId: `urn:oid:2.25.${number}${at}`,
        title,
        language: 'fr-FR',
        contentType: 'text/plain',
        size: Buffer.byteLength(text),
      },
      ...{ typeCode: '11488-4', classCode: '10', confidentiality: 'N', dated: Date.parse('2019-03-04T10:00:00Z') },
      sha1: hash ?? createHash('sha1').update(text).digest('base64'),
      authors: [{ id: '899700000001', name: 'Alix MODELE', structureName: 'Hôpital des essais' }],
    },
  }));
  zip.addBuffer(Buffer.from(xdmMetadata({ ins: testIns(number) }, originals, 1)), 'IHE_XDM/SUBSET01/METADATA.XML');
  for (const [at, { text }] of documents.entries()) zip.addBuffer(Buffer.from(text), `IHE_XDM/SUBSET01/DOC${at}.TXT`);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  const file = path.join(world.home, name);
  await writeFile(file, Buffer.concat(pieces));
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

const HOLDING = [
  ['xdm/IHE_XDM_ok_one-doc.zip', undefined, 1],
  ['xdm/IHE_XDM_ok_two-docs.zip', undefined, 2],
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
