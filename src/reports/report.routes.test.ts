import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ProfessionalCaller } from '../identity/index.js';
import type { IdNatPs, RecordId } from '../kernel/ids.js';
import { DAY } from '../kernel/time.js';
import { carryOutbox, tellFromTraces } from '../notices/index.js';
import { reportCommand } from '../commands/report-commands.js';
import { messagesFor } from '../web/index.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../../test/support/cast.js';
import { signedIn, type Citizen } from '../../test/support/citizen.js';
import { startWorld, type World } from '../../test/support/world.js';

const m = messagesFor('fr');
const stranger = aProfessional({ id: '899700000201' });
let world: World;
let people = 800;
before(async () => {
  world = await startWorld({ content: 'empty', settings: { CARNET_REPORT_DAYS: '10' } });
});
after(() => world.close());

const reads = (recordId: RecordId, by: ProfessionalCaller = stranger) =>
  world.house.runner.perform(
    world.house.acts.listDocuments,
    recordId,
    { filter: {}, page: { limit: 20 }, archivedToo: false },
    by,
  );
async function history(recordId: RecordId) {
  const read = await world.house.runner.perform(
    world.house.acts.readHistory,
    recordId,
    { limit: 50 },
    thePerson(recordId),
  );
  assert.ok(read.kind === 'done');
  return read.outcome.lines;
}
/** A person whose record the stranger has read with a consent, and the line that says so. */
async function read(): Promise<{ person: Citizen; recordId: RecordId; line: number }> {
  const recordId = await aRecord(world.house, (people += 1));
  await deposited(world.house, recordId, aDraft('secret', { title: 'Titre secret' }));
  await world.house.runner.perform(world.house.acts.stateConsent, recordId, {}, stranger);
  assert.equal((await reads(recordId)).kind, 'done');
  const line = (await history(recordId)).find(({ act }) => act === 'documents-list')?.n ?? 0;
  return { person: await signedIn(world, recordId), recordId, line };
}
async function command(...argv: readonly string[]): Promise<string> {
  const said: string[] = [];
  await reportCommand(
    ['reports', ...argv],
    (line) => said.push(line),
    (work) => work(world.house),
  );
  return said.join('\n');
}
const rowsOf = (recordId: RecordId) =>
  world.owner<{ id: string; state: string; answer: string | null; opened: Date; due: Date }[]>`
    select id, state, answer, opened_at as opened, due_at as due from access_report
    where record_id = ${recordId} order by opened_at`;

test('one act blocks and reports: the professional is refused at the next request, the report has its deadline', async () => {
  const { person, recordId, line } = await read();
  const page = await person.get(`/historique/signaler?ligne=${line}`);
  assert.equal(page.status, 200);
  for (const words of ['Dr Alix MODELE', m.reports.confirm('Dr Alix MODELE'), 'sous 10 jours'])
    assert.ok(page.body.includes(words), words);
  const done = await person.post('/historique/signaler', { ligne: String(line) });
  assert.deepEqual([done.status, done.location], [303, '/signalements']);
  assert.equal((await reads(recordId)).kind, 'refused');
  const [report] = await rowsOf(recordId);
  assert.equal(report?.state, 'received');
  assert.ok((report?.due.getTime() ?? 0) - (report?.opened.getTime() ?? 0) >= 10 * DAY);
  const traced = (await history(recordId)).find(({ act }) => act === 'access-report');
  assert.deepEqual(
    [traced?.rule, traced?.outcome, traced?.object?.id, traced?.object?.label],
    ['person-controls-own-record', 'done', '899700000201', 'Alix MODELE'],
  );
  const list = await person.get('/signalements');
  for (const words of [m.reports.done, m.reports.states.received, m.reports.undo])
    assert.ok(list.body.includes(words), words);
});

test('the block is taken back alone, with the consent it ended; the report stands', async () => {
  const { person, recordId, line } = await read();
  await person.post('/historique/signaler', { ligne: String(line) });
  await person.post('/acces/debloquer', { professionnel: '899700000201', annuler: 'oui' });
  assert.equal((await reads(recordId)).kind, 'done');
  assert.deepEqual(
    (await rowsOf(recordId)).map(({ state }) => state),
    ['received'],
  );
});

test('one-open-report-per-professional: pressed twice, side by side or for another access, one stands', async () => {
  const { person, recordId, line } = await read();
  await reads(recordId);
  const lines = (await history(recordId)).filter(({ act }) => act === 'documents-list').map(({ n }) => n);
  assert.ok(lines.length > 1);
  await Promise.all([line, ...lines].map((n) => person.post('/historique/signaler', { ligne: String(n) })));
  const [report, ...more] = await rowsOf(recordId);
  assert.equal(more.length, 0);
  assert.ok((await person.get(`/historique/signaler?ligne=${line}`)).body.includes('déjà signalé'));
  await command('answer', report?.id ?? '', 'unjustified');
  await person.post('/historique/signaler', { ligne: String(line) });
  assert.deepEqual((await rowsOf(recordId)).map(({ state }) => state).sort(), ['answered', 'received']);
});

describe('refused, by name', () => {
  for (const [name, ligne] of [
    ['no line', ''],
    ['words', 'abc'],
    ['beyond the end', '999999'],
  ] as const)
    test(`${name}: access-unknown`, async () => {
      const { person, recordId } = await read();
      for (const answer of [
        await person.get(`/historique/signaler?ligne=${ligne}`),
        await person.post('/historique/signaler', { ligne }),
      ]) {
        assert.equal(answer.status, 400);
        assert.ok(answer.body.includes('pas dans votre historique'));
      }
      assert.deepEqual([...(await rowsOf(recordId))], []);
    });

  test('the own line of the person is nobody else’s access', async () => {
    const { person, recordId } = await read();
    await person.get('/historique');
    const own = (await history(recordId)).find(({ actor }) => actor.kind === 'person')?.n ?? 0;
    assert.equal((await person.post('/historique/signaler', { ligne: String(own) })).status, 400);
    const traced = (await history(recordId)).find(({ act }) => act === 'access-report');
    assert.deepEqual([traced?.outcome, traced?.problem], ['failed', 'access-unknown']);
  });

  test('nobody reports for the person: neither a professional nor who looks after the record', async () => {
    const { recordId, line } = await read();
    const helper = aProfessional({ id: '899700000202' });
    await world.house.runner.perform(
      world.house.acts.chooseAdministrator,
      recordId,
      { idNatPs: '899700000202' as IdNatPs, name: 'X', choose: true },
      thePerson(recordId),
    );
    for (const by of [stranger, helper]) {
      const done = await world.house.runner.perform(world.house.acts.reportAccess, recordId, { line }, by);
      assert.deepEqual([done.kind, done.kind === 'refused' && done.refusal], ['refused', 'access-not-authorised']);
    }
    assert.deepEqual([...(await rowsOf(recordId))], []);
  });
});

test('the queue: those due first, nothing of the person and nothing of health; the answer comes back to them', async () => {
  const { person, recordId, line } = await read();
  await person.post('/historique/signaler', { ligne: String(line) });
  const [report] = await rowsOf(recordId);
  const id = report?.id ?? '';
  const queue = await command('list', '--json');
  assert.doesNotMatch(queue, /ESSAI|Camille|Titre|secret/);
  const listed = JSON.parse(queue) as { id: string; due: string; state: string; urgency: string }[];
  assert.deepEqual(
    listed.map(({ due }) => due),
    listed.map(({ due }) => due).sort(),
  );
  assert.deepEqual(
    listed.filter((one) => one.id === id).map(({ state, urgency }) => [state, urgency]),
    [['received', 'in-time']],
  );
  assert.equal(await command('examine', id), 'examined');
  await assert.rejects(command('examine', id), /report-already-further/);
  assert.ok((await person.get('/signalements')).body.includes(m.reports.states.examined));
  assert.equal(await command('answer', id, 'call'), 'answered');
  await assert.rejects(command('answer', id, 'justified'), /report-unknown/, 'answered once, out of the queue');
  await assert.rejects(command('answer', id, 'because he is ill'), /carnet reports/, 'a closed list, no words');
  const at = world.clock.domain();
  await carryOutbox(world.house.database, at);
  await tellFromTraces(world.house.database, at, { sendsMail: false, sendsTexts: false });
  assert.ok((await person.get('/notifications')).body.includes(m.notices.kinds['report-answered']));
  assert.ok((await person.get('/signalements')).body.includes(m.reports.answers.call));
  assert.deepEqual(
    (await history(recordId)).filter(({ act }) => act.startsWith('report-')).map(({ act, outcome }) => [act, outcome]),
    [
      ['report-answer', 'done'],
      ['report-examine', 'failed'],
      ['report-examine', 'done'],
    ],
  );
});
