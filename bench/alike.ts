// npm run bench:alike [-- --pairs 10000] [--minutes 20] [--only words] [--at-once 64]: whether time tells somebody from nobody at the public
// forms. Pairs of the same question about a person (of every state in turn) and about nobody, interleaved; Welch's |t| below 4.5 and a
// median gap below 1 ms, or the exit is 1. Ends in the time given: a question that runs out of it says how many pairs it had.
// Asked of the routes of the router with everything behind them; the HTTP server in front is the same for all.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import {
  compare,
  CROWD_QUESTIONS,
  crowds,
  forgetQuestions,
  people,
  QUESTIONS,
  type Compared,
} from '../test/proofs/alike.js';
import { askerOf } from '../test/proofs/door-asker.js';
import { startWorld } from '../test/support/world.js';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '10000' },
    minutes: { type: 'string', default: '20' },
    only: { type: 'string', default: '' },
    'at-once': { type: 'string', default: '64' },
  },
});
const MOST_T = 4.5;
const MOST_GAP = 1;
/** Passwords take argon2's turn, two at a time: more side by side would measure the queue. Their question takes longer than the others. */
const PASSWORDS = { atOnce: 20, share: 3 };
/** Of every state: fewer would wait for each other, since the acts of one record come one after the other. */
const PEOPLE_PER_STATE = 16;
/** Askers in the same instant about one person, or about one nobody. */
const CROWD = 40;
const CROWDS = 100;
const TOLD_EVERY = 10_000;

const wanted = Number(values.pairs);
const questions = QUESTIONS.filter(({ name }) => name.includes(values.only));
const shareOf = (name: string): number => (name.startsWith('sign-in') ? PASSWORDS.share : 1);
const began = performance.now();
const ends = began + Number(values.minutes) * 60_000;
const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const figures = ({ pairs, answers, t, medianGap }: Compared): string =>
  `${pairs} pairs, ${answers} answer(s), t ${t.toFixed(2)}, median gap ${medianGap.toFixed(3)} ms`;

const world = await startWorld({ content: 'empty' });
try {
  const asker = await askerOf(world);
  const somebody = [];
  for (let set = 1; set <= PEOPLE_PER_STATE; set += 1) somebody.push(...(await people(world, set * 100)));
  tell(`${questions.length} questions, ${wanted} pairs each, about ${somebody.length} people and as many nobodies`);
  for (const [place, question] of questions.entries()) {
    const since = performance.now();
    const left = questions.slice(place).reduce((sum, { name }) => sum + shareOf(name), 0);
    const until = since + ((ends - since) * shareOf(question.name)) / left;
    let told = since;
    // What is compiled and opened at first use is no matter of anybody's.
    const atOnce = question.name.startsWith('sign-in') ? PASSWORDS.atOnce : Number(values['at-once']);
    const between = (): Promise<void> => forgetQuestions(world);
    await compare(asker, question, { somebody, pairs: atOnce, atOnce, between });
    const compared = await compare(asker, question, {
      ...{ somebody, pairs: wanted, atOnce, between },
      goesOn(soFar) {
        const now = performance.now();
        if (now - told > TOLD_EVERY) {
          told = now;
          tell(`  …  ${question.name}: ${figures(soFar())}`);
        }
        return now < until;
      },
    });
    const { name, answers, t, medianGap } = compared;
    const holds = answers === 1 && Math.abs(t) < MOST_T && Math.abs(medianGap) < MOST_GAP;
    if (!holds) process.exitCode = 1;
    const seconds = Math.round((performance.now() - since) / 1000);
    const short = compared.pairs < wanted ? `, of ${wanted}: out of time` : '';
    const load = (loadavg()[0] ?? 0).toFixed(1);
    tell(`${holds ? 'alike' : 'TELLS'}  ${name}: ${figures(compared)} (${seconds} s, load ${load}${short})`);
  }
  // Some hundred crowds are enough: one that waits for itself is slower by hundreds of milliseconds.
  for (const question of CROWD_QUESTIONS.filter(({ name }) => `crowd ${name}`.includes(values.only))) {
    const between = (): Promise<void> => forgetQuestions(world);
    await crowds(asker, question, { somebody, rounds: 3, askers: CROWD, between });
    const compared = await crowds(asker, question, {
      ...{ somebody, rounds: Math.min(wanted, CROWDS), askers: CROWD, between },
    });
    const holds = compared.answers === 1 && Math.abs(compared.t) < MOST_T;
    if (!holds) process.exitCode = 1;
    tell(`${holds ? 'alike' : 'TELLS'}  ${compared.name}: ${figures(compared)}`);
  }
  tell(`${Math.round((performance.now() - began) / 1000)} s in all`);
} finally {
  await world.close();
}
