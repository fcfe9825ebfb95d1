// Both sides of a visit act at the same moment, on a real PostgreSQL. Whatever the order, what is left is what one after the other leaves.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { RecordId } from '../kernel/ids.js';
import type { ActResult } from '../platform/act.js';
import { aRecord, thePerson } from '../../test/support/cast.js';
import { startWorld, type World } from '../../test/support/world.js';
import { longIndex } from './visit-codes.js';
import type { Visit, VisitOffer } from './visit.model.js';
import { readVisit } from './visit.store.js';

let world: World;
let recordId: RecordId;
let people = 3_900;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());
beforeEach(async () => {
  recordId = await aRecord(world.house, (people += 1));
});

const OFFER: VisitOffer = { everything: true, documentIds: [], minutes: 30, onPaper: false };

const offered = async (): Promise<Visit> => {
  const { runner, acts, database } = world.house;
  const made = await runner.perform(acts.offerVisit, recordId, OFFER, thePerson(recordId));
  assert.ok(made.kind === 'done');
  const visit = await database.withRecord(recordId, (handle) => readVisit(handle, made.outcome.id));
  assert.ok(visit?.codes !== undefined);
  return visit;
};
const asks = ({ id, codes }: Visit): Promise<ActResult<unknown>> => {
  const { runner, acts, keys } = world.house;
  const caller = { kind: 'visitor', visitId: id, name: 'Alix MODELE', profession: '10' } as const;
  const code = longIndex(keys.code, codes?.long ?? '');
  return runner.perform(acts.askVisit, recordId, { by: 'long', code }, caller);
};
const does = (act: 'acceptVisit' | 'stopVisit' | 'declineVisit', { id }: Visit): Promise<ActResult<unknown>> =>
  world.house.runner.perform(world.house.acts[act], recordId, { id }, thePerson(recordId));

/** How the visit stands in the record, and what waiting pages are told. */
async function stands({ id }: Visit): Promise<readonly unknown[]> {
  const [row] = await world.owner`
    select v.ended_how, v.accepted_at is not null as accepted, d.standing, d.long_index is not null as code
    from visit v join directory_visit d on d.visit_id = v.id where v.id = ${id}`;
  return [row?.['ended_how'], row?.['accepted'], row?.['standing'], row?.['code']];
}

/** Ends the visit beside an act that has read its facts and goes on when this has committed. */
async function endedBeside(visit: Visit, act: () => Promise<ActResult<unknown>>): Promise<ActResult<unknown>> {
  const ended = Promise.withResolvers<Promise<ActResult<unknown>>>();
  await world.owner.begin(async (sql) => {
    await sql`update visit set ended_at = now(), ended_how = 'stopped' where id = ${visit.id}`;
    ended.resolve(act());
    // Until the act waits for that row, or has gone by without touching it.
    for (let waited = 0; waited < 200; waited += 1) {
      const [row] = await world.owner`
        select exists (select from pg_locks where not granted and locktype in ('transactionid', 'tuple')) as waits`;
      if (row?.['waits'] === true) return;
    }
  });
  return await ended.promise;
}

test('pressed twice, one code is good', async () => {
  const { runner, acts } = world.house;
  const both = await Promise.all(
    [1, 2, 3, 4, 5, 6].map(() => runner.perform(acts.offerVisit, recordId, OFFER, thePerson(recordId))),
  );
  assert.deepEqual(new Set(both.map(({ kind }) => kind)), new Set(['done']));
  const [row] = await world.owner`
    select (select count(*)::int from visit where record_id = ${recordId} and ended_at is null) as waiting,
      (select count(*)::int from directory_visit where record_id = ${recordId} and long_index is not null) as codes`;
  assert.deepEqual({ ...row }, { waiting: 1, codes: 1 });
});

test('a code used twice at once lets one ask', async () => {
  const visit = await offered();
  const both = await Promise.all([asks(visit), asks(visit), asks(visit)]);
  assert.deepEqual(both.map(({ kind }) => kind).sort(), ['done', 'refused', 'refused']);
});

test('who lets in while it is stopped elsewhere lets nobody in, and is told that it is over', async () => {
  const visit = await offered();
  assert.equal((await asks(visit)).kind, 'done');
  const accepted = await endedBeside(visit, () => does('acceptVisit', visit));
  assert.deepEqual(accepted, { kind: 'failed', problem: { ok: false, problem: 'visit-is-over' } });
  assert.deepEqual(await stands(visit), ['stopped', false, 'asked', false]);
});

test('who asks while it is stopped elsewhere is not let ask', async () => {
  const visit = await offered();
  const asked = await endedBeside(visit, () => asks(visit));
  assert.equal(asked.kind, 'failed');
  assert.deepEqual((await stands(visit)).slice(0, 3), ['stopped', false, 'offered']);
});

test('letting in, stopping and asking again, all at once: in some order, and never open once it is stopped', async () => {
  for (let round = 0; round < 12; round += 1) {
    const visit = await offered();
    assert.equal((await asks(visit)).kind, 'done');
    const [, stopped] = await Promise.all([
      does('acceptVisit', visit),
      does('stopVisit', visit),
      asks(visit),
      does('acceptVisit', visit),
    ]);
    assert.equal(stopped.kind, 'done');
    const [how, , standing, code] = await stands(visit);
    assert.deepEqual([how, standing, code], ['stopped', 'over', false]);
  }
});
