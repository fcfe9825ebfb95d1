import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { IdNatPs, RecordId } from '../kernel/ids.js';
import { messagesFor } from '../web/index.js';
import { aDraft, aRecord, deposited, thePerson } from '../../test/support/cast.js';
import { signedIn, type Citizen } from '../../test/support/citizen.js';
import { startWorld, type World } from '../../test/support/world.js';
import type { Document } from './index.js';

const m = messagesFor('fr');
const titlesIn = (body: string): string[] =>
  [...body.matchAll(/<p class="item-title"><a[^>]*>([^<]*)<\/a>/g)].map((found) => found[1] ?? '');

describe('the list of documents', () => {
  let world: World;
  let recordId: RecordId;
  let person: Citizen;

  const own = (name: string, typeCode = 'DOCPAT02', classCode = '42'): Promise<Document> =>
    deposited(
      world.house,
      recordId,
      aDraft(name, { typeCode, classCode, authors: [{ kind: 'patient', name: 'Camille ESSAI' }] }),
      thePerson(recordId),
    );

  before(async () => {
    world = await startWorld({ content: 'empty' });
    recordId = await aRecord(world.house, 1);
    person = await signedIn(world, recordId);
  });
  after(() => world.close());

  test('is empty at first, and says what to do next', async () => {
    const page = await person.get('/documents');
    assert.equal(page.status, 200);
    assert.ok(page.body.includes(m.documents.none.title));
    assert.ok(page.body.includes('href="/documents/ajouter"'));
  });

  test('a title of any length takes one row, and is whole on its own page', async () => {
    const other = await aRecord(world.house, 2);
    const somebody = await signedIn(world, other);
    const document = await deposited(world.house, other, aDraft('long', { title: 'x'.repeat(5_000) }));
    const { body } = await somebody.get('/documents');
    assert.deepEqual(titlesIn(body), [`${'x'.repeat(160)}…`]);
    const page = await somebody.get(`/documents/${world.house.publicIds.of('document', other, document.id)}`);
    assert.ok(page.body.includes('x'.repeat(5_000)));
  });

  test('shows 25 documents a page, newest first, grouped by year', async () => {
    for (let number = 1; number <= 30; number += 1)
      await deposited(
        world.house,
        recordId,
        aDraft(`n° ${String(number).padStart(2, '0')}`, { dated: Date.UTC(2025, number, 10, 12) }),
      );
    const first = await person.get('/documents');
    assert.equal(titlesIn(first.body).length, 25);
    assert.equal(titlesIn(first.body)[0], 'Document n° 30');
    assert.deepEqual(
      [...first.body.matchAll(/<h2 class="year-label">(\d+)<\/h2>/g)].map((found) => found[1]),
      ['2027', '2026', '2025'],
    );
    assert.ok(first.body.includes(m.documents.count(30)));
    const second = await person.get('/documents?page=2');
    assert.deepEqual(titlesIn(second.body).length, 5);
    assert.equal(titlesIn((await person.get('/documents?page=99')).body).length, 5, 'beyond the last is the last');
  });

  test('is narrowed by category, year, author, origin and words of the title', async () => {
    await deposited(
      world.house,
      recordId,
      aDraft('prise de sang', {
        typeCode: '11502-2',
        dated: Date.UTC(2019, 3, 1),
        authors: [{ kind: 'professional', id: '899700000077' as IdNatPs, name: 'Léa BIOLOGISTE', profession: '10' }],
      }),
    );
    await own('mes lunettes');
    const found = async (query: string): Promise<string[]> => titlesIn((await person.get(`/documents?${query}`)).body);
    assert.deepEqual(await found('categorie=biology'), ['Document prise de sang']);
    assert.deepEqual(await found('annee=2019'), ['Document prise de sang']);
    assert.deepEqual(await found('auteur=899700000077'), ['Document prise de sang']);
    assert.deepEqual(await found('origine=moi'), ['Document mes lunettes']);
    assert.deepEqual(await found('titre=SANG+prise'), ['Document prise de sang']);
    assert.equal((await found('origine=pros')).includes('Document mes lunettes'), false);
    assert.deepEqual(await found('annee=2019&origine=moi'), []);
    assert.ok((await person.get('/documents?annee=2019&origine=moi')).body.includes(m.documents.noMatch.title));
  });

  test('filters that make no sense are as if they were not there', async () => {
    const page = await person.get('/documents?categorie=%00&annee=-1&origine=zut&page=abc&auteur=');
    assert.equal(page.status, 200);
    assert.equal(titlesIn(page.body).length, 25);
  });

  test('leaves archived documents out until they are asked for', async () => {
    await deposited(world.house, recordId, aDraft('ancien', { archived: true }));
    assert.deepEqual(titlesIn((await person.get('/documents?titre=ancien')).body), []);
    const asked = await person.get('/documents?titre=ancien&archives=oui');
    assert.deepEqual(titlesIn(asked.body), ['Document ancien']);
    assert.ok(asked.body.includes(m.common.marks.archived));
  });

  test('marks what is hidden, own and replaced', async () => {
    const row = (body: string, title: string): string =>
      // What stands before the first row holds the filters, which repeat the words looked for.
      body
        .split('<li class="item')
        .slice(1)
        .find((item) => item.includes(title)) ?? '';
    const old = await deposited(world.house, recordId, aDraft('v1', { title: 'Première version' }));
    await deposited(world.house, recordId, aDraft('v2', { title: 'Seconde version', replaces: { id: old.id } }));
    const { body } = await person.get('/documents?titre=version');
    assert.ok(row(body, 'Première version').includes(m.common.marks.replaced));
    assert.equal(row(body, 'Seconde version').includes(m.common.marks.replaced), false);
    assert.ok(row((await person.get('/documents?titre=lunettes')).body, 'lunettes').includes(m.common.marks.own));
    const hidden = await own('à cacher');
    await person.post(`/documents/${world.house.publicIds.of('document', recordId, hidden.id)}/masquer`);
    assert.ok(row((await person.get('/documents?titre=cacher')).body, 'cacher').includes(m.common.marks.hidden));
  });

  test('each look at the list is one entry of the history', async () => {
    await person.get('/documents');
    const read = await world.house.runner.perform(
      world.house.acts.readHistory,
      recordId,
      { limit: 1 },
      thePerson(recordId),
    );
    assert.ok(read.kind === 'done');
    assert.deepEqual(
      read.outcome.lines.map(({ act, outcome, rule, actor }) => [act, outcome, rule, actor.kind]),
      [['documents-list', 'done', 'person-reads-own-record', 'person']],
    );
  });

  test('a suspended space is not entered, and the refusal is traced', async () => {
    const closed = await aRecord(world.house, 9, { state: 'suspended' });
    const other = await signedIn(world, closed);
    for (const url of ['/accueil', '/documents', '/acces', '/historique', '/parametres'])
      assert.equal((await other.get(url)).status, 409, url);
    assert.ok((await other.get('/documents')).body.includes(m.refusals['space-not-open'].title));
  });
});
