import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { addRelation } from '../access/index.js';
import { readTrace } from '../audit/index.js';
import { saveProfessional, saveStructure, type ProfessionalCaller } from '../identity/index.js';
import type { IdNatPs, RecordId } from '../kernel/ids.js';
import { messagesFor } from '../web/index.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../../test/support/cast.js';
import { signedIn, type Citizen } from '../../test/support/citizen.js';
import { startWorld, type World } from '../../test/support/world.js';
import { anchorAndWitness } from '../anchor.js';
import { releaseDueTraces } from '../release-traces.js';
import type { Document } from './index.js';

const m = messagesFor('fr');
const t = m.hiding;
const READER = '899700000501' as IdNatPs;
const OTHER = '899700000502' as IdNatPs;
const NAME = 'Dr Zoé LECTRICE';

describe('what the person hides', () => {
  let world: World;
  let recordId: RecordId;
  let person: Citizen;
  let number = 800;

  before(async () => {
    world = await startWorld({ content: 'empty' });
    const { database, keys } = world.house;
    const { structure } = aProfessional();
    await saveStructure(database.directory, keys.directory, structure);
    await saveProfessional(
      database.directory,
      keys.directory,
      { idNatPs: READER, familyName: 'LECTRICE', givenName: 'Zoé', profession: '10' },
      [structure.id],
    );
  });
  after(() => world.close());
  beforeEach(async () => {
    recordId = await aRecord(world.house, (number += 1));
    person = await signedIn(world, recordId);
    for (const id of [READER, OTHER])
      await world.house.database.withRecord(recordId, (handle) => addRelation(handle, id, 'careTeam', 0));
  });

  const give = (name: string, change: Parameters<typeof aDraft>[1] = {}): Promise<Document> =>
    deposited(world.house, recordId, aDraft(`${number} ${name}`, { title: name, ...change }));
  const hrefOf = ({ id }: Document): string => `/documents/${keyOf({ id })}`;
  const keyOf = ({ id }: Pick<Document, 'id'>): string => world.house.publicIds.of('document', recordId, id);
  const titles = async (id: IdNatPs = READER): Promise<string[]> => {
    const input = { filter: { status: ['current'] as const }, page: { limit: 50 }, archivedToo: true };
    const caller: ProfessionalCaller = aProfessional({ id });
    const done = await world.house.runner.perform(world.house.acts.listDocuments, recordId, input, caller);
    assert.ok(done.kind === 'done');
    return done.outcome.documents.map(({ title }) => title).sort();
  };
  const lastAct = async (): Promise<unknown> => {
    const { acts, runner } = world.house;
    const read = await runner.perform(acts.readHistory, recordId, { limit: 30 }, thePerson(recordId));
    assert.ok(read.kind === 'done');
    const looks = ['rights-read', 'history-read', 'documents-list', 'subjects-read', 'document-exceptions-read'];
    const line = read.outcome.lines.find(({ act }) => !looks.includes(act));
    return [line?.act, line?.outcome, line?.rule];
  };
  /** A form with several boxes ticked under one name. */
  const tick = async (documents: readonly Document[], masquer: 'oui' | 'non'): Promise<string | undefined> => {
    const fields = new URLSearchParams({ _csrf: person.csrf, masquer, retour: 'documents' });
    for (const document of documents) fields.append('document', keyOf(document));
    const answer = await world.app.inject({
      method: 'POST',
      url: '/documents/masquer',
      headers: { cookie: person.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: fields.toString(),
    });
    assert.equal(answer.statusCode, 303);
    return answer.cookies.find(({ name }) => name === 'carnet_fait')?.value;
  };
  /** Each act at an instant of its own, as people press buttons. */
  const later = (): void => world.clock.setOffset(world.clock.offset() + 1_000);

  test('several documents are ticked in the list, hidden in one go, and back by the undo', async () => {
    const [a, b] = [await give('a'), await give('b'), await give('c')];
    const list = await person.get('/documents?choisir=oui');
    assert.equal((list.body.match(/type="checkbox" name="document"/g) ?? []).length, 3);
    assert.equal((await person.get('/documents')).body.includes('name="document"'), false);
    later();
    const done = decodeURIComponent((await tick([a, b], 'oui')) ?? '');
    assert.deepEqual(await titles(), ['c']);
    assert.deepEqual(await lastAct(), ['documents-hide', 'done', 'person-hides-and-shows-documents']);
    const [, at] = /^documents-hidden~(\d+)=2=documents$/.exec(done) ?? [];
    await person.post('/documents/masquer', { depuis: at ?? '', masquer: 'non' });
    assert.deepEqual(await titles(), ['a', 'b', 'c']);
    assert.ok((await person.get('/documents')).body.includes(t.done.shown(2)));
  });

  test('nothing ticked brings the list back with what is wrong; what is not of this record is not found', async () => {
    const mine = await give('a');
    const answer = await person.post('/documents/masquer', { masquer: 'oui' });
    const page = await person.get(answer.location ?? '');
    assert.equal(page.status, 400);
    assert.ok(page.body.includes(t.choose.none));
    const foreign = world.house.publicIds.of('document', await aRecord(world.house, (number += 1)), mine.id);
    for (const document of [foreign, 'A'.repeat(48)])
      assert.equal((await person.post('/documents/masquer', { document, masquer: 'oui' })).status, 404);
    assert.equal((await person.post('/documents/masquer', { depuis: 'hier', masquer: 'oui' })).status, 404);
    assert.deepEqual(await titles(), ['a']);
  });

  test('all documents are hidden after what follows was said, and shown again by the undo', async () => {
    await give('a');
    await give('b');
    const confirm = await person.get('/acces/masquage/tout');
    for (const words of t.all.hideConsequences) assert.ok(confirm.body.includes(words), words);
    later();
    const all = { tout: 'oui', masquer: 'oui', retour: 'masquage' };
    assert.equal((await person.post('/documents/masquer', all)).location, '/acces/masquage');
    assert.deepEqual(await titles(), []);
    const page = await person.get('/acces/masquage');
    assert.ok(page.body.includes(t.done.hidden(2)));
    assert.ok(page.body.includes(t.documents.state(2, 2)));
    const depuis = /name="depuis" value="(\d+)"/.exec(page.body)?.[1] ?? '';
    await person.post('/documents/masquer', { depuis, masquer: 'non', retour: 'masquage' });
    assert.deepEqual(await titles(), ['a', 'b']);
  });

  test('a subject says what it covers before and after, hides what comes, and is taken back', async () => {
    await give('biologie', { typeCode: '11502-2' });
    await give('autre');
    const subject = 'category:biology';
    const ask = await person.get(`/acces/masquage/sujet?sujet=${subject}`);
    assert.ok(ask.body.includes('biologie'));
    assert.equal(ask.body.includes('>autre<'), false);
    for (const words of t.subjects.ask.consequences) assert.ok(ask.body.includes(words), words);
    assert.doesNotMatch(/<title>[^<]*<\/title>/.exec(ask.body)?.[0] ?? '', /biologie/i, 'no health data in the title');
    await person.post('/acces/masquage/sujet', { sujet: subject });
    assert.deepEqual(await titles(), ['autre']);
    assert.deepEqual(await lastAct(), ['subject-hide', 'done', 'person-hides-and-shows-documents']);
    assert.ok((await person.get('/acces/masquage')).body.includes(t.done.subjectHidden(1)));
    await give('biologie suivante', { typeCode: '11502-2' });
    assert.deepEqual(await titles(), ['autre']);
    const hidden = await person.get(`/acces/masquage/sujet?sujet=${subject}`);
    assert.ok(hidden.body.includes('biologie suivante'));
    const id = /name="id" value="([^"]+)"/.exec(hidden.body)?.[1] ?? '';
    assert.equal((await person.post('/acces/masquage/sujet', { sujet: subject })).status, 400);
    await person.post('/acces/masquage/sujet/montrer', { id });
    assert.deepEqual(await titles(), ['autre', 'biologie', 'biologie suivante']);
    assert.equal((await person.post('/acces/masquage/sujet/montrer', { id })).status, 400);
    assert.equal((await person.post('/acces/masquage/sujet/montrer', { id: 'x' })).status, 400);
  });

  test('a subject that is none is not found', async () => {
    for (const sujet of ['theme:politics', 'category:x', 'author:<b>', '']) {
      assert.equal((await person.get(`/acces/masquage/sujet?sujet=${encodeURIComponent(sujet)}`)).status, 404, sujet);
      assert.equal((await person.post('/acces/masquage/sujet', { sujet })).status, 404, sujet);
    }
  });

  test('the history of reimbursed care is one switch', async () => {
    await give('remboursements', { typeCode: 'REMB', classCode: '60' });
    await person.post('/acces/masquage/sujet', { sujet: 'theme:care-history' });
    assert.equal((await titles()).includes('remboursements'), false);
    assert.ok((await person.get('/acces/masquage')).body.includes(t.careHistory.on));
  });

  test('a hidden document is shown to one professional, listed, and kept again by one button', async () => {
    const document = await give('secret');
    await person.post(`${hrefOf(document)}/masquer`);
    const page = await person.get(`${hrefOf(document)}/exceptions?professionnel=${READER}`);
    for (const words of t.exceptions.page.showConsequences) assert.ok(page.body.includes(words), words);
    await person.post(`${hrefOf(document)}/exceptions`, { professionnel: READER, exception: 'show' });
    assert.deepEqual([await titles(), await titles(OTHER)], [['secret'], []]);
    assert.deepEqual(await lastAct(), ['document-show-to', 'done', 'person-hides-and-shows-documents']);
    const list = await person.get(`${hrefOf(document)}/exceptions`);
    assert.ok(list.body.includes(t.exceptions.shownTo(NAME)));
    for (const url of ['/acces/masquage', `/acces/fiche?professionnel=${READER}`]) {
      const { body } = await person.get(url);
      assert.ok(body.includes(`${hrefOf(document)}/exceptions`), url);
    }
    const end = { professionnel: READER, exception: 'none', retour: 'masquage' };
    assert.equal((await person.post(`${hrefOf(document)}/exceptions`, end)).location, '/acces/masquage');
    assert.deepEqual(await titles(), []);
    assert.ok((await person.get('/acces/masquage')).body.includes(t.exceptions.done.none(NAME)));
  });

  test('a document is kept from one professional while others see it', async () => {
    const document = await give('ouvert');
    await person.post(`${hrefOf(document)}/exceptions`, { professionnel: READER, exception: 'keep' });
    assert.deepEqual([await titles(), await titles(OTHER)], [[], ['ouvert']]);
    assert.ok((await person.get(`${hrefOf(document)}/exceptions`)).body.includes(t.exceptions.done.keep(NAME)));
  });

  test('an exception for nobody, of no kind, or of a document that is not theirs, is refused by name', async () => {
    const document = await give('a');
    const post = async (fields: Record<string, string>): Promise<number> =>
      (await person.post(`${hrefOf(document)}/exceptions`, fields)).status;
    assert.equal(await post({ exception: 'show' }), 400);
    assert.equal(await post({ professionnel: READER, exception: 'sell' }), 400);
    assert.equal(await post({ professionnel: '899799999999', exception: 'show' }), 400);
    const other = await aRecord(world.house, (number += 1));
    const foreign = `/documents/${world.house.publicIds.of('document', other, document.id)}/exceptions`;
    assert.equal((await person.get(foreign)).status, 404);
    assert.equal((await person.post(foreign, { professionnel: READER, exception: 'show' })).status, 404);
  });

  test('an exception on what is kept from representatives comes into the history once it no longer is', async () => {
    const document = await give('gardé', { hiddenFromRepresentatives: true });
    await person.post(`${hrefOf(document)}/exceptions`, { professionnel: READER, exception: 'show' });
    const granted = async (chain: 'shown' | 'withheld') =>
      world.house.database.withRecord(recordId, async (handle) =>
        (await readTrace(handle, chain, { limit: 50 })).lines.filter(
          ({ object, outcome }) => object?.id === READER && outcome === 'done',
        ),
      );
    assert.deepEqual([(await granted('shown')).length, (await granted('withheld')).length], [0, 1]);
    await anchorAndWitness(world.house);
    await releaseDueTraces(world.house);
    assert.equal((await granted('shown')).length, 0, 'not while it is kept');
    await world.owner`update document set hidden_from_representatives = false where record_id = ${recordId}`;
    await world.owner`update trace_waiting set looked_at = '-infinity' where record_id = ${recordId}`;
    await releaseDueTraces(world.house);
    const [line] = await granted('shown');
    assert.equal(line?.object?.label, NAME);
  });
});
