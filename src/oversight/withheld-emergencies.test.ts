// An emergency that read only what the person, or who stands in for them, may not see: reviewed like any, and nothing of it shows to them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  readHistoryProof,
  readTrace,
  sha256,
  verifyHistory,
  verifySignature,
  type TraceChain,
} from '../audit/index.js';
import { anchorAndWitness } from '../anchor.js';
import { saveProfessional } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { DAY, HOUR } from '../kernel/time.js';
import { carryOutbox, tellFromTraces } from '../notices/index.js';
import { releaseDueTraces } from '../release-traces.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../../test/support/cast.js';
import { signedIn } from '../../test/support/citizen.js';
import { staffMember, tokenIn } from '../../test/support/staff.js';
import { messages, told } from '../../test/support/told.js';
import type { Page, Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';
import { readTrail } from './trail.store.js';

const QUEUE = '/controle/urgences';
const WHY = 'Aucun soin ce jour-là, rien au dossier';
const author = aProfessional({ id: '899700000751' });
let world: World;
let solene: Visitor;
let people = 690;
let ahead = 0;
before(async () => {
  world = await startWorld();
  solene = await staffMember(world, 'solene');
});
after(() => world.close());

const later = (by: number): void => world.clock.setOffset((ahead += by));
async function work(): Promise<void> {
  const { database, announce, raiseReport } = world.house;
  const sending = { sendsMail: true, sendsTexts: false };
  const at = world.clock.domain();
  while ((await carryOutbox(database, at, undefined, { ...sending, announce, raiseReport })) > 0);
  await tellFromTraces(database, at, sending);
}
async function readInEmergency(id: string, kept: Parameters<typeof aDraft>[1]): Promise<RecordId> {
  const { house } = world;
  const recordId = await aRecord(house, (people += 1), {
    familyName: 'TENUE',
    givenNames: ['Lise'],
    email: 'l@exemple.fr',
  });
  const document = await deposited(house, recordId, aDraft(`kept ${people}`, kept), author);
  await work();
  later(2 * HOUR);
  const urgent = aProfessional({ id, situation: 'bris_de_glace', reason: 'Malaise' });
  if (urgent.kind !== 'professional') return assert.fail();
  await saveProfessional(house.database.directory, house.keys.directory, urgent.professional, []);
  const { runner, acts } = house;
  assert.equal((await runner.perform(acts.readDocument, recordId, { id: document.id }, urgent)).kind, 'done');
  assert.equal((await runner.perform(acts.downloadDocument, recordId, { id: document.id }, urgent)).kind, 'done');
  await work();
  return recordId;
}
const reviewsOf = (recordId: RecordId) => world.owner<{ id: string; chain: TraceChain; outcome: string | null }[]>`
  select id, chain, outcome from emergency_review where record_id = ${recordId}`;
const decide = async (id: string, suite: string): Promise<Page> =>
  solene.post(`${QUEUE}/decider`, { _csrf: tokenIn(await solene.get(QUEUE)), examen: id, suite, motif: WHY });
const linesIn = (recordId: RecordId, chain: TraceChain): Promise<string[]> =>
  world.house.database.withRecord(recordId, async (handle) =>
    (await readTrace(handle, chain, { limit: 100 })).lines.map(({ act }) => act),
  );
const reports = (recordId: RecordId) => world.owner`select id from access_report where record_id = ${recordId}`;

/** All that the person could learn it from. */
async function shownTo(recordId: RecordId): Promise<unknown> {
  const person = await signedIn(world, recordId);
  const pages: boolean[] = [];
  for (const path of ['/historique?montrer=everything', '/notifications', '/signalements', '/acces']) {
    const { status, body } = await person.get(path);
    assert.equal(status, 200, path);
    // Two auditors decide on what heirs ask: that is said to everybody.
    pages.push(/89970000075[234]|Solène|(?<!deux )auditeur|urgence de/iu.test(body));
  }
  const rows = await world.owner`select kind from outbox where record_id = ${recordId} and done_at is null`;
  return {
    pages,
    shown: (await linesIn(recordId, 'shown')).filter((act) => /emergency|report-/.test(act)),
    told: (await told(world, recordId)).filter((kind) => /emergency|report-/.test(kind)),
    messages: (await messages(world, recordId)).filter((kind) => /emergency|report-/.test(kind)),
    reports: (await reports(recordId)).length,
    due: rows.map(({ kind }) => kind as string).filter((kind) => kind.startsWith('report')),
  };
}
const NOTHING = { pages: [false, false, false, false], shown: [], told: [], messages: [], reports: 0, due: [] };

for (const [name, kept] of [
  ['kept for an announcement', { withheldFromPatient: true }],
  ['kept from the parents', { hiddenFromRepresentatives: true }],
] as const)
  test(`an emergency that read only what is ${name} is reviewed, once, and nothing of it shows`, async () => {
    const recordId = await readInEmergency('899700000752', kept);
    const [review, ...others] = await reviewsOf(recordId);
    assert.deepEqual([review?.chain, others.length], ['withheld', 0]);
    const id = review?.id ?? '';
    assert.ok((await solene.get(QUEUE)).html.includes(id));
    assert.ok((await solene.get(`${QUEUE}/${id}`)).html.includes('Malaise'));
    await solene.post(`${QUEUE}/nom`, { _csrf: tokenIn(await solene.get(QUEUE)), examen: id });
    assert.equal((await decide(id, 'ask')).status, 303);
    assert.equal((await decide(id, 'abusive')).status, 303);
    await work();
    const withheld = await linesIn(recordId, 'withheld');
    for (const act of ['open', 'name', 'ask', 'abusive'])
      assert.ok(withheld.includes(`emergency-review-${act}`), `${act} in ${withheld.join()}`);
    assert.deepEqual(await shownTo(recordId), NOTHING);
    const { lines } = await readTrail(world.house.database.directory, world.house.keys.directory, { limit: 2 });
    assert.deepEqual(
      lines.map(({ act, of }) => [act, of]),
      [
        // The second time something waits about them already.
        ['freeze-propose', id],
        ['emergency-judge', id],
      ],
    );
  });

test('with the release of what was read the case comes out: history, notice, and the report that was owed', async () => {
  const recordId = await readInEmergency('899700000753', { withheldFromPatient: true });
  const id = (await reviewsOf(recordId))[0]?.id ?? '';
  await decide(id, 'abusive');
  await work();
  assert.deepEqual((await shownTo(recordId)) as object, NOTHING);
  await anchorAndWitness(world.house);
  later(40 * DAY);
  await work();
  assert.ok((await releaseDueTraces(world.house)) > 0);
  await work();
  await work();
  const shown = await linesIn(recordId, 'shown');
  for (const act of ['document-read', 'emergency-review-open', 'emergency-review-abusive', 'report-raise'])
    assert.ok(shown.includes(act), `${act} in ${shown.join()}`);
  assert.deepEqual(
    (await reviewsOf(recordId)).map(({ chain, outcome }) => [chain, outcome]),
    [['shown', 'abusive']],
  );
  assert.ok((await told(world, recordId)).includes('emergency-access'));
  assert.equal((await reports(recordId)).length, 1);
  const read = await world.house.runner.perform(
    world.house.acts.readHistory,
    recordId,
    { limit: 50 },
    thePerson(recordId),
  );
  assert.ok(read.kind === 'done');
  const report = read.outcome.lines.find(({ act }) => act === 'report-raise');
  assert.deepEqual([report?.actor.kind, report?.actor.name], ['auditor', 'Solène ARVOR']);
  await anchorAndWitness(world.house);
  const { logKeys, database, clock } = world.house;
  const proof = await database.withRecord(recordId, (handle) =>
    readHistoryProof(handle, { log: logKeys }, clock.domain()),
  );
  assert.equal(verifyHistory(proof, {}, sha256, verifySignature).ok, true, 'what came out is tied to where it stood');
});

test('a shown emergency of the same hour takes the case over', async () => {
  const recordId = await readInEmergency('899700000754', { withheldFromPatient: true });
  const urgent = aProfessional({ id: '899700000754', situation: 'bris_de_glace', reason: 'Malaise' });
  await world.house.runner.perform(world.house.acts.beginEmergency, recordId, {}, urgent);
  await work();
  assert.deepEqual(
    (await reviewsOf(recordId)).map(({ chain }) => chain),
    ['shown'],
  );
});
