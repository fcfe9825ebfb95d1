import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RecordId } from '../kernel/ids.js';
import { DAY } from '../kernel/time.js';
import { messagesFor, problemWords } from '../web/index.js';
import { aProfessional, aRecord, thePerson } from '../../test/support/cast.js';
import { signedIn, type Answer, type Citizen } from '../../test/support/citizen.js';
import { EICAR, pdf, png } from '../../test/support/files.js';
import { startWorld, type World } from '../../test/support/world.js';

const m = messagesFor('fr');
const FILLED = { type: 'DOCPAT02', titre: 'Ordonnance de lunettes', 'date-year': '2024', formulaire: 'a' };
const PDF = { name: 'ordonnance.pdf', type: 'application/pdf', bytes: pdf() };

describe('adding a document', () => {
  let world: World;
  let recordId: RecordId;
  let person: Citizen;
  const add = (fields: Readonly<Record<string, string>> = {}, file: typeof PDF | 'none' = PDF): Promise<Answer> =>
    person.upload('/documents/ajouter', { ...FILLED, ...fields }, file === 'none' ? undefined : file);
  const count = async (): Promise<number> => {
    const rows =
      await world.owner`select count(*)::int as n from document where record_id = ${recordId} and status = 'current'`;
    return Number(rows[0]?.['n']);
  };

  before(async () => {
    world = await startWorld({ content: 'empty' });
    recordId = await aRecord(world.house, 1);
    person = await signedIn(world, recordId);
  });
  after(() => world.close());

  test('the form offers wishes and directives as types of their own, and says who looks for viruses', async () => {
    const page = await person.get('/documents/ajouter?type=EXPPAT_1');
    assert.match(page.body, /<option value="EXPPAT_1" selected/);
    assert.ok(page.body.includes(m.addDocument.types.EXPPAT_3));
    assert.ok(page.body.includes(m.addDocument.scanner.testOnly));
    assert.match(page.body, /enctype="multipart\/form-data"/i);
  });

  test('a document is added, opened at once, and its adding undone', async () => {
    const before = await count();
    const added = await add();
    assert.equal(added.status, 303);
    const href = added.location ?? '';
    const page = await person.get(href);
    assert.ok(page.body.includes(m.documents.done.added));
    assert.ok(page.body.includes('Ordonnance de lunettes'));
    assert.ok(page.body.includes('2024'));
    assert.equal(await count(), before + 1);
    assert.deepEqual((await person.get(`${href}/contenu`)).bytes, PDF.bytes);

    assert.equal((await person.post(`${href}/retirer`)).location, '/documents');
    const list = await person.get('/documents');
    assert.ok(list.body.includes(m.documents.done.removed));
    assert.equal(list.body.includes('Ordonnance de lunettes'), false);
    assert.equal((await person.get(href)).status, 404);
    assert.equal((await person.get(`${href}/contenu`)).status, 404);

    await person.post(`${href}/remettre`);
    assert.ok((await person.get(href)).body.includes(m.documents.done.restored));
  });

  test('after thirty days what was taken back does not return', async () => {
    const href = (await add({ formulaire: 'trente' })).location ?? '';
    await person.post(`${href}/retirer`);
    world.clock.setOffset(world.clock.offset() + 31 * DAY);
    const answer = await person.post(`${href}/remettre`);
    assert.equal(answer.status, 400);
    assert.ok(answer.body.includes(problemWords(m, 'removal-final').title));
  });

  test('the same form sent twice adds one document', async () => {
    const first = await add({ formulaire: 'double' });
    const before = await count();
    const again = await add({ formulaire: 'double' });
    assert.equal(again.location, first.location);
    assert.equal(await count(), before);
    assert.ok((await person.get(first.location ?? '')).body.includes(m.documents.done.already));
  });

  test('sent again after having been taken back, it is back', async () => {
    const href = (await add({ formulaire: 'retour' })).location ?? '';
    await person.post(`${href}/retirer`);
    const again = await add({ formulaire: 'retour' });
    assert.equal(again.location, href);
    assert.equal((await person.get(href)).status, 200);
  });

  test('a document added hidden is seen by no professional', async () => {
    const href = (await add({ formulaire: 'cache', masquer: 'oui' })).location ?? '';
    assert.ok((await person.get(href)).body.includes(m.documents.who.hiddenOwn));
    const list = await world.house.runner.perform(
      world.house.acts.listDocuments,
      recordId,
      { filter: {}, page: { limit: 10 }, archivedToo: false },
      aProfessional(),
    );
    assert.equal(list.kind, 'refused');
  });

  test('a picture and a text are taken by what they are', async () => {
    for (const [name, bytes, type] of [
      ['scan.png', png(20, 20), 'image/png'],
      ['notes.TXT', Buffer.from('Tension : 12/8'), 'text/plain'],
    ] as const) {
      const added = await add({ formulaire: name }, { name, type: 'application/octet-stream', bytes });
      assert.equal(added.status, 303, name);
      assert.equal(
        (await person.get(`${added.location ?? ''}/contenu`)).headers['content-type']?.toString().startsWith(type),
        true,
      );
    }
  });

  const refused: readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    Partial<typeof PDF> | 'none',
    string,
  ])[] = [
    ['no file', {}, 'none', 'file-missing'],
    ['no type', { type: '' }, {}, 'document-type-missing'],
    ['a type of professionals', { type: '11502-2' }, {}, 'document-type-missing'],
    ['no title', { titre: ' ' }, {}, 'document-title-missing'],
    ['a date that does not exist', { 'date-day': '31', 'date-month': '2' }, {}, 'document-date-invalid'],
    ['a date to come', { 'date-year': '2099' }, {}, 'document-date-in-future'],
    ['the test virus', {}, { name: 'a.txt', bytes: Buffer.from(EICAR) }, 'malware-found'],
    ['a program called PDF', {}, { bytes: Buffer.from('MZ\0\0 program') }, 'content-type-mismatch'],
    ['a page', {}, { name: 'a.html', bytes: Buffer.from('<html>') }, 'content-type-refused'],
    ['an empty file', {}, { bytes: Buffer.alloc(0) }, 'file-empty'],
    ['a PDF cut short', {}, { bytes: Buffer.from('%PDF-1.7\n1 0 obj') }, 'pdf-unreadable'],
  ];
  for (const [name, fields, file, problem] of refused)
    test(`${name} is refused as ${problem}: said in words, nothing stored, what was typed kept`, async () => {
      const before = await count();
      const answer = await add(fields, file === 'none' ? file : { ...PDF, ...file });
      assert.equal(answer.status, 400);
      assert.ok(answer.body.includes(problemWords(m, problem).title), problem);
      assert.ok(
        answer.body.includes(problemWords(m, problem).todo.replaceAll("'", '&#39;')) ||
          answer.body.includes(problemWords(m, problem).todo),
      );
      assert.match(answer.body, /<title>Erreur/);
      if (fields['titre'] === undefined) assert.ok(answer.body.includes('value="Ordonnance de lunettes"'));
      assert.equal(await count(), before);
    });

  test('the page of a refused virus says which antivirus looked', async () => {
    const answer = await add({}, { ...PDF, name: 'a.txt', bytes: Buffer.from(EICAR) });
    assert.ok((answer.body.match(new RegExp(m.addDocument.scanner.testOnly.slice(0, 30), 'g')) ?? []).length >= 2);
  });

  test('a file beyond 25 MB is refused with a page that says so, nothing stored', async () => {
    const before = await count();
    const answer = await add({}, { ...PDF, bytes: Buffer.alloc(25 * 1024 * 1024 + 1, 32) });
    assert.equal(answer.status, 413);
    assert.ok(answer.body.includes(problemWords(m, 'file-too-large').title));
    assert.equal(await count(), before);
  });

  test('a deposit leaves its entry in the history', async () => {
    await add({ formulaire: 'trace' });
    const read = await world.house.runner.perform(
      world.house.acts.readHistory,
      recordId,
      { limit: 1 },
      thePerson(recordId),
    );
    assert.ok(read.kind === 'done');
    const [line] = read.outcome.lines;
    assert.deepEqual(
      [line?.act, line?.rule, line?.object?.label],
      ['document-deposit', 'person-deposits-in-own-record', 'Ordonnance de lunettes'],
    );
  });
});
