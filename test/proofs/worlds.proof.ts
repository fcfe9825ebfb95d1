// Pairs of worlds that differ only in what one reader may not see. Two whole houses live the same life at the same instants with the same
// ids; one of them has more: hidden documents, documents withheld from the patient, documents a minor keeps from their parents, and
// everything done to them. After every step the reader asks both the same questions, and no byte may differ.
import { MINUTE } from '../../src/kernel/time.js';
import { randomOf, type ProofInput, type ProofResult } from './proof.js';
import { closeSide, openSide } from './world-side.js';
import { doCommon, doMore, type Family, type Step } from './world-steps.js';
import { questionsFor } from './world-questions.js';

const SHARES: readonly (readonly [Family, number])[] = [
  ['hidden', 20_000],
  ['withheld', 6_000],
  ['minor', 6_000],
];
/** Steps lived by one record before the next one is taken. */
const LIFE = 25;
const ASKED_EACH_TIME = 3;

export async function prove({ scale, seed, say }: ProofInput): Promise<ProofResult> {
  const pairs: Record<string, number> = {};
  const different: string[] = [];
  const statuses: Record<string, number> = {};
  let compared = 0;
  for (const [family, whole] of SHARES) {
    const wanted = Math.max(30, Math.round(whole * scale));
    const random = randomOf(seed + family.length);
    const [plain, more] = [await openSide(), await openSide()];
    try {
      pairs[family] = 0;
      for (let record = 0; (pairs[family] ?? 0) < wanted; record += 1) {
        for (const side of [plain, more]) await side.begin(record);
        for (let n = 0; n < LIFE && (pairs[family] ?? 0) < wanted; n += 1) {
          const step: Step = { family, record, n, roll: [random.next(), random.next(), random.next(), random.next()] };
          for (const side of [plain, more]) {
            side.world.clock.setOffset(side.world.clock.offset() + MINUTE);
            await doCommon(side, step);
          }
          await doMore(more, step);
          const questions = questionsFor(family, step);
          for (let k = 0; k < ASKED_EACH_TIME; k += 1) {
            const question = random.one(questions);
            const [one, other] = [await question.ask(plain), await question.ask(more)];
            compared += 1;
            const status = `${family} ${one.status}`;
            statuses[status] = (statuses[status] ?? 0) + 1;
            if (one.bytes !== other.bytes && different.length < 20)
              different.push(
                `${family}, record ${record}, step ${n}, ${question.name}: ${firstDifference(one.bytes, other.bytes)}`,
              );
          }
          pairs[family] = (pairs[family] ?? 0) + 1;
        }
        if (record % 40 === 0) say(`${family}: ${pairs[family]} pairs, ${different.length} differences`);
      }
      const made = await more.countMore(family);
      if (made === 0) different.push(`${family}: nothing was hidden in either world`);
      statuses[`${family} documents only one world has`] = made;
    } finally {
      await closeSide(plain);
      await closeSide(more);
    }
  }
  const total = Object.values(pairs).reduce((sum, n) => sum + n, 0);
  return {
    holds: different.length === 0 && !Object.keys(statuses).some((status) => / (429|5\d\d)$/.test(status)),
    pairs: total,
    pairsByFamily: pairs,
    answersCompared: compared,
    differing: different.length,
    different,
    statuses,
  };
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
