// The life of a space against an independently written model: every act by everybody, at every moment that matters.
import fc from 'fast-check';
import type { Space } from '../../src/lifecycle/space.model.js';
import { movedSpace } from '../../src/lifecycle/moved-space.model.js';
import { majorityFallsAt } from '../../src/identity/index.js';
import { transitionOf, type LifecycleAct } from '../../src/lifecycle/transitions.js';
import {
  adultFrom,
  boundaries,
  dateOf,
  dayByDay,
  dayNumber,
  tries,
  type Life,
  type Rules,
  type Who,
} from './life-model.js';

export const RULES: Rules = { graceDays: 365, thinkDays: 30 };
export const TERMS = { transitionDays: 365, coolingOffDays: 30 };
const DAY = 86_400_000;
export const BEGINS = Date.parse('2026-01-15T09:00:00+01:00');

export const ACTS = [
  'space-notify',
  'space-oppose',
  'space-return',
  'space-activate',
  'space-close',
  'space-reopen',
  'space-ask-deletion',
  'space-suspend',
  'space-object',
  'space-lift',
  'space-decease',
  'space-correct-death',
  'space-open',
  'space-ask-again',
  'space-come-of-age',
  'space-erase',
] as const satisfies readonly LifecycleAct[];

export type Step =
  | { readonly kind: 'act'; readonly act: LifecycleAct; readonly who: Who }
  /** To the next moment that matters, or `days` on; `seconds` before or after. */
  | { readonly kind: 'time'; readonly to: 'boundary' | 'days'; readonly days: number; readonly seconds: number };

/** `acts`: those that are tried by hand; what the job does is tried by moving the clock as well. */
export const stepsOf = (acts: readonly LifecycleAct[] = ACTS): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('act' as const),
        act: fc.constantFrom(...acts),
        who: fc.constantFrom<Who>('person', 'person', 'helpdesk', 'system'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('time' as const),
        to: fc.constantFrom('boundary' as const, 'boundary' as const, 'days' as const),
        days: fc.integer({ min: 0, max: 700 }),
        seconds: fc.constantFrom(-1, 0, 1),
      }),
    },
  );

export const PLACES = { Paris: '75011', Cayenne: '97300', Nouméa: '98800' } as const;

export interface Born {
  /** Days before the beginning. */
  readonly age: number;
  readonly place: keyof typeof PLACES;
  readonly hadRecord: boolean;
}

const leapDays = [2008, 2012, 2016, 2020, 2024].map((year) => Math.floor(BEGINS / DAY) - dayNumber(year, 2, 29));

export const born: fc.Arbitrary<Born> = fc.record({
  age: fc.oneof(
    fc.integer({ min: 0, max: 18 * 366 }),
    fc.integer({ min: 18 * 365 - 60, max: 18 * 365 + 3 }),
    fc.constantFrom(...leapDays),
    fc.constant(40 * 365),
  ),
  place: fc.constantFrom('Paris', 'Cayenne', 'Nouméa'),
  hadRecord: fc.boolean(),
});

export const birthDateOf = (age: number): string => {
  const [y, m, d] = dateOf(Math.floor(BEGINS / DAY) - age);
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
};

export function lifeOf({ age, place, hadRecord }: Born): Life {
  const adultAt = adultFrom(Math.floor(BEGINS / DAY) - age, place);
  return {
    now: 'notified',
    start: BEGINS,
    letter: 'opening',
    hadRecord,
    ...(adultAt > BEGINS ? { adultAt } : {}),
  };
}

export function spaceOfBorn({ age, place, hadRecord }: Born): Space {
  const majorityAt = majorityFallsAt(birthDateOf(age), PLACES[place]);
  return {
    state: 'notified',
    since: BEGINS,
    noticeWanted: 'opening',
    earlierRecord: hadRecord,
    ...(majorityAt > BEGINS ? { majorityAt } : {}),
  };
}

const ISO = (day: number | undefined): string | undefined =>
  day === undefined ? undefined : new Date(day * DAY).toISOString().slice(0, 10);

/** What both sides must agree on, in one shape. */
export const seenOfSpace = (s: Space): unknown =>
  clean({
    ...{ state: s.state, since: s.since, notice: s.noticeSentOn, letter: s.noticeWanted, term: s.transitionUntil },
    ...{
      asked: s.askedAgainAt !== undefined,
      from: s.returnsTo,
      frozen: s.suspendedFirst === true,
      died: s.diedFrom,
      shred: s.deleteAt,
    },
    ...{ objected: s.objectedAt !== undefined, adult: s.majorityAt },
  });
export const seenOfLife = (l: Life): unknown =>
  clean({
    ...{ state: l.now, since: l.start, notice: ISO(l.notice), letter: l.letter, term: l.grace },
    ...{
      asked: l.secondLetterOut === true,
      from: l.cameFrom,
      frozen: l.frozen === true,
      died: l.beforeDeath,
      shred: l.shredAt,
    },
    ...{ objected: l.protested === true, adult: l.adultAt },
  });
const clean = (fields: Record<string, unknown>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));

/** Where a step of time leads from `at`. */
export function timeAfter(step: Extract<Step, { kind: 'time' }>, at: number, l: Life): number {
  const next = boundaries(l)
    .filter((one) => one + 1000 > at)
    .sort((a, b) => a - b)[0];
  const to = step.to === 'boundary' && next !== undefined ? next : at + step.days * DAY;
  return Math.max(at, to + step.seconds * 1000);
}

const DAILY = ['space-come-of-age', 'space-open', 'space-ask-again', 'space-close', 'space-erase'] as const;

/** One life in memory: the table and what it writes, against the model. Throws at the first difference. */
export function liveInMemory(who: Born, steps: readonly Step[]): { acts: number; done: number } {
  const life = lifeOf(who);
  let space = spaceOfBorn(who);
  let at = BEGINS;
  const counts = { acts: 0, done: 0 };
  const compare = (what: string): void => {
    const [ours, model] = [seenOfSpace(space), seenOfLife(life)];
    if (ours !== model)
      throw new Error(`${what} at ${new Date(at).toISOString()}:\n ours  ${String(ours)}\n model ${String(model)}`);
  };
  const move = (act: LifecycleAct, mover: Who): boolean => {
    const transition = transitionOf(space, act, mover, at);
    if (transition !== undefined) space = movedSpace(space, transition, at, TERMS);
    return transition !== undefined;
  };
  compare('the beginning');
  for (const step of steps)
    if (step.kind === 'time') {
      at = timeAfter(step, at, life);
      for (const act of DAILY) move(act, 'system');
      dayByDay(life, at, RULES);
      compare('after the job');
    } else {
      counts.acts += 1;
      const ours = move(step.act, step.who);
      if (ours !== tries(life, step.who, step.act, at, RULES))
        throw new Error(`${step.act} by ${step.who} at ${new Date(at).toISOString()}: ours ${ours}`);
      if (ours) counts.done += 1;
      compare(`${step.act} by ${step.who}`);
    }
  return counts;
}

/** `runs` lives in memory: how many differed, and the smallest one that does. */
export function livesInMemory(
  runs: number,
  seed: number,
): { runs: number; acts: number; done: number; divergences: number; smallest: string | undefined } {
  const total = { runs: 0, acts: 0, done: 0, divergences: 0 };
  const judged = fc.check(
    fc.property(born, fc.array(stepsOf(), { minLength: 4, maxLength: 40, size: 'max' }), (who, steps) => {
      total.runs += 1;
      try {
        const { acts, done } = liveInMemory(who, steps);
        total.acts += acts;
        total.done += done;
      } catch (error) {
        total.divergences += 1;
        throw error;
      }
    }),
    { numRuns: runs, seed, endOnFailure: false },
  );
  return { ...total, smallest: judged.failed ? fc.defaultReportMessage(judged) : undefined };
}
