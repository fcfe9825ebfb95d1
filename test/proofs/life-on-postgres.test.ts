import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { movedSpace } from '../../src/lifecycle/moved-space.model.js';
import type { Space } from '../../src/lifecycle/space.model.js';
import { transitionOf, type LifecycleAct } from '../../src/lifecycle/transitions.js';
import { verifyTrace } from '../../src/audit/index.js';
import { howMany, keepResult, proofSeed } from '../support/proof-run.js';
import { randomSource } from '../support/random-source.js';
import { startWorld, type World } from '../support/world.js';
import {
  BEGINS,
  born,
  lifeOf,
  RULES,
  seenOfLife,
  seenOfSpace,
  spaceOfBorn,
  stepsOf,
  TERMS,
  timeAfter,
  type Born,
  type Step,
} from './life.js';
import { dayByDay, tries, type Life, type Who } from './life-model.js';
import { BY_HAND, forgetSpaces, lifeWorld, type LifeWorld } from './life-world.js';

let world: World;
let lives: LifeWorld;
before(async () => {
  world = await startWorld({ content: 'empty' });
  lives = lifeWorld(world);
});
after(() => world.close());

const chainFaults = async (): Promise<unknown> => {
  const { database, logKeys } = world.house;
  return (await verifyTrace({ sql: database.directory, keys: logKeys, outside: [] })).faults;
};

const TOGETHER = 50;
const STEPS = 16;

interface Lived {
  readonly who: Born;
  readonly life: Life;
  readonly recordId: Awaited<ReturnType<LifeWorld['makeRecords']>>[number];
  moves: number;
}

/** Many people under one clock: the clock goes where it matters to one of them in turn, each makes acts of their own. */
async function liveTogether(people: readonly Born[], steps: readonly (readonly Step[])[], clockSteps: readonly Step[]) {
  await forgetSpaces(world.owner);
  lives.at = BEGINS;
  const records = await lives.makeRecords(people.length);
  const lived: Lived[] = people.map((who, at) => ({
    who,
    life: lifeOf(who),
    recordId: records[at] ?? assert.fail(),
    moves: 0,
  }));
  await Promise.all(lived.map(({ recordId, who }) => lives.place(recordId, spaceOfBorn(who))));
  const divergences: string[] = [];
  const compare = async (what: string): Promise<void> => {
    const seen = await lives.seen(records);
    for (const [at, { life }] of lived.entries()) {
      const [ours, model] = [seenOfSpace(seen[at]?.space ?? assert.fail()), seenOfLife(life)];
      if (ours !== model)
        divergences.push(`${what} at ${new Date(lives.at).toISOString()}: ${String(ours)}, not ${String(model)}`);
    }
  };
  let acts = 0;
  for (const [round, clockStep] of clockSteps.entries()) {
    await Promise.all(
      lived.map(async (one, at) => {
        const step = steps[at]?.[round];
        if (step?.kind !== 'act') return;
        acts += 1;
        const ours = await lives.tries(one.recordId, step.act, step.who);
        const model = tries(one.life, step.who, step.act, lives.at, RULES);
        if (ours !== model)
          divergences.push(
            `${step.act} by ${step.who} at ${new Date(lives.at).toISOString()}: ${ours}, ${JSON.stringify(one.life)}`,
          );
      }),
    );
    await compare('after the acts');
    // From there on everything after it differs.
    if (divergences.length > 0) break;
    if (clockStep.kind !== 'time') continue;
    lives.at = timeAfter(clockStep, lives.at, lived[round % lived.length]?.life ?? assert.fail());
    await lives.day();
    for (const { life } of lived) dayByDay(life, lives.at, RULES);
    await compare('after the job');
  }
  return { acts, divergences };
}

test('on PostgreSQL, acts and waves are what the independently written model says', async () => {
  const wanted = howMany(2_000, TOGETHER);
  const seed = proofSeed();
  let runs = 0;
  let acts = 0;
  const divergences: string[] = [];
  for (let batch = 0; runs < wanted; batch += 1) {
    const sample = <T>(what: fc.Arbitrary<T>, numRuns: number, of: number): T[] =>
      fc.sample(what, { numRuns, seed: seed + batch * 10 + of });
    const people = sample(born, TOGETHER, 0);
    const steps = sample(fc.array(stepsOf(BY_HAND), { minLength: STEPS, maxLength: STEPS }), TOGETHER, 1);
    const clock = sample(
      stepsOf(BY_HAND).filter(({ kind }) => kind === 'time'),
      STEPS,
      2,
    );
    const lived = await liveTogether(people, steps, clock);
    acts += lived.acts;
    divergences.push(...lived.divergences);
    runs += TOGETHER;
  }
  assert.deepEqual(divergences, []);
  assert.deepEqual(await chainFaults(), []);
  keepResult({ onPostgreSql: { runs, acts, divergences: divergences.length } });
});

/** What the table says of these acts one after the other. */
function inTurn(space: Space, acts: readonly (readonly [LifecycleAct, Who])[], at: number): Space {
  let now = space;
  for (const [act, who] of acts) {
    const transition = transitionOf(now, act, who, at);
    if (transition !== undefined) now = movedSpace(now, transition, at, TERMS);
  }
  return now;
}

test('two acts at once leave what the table allows: one after the other, in some order', async () => {
  const wanted = howMany(10_000);
  const random = randomSource(proofSeed()).next;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] ?? assert.fail();
  const whos: readonly Who[] = ['person', 'helpdesk', 'system'];
  const AT_ONCE = 100;
  /** Mostly one that the table has from here, so that the two are in each other's way. */
  const anAct = (start: Space): readonly [(typeof BY_HAND)[number], Who] => {
    const possible = BY_HAND.flatMap((act) =>
      whos.flatMap((who) => (transitionOf(start, act, who, lives.at) === undefined ? [] : [[act, who] as const])),
    );
    return random() < 0.8 && possible.length > 0 ? pick(possible) : [pick(BY_HAND), pick(whos)];
  };
  await forgetSpaces(world.owner);
  const records = await lives.makeRecords(AT_ONCE);
  let done = 0;
  let bothWays = 0;
  const outside: string[] = [];
  while (done < wanted) {
    lives.at = BEGINS;
    const starts = records.map(() => somewhere(random));
    lives.at = BEGINS + 200 * 86_400_000;
    await Promise.all(records.map((recordId, at) => lives.place(recordId, starts[at] ?? assert.fail())));
    const pairs = starts.map((start) => [anAct(start), anAct(start)] as const);
    const before = await lives.seen(records);
    const results = await Promise.all(
      records.map((recordId, at) =>
        Promise.all((pairs[at] ?? assert.fail()).map(([act, who]) => lives.tries(recordId, act, who))),
      ),
    );
    const after = await lives.seen(records);
    for (const at of records.keys()) {
      const [first, second] = pairs[at] ?? assert.fail();
      const start = starts[at] ?? assert.fail();
      // A wave leaves alone whoever is being moved at that moment, and says so: the next one meets them.
      const made = [first, second].filter(([act], which) => act !== 'space-notify' || results[at]?.[which] === true);
      const [one, other] = [inTurn(start, made, lives.at), inTurn(start, made.toReversed(), lives.at)].map(seenOfSpace);
      const found = seenOfSpace(after[at]?.space ?? assert.fail());
      if (found !== one && found !== other)
        outside.push(`${JSON.stringify([start, first, second])} left ${String(found)}`);
      if (one !== other) bothWays += 1;
      // Each act that was done has its entry, and so has each that was refused by the runner.
      assert.equal((after[at]?.entries ?? 0) - (before[at]?.entries ?? 0), made.length);
      done += 1;
    }
  }
  assert.deepEqual(outside, []);
  assert.ok(bothWays > wanted / 100, 'the order mattered often enough to prove something');
  assert.deepEqual(await chainFaults(), []);
  keepResult({ interleavings: { pairs: done, whereTheOrderMatters: bothWays, outsideTheTable: outside.length } });
});

/** A space as some life in memory left it. */
function somewhere(random: () => number): Space {
  const [who] = fc.sample(born, { numRuns: 1, seed: Math.floor(random() * 2 ** 31) });
  let space = spaceOfBorn(who ?? assert.fail());
  let at = BEGINS;
  for (let step = 0; step < 6; step += 1) {
    const act = BY_HAND[Math.floor(random() * BY_HAND.length)] ?? assert.fail();
    at += Math.floor(random() * 30) * 86_400_000;
    for (const by of ['person', 'helpdesk', 'system'] as const) {
      const transition = transitionOf(space, act, by, at);
      if (transition !== undefined && transition.to !== 'erased') space = movedSpace(space, transition, at, TERMS);
    }
  }
  return space;
}

test('a wave and an act at once leave what the table allows', async () => {
  const rounds = howMany(100);
  const random = randomSource(proofSeed() + 1).next;
  const day = 86_400_000;
  await forgetSpaces(world.owner);
  const records = await lives.makeRecords(40);
  let done = 0;
  const outside: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start: Space = {
      state: 'notified',
      since: BEGINS,
      noticeSentOn: '2026-01-15',
      earlierRecord: random() < 0.5,
    };
    await Promise.all(records.map((recordId) => lives.place(recordId, start)));
    lives.at = BEGINS + 60 * day;
    const acts = records.map(() => (random() < 0.5 ? 'space-activate' : 'space-oppose') as LifecycleAct);
    await Promise.all([
      lives.day(),
      ...records.map((recordId, at) => lives.tries(recordId, acts[at] ?? assert.fail(), 'person')),
    ]);
    // Whoever was being moved when the wave came is met by the next one.
    await lives.day();
    const seen = await lives.seen(records);
    for (const at of records.keys()) {
      const act = acts[at] ?? assert.fail();
      const orders = [
        [
          ['space-open', 'system'],
          [act, 'person'],
        ],
        [
          [act, 'person'],
          ['space-open', 'system'],
        ],
      ] as const;
      const allowed = orders.map((order) => seenOfSpace(inTurn(start, order, lives.at)));
      const found = seenOfSpace(seen[at]?.space ?? assert.fail());
      if (!allowed.includes(found)) outside.push(`${act} beside the wave left ${String(found)}`);
      done += 1;
    }
  }
  assert.deepEqual(outside, []);
  keepResult({ actsBesideWaves: { pairs: done, outsideTheTable: outside.length } });
});
