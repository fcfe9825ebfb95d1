import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RecordId } from '../kernel/ids.js';
import { DAY } from '../kernel/time.js';
import { readTrail } from '../oversight/index.js';
import { messagesFor } from '../web/index.js';
import { aDraft, aProfessional, aRecord, deposited, testIns, thePerson } from '../../test/support/cast.js';
import { signedIn } from '../../test/support/citizen.js';
import { staffMember, tokenIn } from '../../test/support/staff.js';
import { visitor, type Page, type Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';

const m = messagesFor('fr');
const QUEUE = '/assistance/poste/signalements';
const stranger = aProfessional({ id: '899700000221' });
let world: World;
let maud: Visitor;
let solene: Visitor;
let people = 840;
before(async () => {
  world = await startWorld({ settings: { CARNET_REPORT_DAYS: '10' } });
  maud = await staffMember(world, 'maud');
  solene = await staffMember(world, 'solene');
});
after(() => world.close());

const history = async (recordId: RecordId) => {
  const { runner, acts } = world.house;
  const read = await runner.perform(acts.readHistory, recordId, { limit: 50 }, thePerson(recordId));
  assert.ok(read.kind === 'done');
  return read.outcome.lines;
};
async function reported(): Promise<{ id: string; recordId: RecordId; number: number }> {
  const { runner, acts } = world.house;
  const number = (people += 1);
  const recordId = await aRecord(world.house, number, { familyName: 'PLAIGNANTE', givenNames: ['Rose'] });
  await deposited(world.house, recordId, aDraft('secret', { title: 'Titre secret' }));
  await runner.perform(acts.stateConsent, recordId, {}, stranger);
  await runner.perform(acts.listDocuments, recordId, { filter: {}, page: { limit: 20 }, archivedToo: false }, stranger);
  const line = (await history(recordId)).find(({ act }) => act === 'documents-list')?.n ?? 0;
  const person = await signedIn(world, recordId);
  assert.equal((await person.post('/historique/signaler', { ligne: String(line) })).status, 303);
  const [row] = await world.owner<{ id: string }[]>`select id from access_report where record_id = ${recordId}`;
  return { id: row?.id ?? '', recordId, number };
}
const post = async (who: Visitor, path: string, fields: Readonly<Record<string, string>>): Promise<Page> =>
  who.post(`${QUEUE}/${path}`, { _csrf: tokenIn(await who.get(QUEUE)), ...fields });

describe('the queue of reports', () => {
  test('is for the help-desk and for auditors; nobody else finds it', async () => {
    for (const who of [maud, solene]) assert.ok((await who.get(QUEUE)).html.includes(m.reportQueue.none.title));
    const nobody = await visitor(world.app, '192.0.2.8').get(QUEUE);
    assert.match(String(nobody.headers['location']), /^\/assistance\/poste\/connexion/);
  });

  test('says who is complained of, until when, and how late; of the person, nothing', async () => {
    const { id, number } = await reported();
    const { html } = await maud.get(QUEUE);
    assert.ok(html.includes(id) && html.includes(m.reportQueue.urgencies['in-time']));
    assert.ok(!html.includes(testIns(number).value) && !/PLAIGNANTE|Rose|secret/.test(html));
    world.clock.setOffset(9 * DAY);
    assert.ok((await maud.get(QUEUE)).html.includes(m.reportQueue.urgencies.soon));
    world.clock.setOffset(12 * DAY);
    assert.ok((await maud.get(QUEUE)).html.includes(m.reportQueue.urgencies.late));
    world.clock.setOffset(0);
  });
});

describe('one report', () => {
  test('shows the access alone: neither the document, nor the person', async () => {
    const { id, recordId, number } = await reported();
    const { html } = await maud.get(`${QUEUE}/${id}`);
    for (const words of [m.reportQueue.outcomes.done, 'Hôpital des essais', m.reportQueue.situations.normal])
      assert.ok(html.includes(words), words);
    assert.ok(!html.includes(testIns(number).value) && !/PLAIGNANTE|Rose|secret/i.test(html.replace(/Rosenthal/g, '')));
    const [line] = await history(recordId);
    assert.deepEqual(
      [line?.act, line?.outcome, line?.rule, line?.actor.kind, line?.actor.name],
      ['report-open', 'done', 'report-shows-its-access-alone', 'helpdesk', 'Maud LESCURE'],
    );
  });

  test('opened by an auditor stands in the trail of auditors; by an adviser, in the history alone', async () => {
    const { id } = await reported();
    const newest = async () =>
      (await readTrail(world.house.database.directory, world.house.keys.directory, { limit: 1 })).lines[0];
    await solene.get(`${QUEUE}/${id}`);
    const line = await newest();
    assert.deepEqual([line?.act, line?.outcome, line?.of], ['report-read', 'done', id]);
    await maud.get(`${QUEUE}/${id}`);
    assert.equal((await newest())?.n, line?.n);
  });

  test('is taken and answered once, and the person is told', async () => {
    const { id, recordId } = await reported();
    assert.equal((await post(maud, 'prendre', { signalement: id })).status, 303);
    assert.ok((await maud.get(`${QUEUE}/${id}`)).html.includes(m.reportQueue.done.examined));
    await post(solene, 'prendre', { signalement: id });
    assert.ok((await solene.get(`${QUEUE}/${id}`)).html.includes(m.reportQueue.done.further));
    await post(solene, 'repondre', { signalement: id });
    assert.ok((await solene.get(`${QUEUE}/${id}`)).html.includes(m.reportQueue.done.choose));
    const answered = await post(solene, 'repondre', { signalement: id, reponse: 'unjustified' });
    assert.equal(answered.headers['location'], QUEUE);
    assert.equal((await post(maud, 'repondre', { signalement: id, reponse: 'call' })).status, 404);
    assert.equal((await maud.get(`${QUEUE}/${id}`)).status, 404);
    const person = await signedIn(world, recordId);
    assert.ok((await person.get('/signalements')).body.includes(m.reports.answers.unjustified));
    const acts = (await history(recordId)).map(({ act, outcome, actor }) => `${act} ${outcome} ${actor.kind}`);
    for (const line of ['report-answer done auditor', 'report-examine failed auditor', 'report-examine done helpdesk'])
      assert.ok(acts.includes(line), line);
    const { lines } = await readTrail(world.house.database.directory, world.house.keys.directory, { limit: 5 });
    assert.deepEqual(
      lines.filter(({ act }) => act !== 'report-read').map(({ act, outcome, what }) => [act, outcome, what]),
      [
        ['report-answer', 'done', 'unjustified'],
        ['report-examine', 'refused', undefined],
      ],
    );
  });

  test('leads the help-desk to the account for a call, and an auditor nowhere', async () => {
    const { id, recordId } = await reported();
    assert.equal((await post(solene, 'compte', { signalement: id })).status, 404);
    const opened = await maud.follow(await post(maud, 'compte', { signalement: id }));
    assert.ok(opened.html.includes(m.desk.account) && opened.html.includes(m.desk.script.title));
    assert.equal((await history(recordId))[0]?.act, 'helpdesk-find');
    await maud.post('/assistance/poste/fermer', { _csrf: tokenIn(opened) });
  });

  test('that is none, or a form of elsewhere, does nothing', async () => {
    for (const path of ['prendre', 'repondre', 'compte']) {
      assert.equal((await post(maud, path, { signalement: 'x' })).status, 404, path);
      assert.equal((await post(maud, path, { signalement: crypto.randomUUID() })).status, 404, path);
      assert.equal((await maud.post(`${QUEUE}/${path}`, { _csrf: 'x' })).status, 403, path);
    }
  });
});
