import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importPersons } from '../../src/lifecycle/index.js';
import { findRecordByIns } from '../../src/identity/index.js';
import { finishErasures } from '../../src/lifecycle/erase.js';
import type { LifecycleAct } from '../../src/lifecycle/transitions.js';
import { testIns } from '../support/cast.js';
import { keepResult } from '../support/proof-run.js';
import { startWorld, type World } from '../support/world.js';
import { lifeWorld, type LifeWorld } from './life-world.js';
import type { Who } from './life-model.js';

let world: World;
let lives: LifeWorld;
before(async () => {
  world = await startWorld({ content: 'empty' });
  lives = lifeWorld(world);
});
after(() => world.close());

const SECOND = 1_000;
/** By hand from the calendar, not by the program's own rules. */
const LIVES = [
  {
    place: 'Paris',
    postalCode: '75011',
    eighteen: '2042-03-01T00:00:00+01:00',
  },
  {
    place: 'Cayenne',
    postalCode: '97300',
    eighteen: '2042-03-01T00:00:00-03:00',
  },
  {
    place: 'Nouméa',
    postalCode: '98800',
    eighteen: '2042-03-01T00:00:00+11:00',
  },
] as const;

test('twenty-six years of lives born on a 29 February, in Paris, Cayenne and Nouméa, each boundary one second before and after', async () => {
  const began = performance.now();
  const { house } = world;
  let boundaries = 0;
  lives.at = Date.parse('2026-02-10T15:00:00+01:00');
  async function* feed(): AsyncGenerator<Buffer> {
    const lines = LIVES.map(({ postalCode, place }, at) => ({
      ...{ ins: testIns(700 + at).value, oid: testIns(700 + at).oid, familyName: 'BISSEXTILE', givenNames: [place] },
      ...{ sex: 'female', birthDate: '2024-02-29', address: { lines: ['1 rue des Essais'], postalCode, town: place } },
    }));
    yield Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'));
  }
  const clock = { domain: () => lives.at, real: () => house.clock.real() };
  const counts = await importPersons({ ...house, clock, mode: 'demo', sendsMail: false }, feed(), {
    ...{ runId: 'lives', format: 'ndjson' },
    refuse: (_lines, from) => Promise.resolve(from),
  });
  assert.equal(counts.new, 3);
  const records = await Promise.all(
    LIVES.map(
      async (_life, at) =>
        (await findRecordByIns(house.database.directory, house.keys.index, testIns(700 + at))) ?? assert.fail(),
    ),
  );
  const states = (): Promise<string[]> => Promise.all(records.map(async (one) => (await lives.spaceOf(one)).state));
  const all = (state: string): string[] => records.map(() => state);
  const everybody = async (act: LifecycleAct, who: Who, expected = true): Promise<void> => {
    for (const one of records) assert.equal(await lives.tries(one, act, who), expected, act);
  };
  const dayAt = async (at: number): Promise<void> => {
    lives.at = at;
    await lives.day();
  };

  // The notice leaves: D is 10 February 2026, the space opens on D+43 at midnight in Paris.
  await everybody('space-notify', 'system');
  const opens = Date.parse('2026-03-25T00:00:00+01:00');
  await dayAt(opens - SECOND);
  assert.deepEqual(await states(), all('notified'));
  await dayAt(opens);
  assert.deepEqual(await states(), all('open'));
  boundaries += records.length * 2;
  await everybody('space-oppose', 'person', false);
  await everybody('space-activate', 'person');

  // Eighteen: at midnight where each lives, on 1 March 2042. The space stays open, its person is told.
  for (const [at, life] of LIVES.entries()) {
    const recordId = records[at] ?? assert.fail();
    const eighteen = Date.parse(life.eighteen);
    assert.equal((await lives.spaceOf(recordId)).majorityAt, eighteen, life.place);
  }
  for (const at of [...LIVES.keys()].sort(
    (a, b) => Date.parse(LIVES[a]?.eighteen ?? '') - Date.parse(LIVES[b]?.eighteen ?? ''),
  )) {
    const recordId = records[at] ?? assert.fail();
    const eighteen = Date.parse(LIVES[at]?.eighteen ?? '');
    const told = async (): Promise<number> =>
      (await world.owner`select 1 from outbox where record_id = ${recordId} and kind = 'space-came-of-age'`).length;
    await dayAt(eighteen - SECOND);
    assert.deepEqual([(await lives.spaceOf(recordId)).majorityAt, await told()], [eighteen, 0]);
    await dayAt(eighteen);
    assert.deepEqual([(await lives.spaceOf(recordId)).majorityAt, await told()], [undefined, 1]);
    boundaries += 2;
  }
  assert.deepEqual(await states(), all('active'));

  // Closed on 29 February 2044, deleted ten years and a day later: the anniversary is 1 March 2054, and 2 March begins at midnight.
  lives.at = Date.parse('2044-02-29T18:30:00+01:00');
  await everybody('space-close', 'person');
  const ends = Date.parse('2054-03-02T00:00:00+01:00');
  await dayAt(ends - SECOND);
  assert.deepEqual(await states(), all('closed'));
  await dayAt(ends);
  assert.deepEqual(await states(), all('erased'));
  boundaries += records.length * 2;
  lives.at += 2 * 86_400_000;
  assert.equal((await finishErasures({ ...house, clock })).finished, 3);
  for (const one of records)
    await assert.rejects(
      house.database.withRecord(one, async () => undefined),
      /no key/,
    );

  const seconds = (performance.now() - began) / 1_000;
  assert.ok(seconds < 60, `${seconds} s`);
  keepResult({ twentyYears: { lives: records.length, boundaries, seconds: Math.round(seconds * 10) / 10 } });
});
