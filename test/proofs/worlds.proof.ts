// Pairs of worlds that differ only in what one reader may not see. Whole houses live the same lives at the same instants with the same ids.
// One of them is plain; each of the others has more, and each its own: hidden documents, documents withheld from the patient, documents a
// minor keeps from their parents, and everything done to them. After every step the reader asks all of them the same questions, and no byte
// may differ from what the plain world answers: each other world makes a pair with it. Lives go on side by side, and one plain world serves
// several pairs: what costs is PostgreSQL and its answers, not waiting (ADR 0176).
import { MINUTE } from '../../src/kernel/time.js';
import { carryOutbox } from '../../src/notices/index.js';
import { randomSource, type RandomSource } from '../support/random-source.js';
import type { ProofInput, ProofResult } from './proof.js';
import { questionsFor, type Question } from './world-questions.js';
import { closeSide, openSide, type Life, type Side } from './world-side.js';
import { doCommon, doMore, type Family, type Roll, type Step } from './world-steps.js';

/** Pairs of each family in a full run. */
const PAIRS = 20_000;
const FAMILIES: readonly Family[] = ['hidden', 'withheld', 'minor'];
/** Worlds that have more, beside the plain one. */
const WITH_MORE = 4;
const SIDE_BY_SIDE = 6;
/** Steps lived by one record before the next one is taken. */
const LIFE = 25;
const ASKED_EACH_TIME = 3;

interface Found {
  readonly pairs: Record<string, number>;
  /** Batches of lives that are over, by family. */
  readonly batches: Record<string, number>;
  readonly statuses: Record<string, number>;
  readonly different: string[];
  compared: number;
}

export async function prove({ scale, seed, say, progress }: ProofInput): Promise<ProofResult> {
  const nothing: Found = { pairs: {}, batches: {}, statuses: {}, different: [], compared: 0 };
  const found = ((await progress?.load()) as Found | undefined) ?? nothing;
  for (const family of FAMILIES) {
    const wanted = Math.max(30, Math.round(PAIRS * scale));
    if ((found.pairs[family] ?? 0) >= wanted) continue;
    const sides: Side[] = [];
    try {
      for (let n = 0; n <= WITH_MORE; n += 1) sides.push(await openSide());
      for (let batch = found.batches[family] ?? 0; (found.pairs[family] ?? 0) < wanted; batch += 1) {
        await liveSideBySide(
          sides,
          { family, batch, wanted, random: randomSource(seed + batch * 31 + family.length) },
          found,
        );
        found.batches[family] = batch + 1;
        await progress?.save(found);
        say(`${family}: ${found.pairs[family]} of ${wanted} pairs, ${found.different.length} differences`);
      }
      for (const [n, side] of sides.entries()) await countedMore(side, n > 0, family, found);
    } finally {
      await Promise.all(sides.map(closeSide));
    }
  }
  const { pairs, statuses, different, compared } = found;
  return {
    holds: different.length === 0 && !Object.keys(statuses).some((status) => / (429|5\d\d)$/.test(status)),
    pairs: Object.values(pairs).reduce((sum, n) => sum + n, 0),
    pairsByFamily: pairs,
    answersCompared: compared,
    differing: different.length,
    different: different.slice(0, 20),
    statuses,
  };
}

/** Some records live in all worlds, step by step; after the last step every question is asked. */
async function liveSideBySide(
  sides: readonly Side[],
  { family, batch, wanted, random }: { family: Family; batch: number; wanted: number; random: RandomSource },
  found: Found,
): Promise<void> {
  const records = Array.from({ length: SIDE_BY_SIDE }, (_, place) => batch * SIDE_BY_SIDE + place);
  const lives = await Promise.all(
    sides.map(async (side) => {
      await side.nextHour();
      const begun: Life[] = [];
      for (const record of records) begun.push(await side.begin(record));
      return begun;
    }),
  );
  const each = records.length * WITH_MORE;
  for (let n = 0, last = false; !last; n += 1) {
    last = n === LIFE - 1 || (found.pairs[family] ?? 0) + each >= wanted;
    const mail = random.next() < 0.3;
    for (const { world } of sides) {
      world.clock.setOffset(world.clock.offset() + MINUTE);
      const { house } = world;
      if (mail) await carryOutbox(house.database, house.clock.domain(), undefined, { announce: house.announce });
    }
    // Chance decides before the lives go on beside each other: the order in which they end must decide nothing.
    const steps = records.map((record) => decided({ family, record, n }, last, random));
    await Promise.all(
      steps.map((step, place) =>
        liveStep(
          step,
          lives.map((begun) => begun[place] as Life),
          found,
        ),
      ),
    );
    found.pairs[family] = (found.pairs[family] ?? 0) + each;
  }
}

interface Decided {
  readonly step: Step;
  readonly more: readonly Roll[];
  readonly questions: readonly Question[];
}

function decided(place: Omit<Step, 'roll'>, last: boolean, random: RandomSource): Decided {
  const roll = (): Roll => [random.next(), random.next(), random.next(), random.next()];
  const step: Step = { ...place, roll: roll() };
  const questions = questionsFor(place.family, step);
  return {
    step,
    more: Array.from({ length: WITH_MORE }, roll),
    questions: last ? questions : Array.from({ length: ASKED_EACH_TIME }, () => random.one(questions)),
  };
}

async function liveStep(
  { step, more, questions }: Decided,
  [plain, ...others]: readonly Life[],
  found: Found,
): Promise<void> {
  if (plain === undefined) throw new Error('there is a plain world');
  await Promise.all([plain, ...others].map((life) => doCommon(life, step)));
  await Promise.all(others.map((life, n) => doMore(life, step, more[n] as Roll)));
  for (const question of questions) {
    const [one, ...answers] = await Promise.all([plain, ...others].map((life) => question.ask(life)));
    if (one === undefined) continue;
    const status = `${step.family} ${one.status}`;
    found.statuses[status] = (found.statuses[status] ?? 0) + answers.length;
    found.compared += answers.length;
    for (const other of answers)
      if (one.bytes !== other.bytes)
        found.different.push(
          `${step.family}, record ${step.record}, step ${step.n}, ${question.name}: ${firstDifference(one.bytes, other.bytes)}`,
        );
  }
}

/** The difference that nobody saw was there: only in the worlds that have more. */
async function countedMore(
  side: Side,
  hasMore: boolean,
  family: Family,
  { statuses, different }: Found,
): Promise<void> {
  const made = await side.countMore(family);
  if (made > 0 !== hasMore) different.push(`${family}: ${made} documents that may not be seen`);
  const line = `${family} documents only one world has`;
  statuses[line] = (statuses[line] ?? 0) + made;
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  // Pages are told without their markup: what a person would read.
  const around = (text: string): string =>
    text
      .slice(Math.max(0, at - 400), at + 700)
      .replaceAll(/<[^>]*>?/g, ' ')
      .replaceAll(/\s+/g, ' ');
  return `…${around(one)}… or …${around(other)}…`;
}
