// npm run bench:alike [--pairs 10000] [--only words]: whether time tells somebody from nobody at the public forms. Pairs of the same question
// about a person (of every state in turn) and about nobody, interleaved; Welch's |t| below 4.5 and a median gap below 1 ms, or the exit is 1.
// Asked of the routes of the router with everything behind them; the HTTP server in front is the same for all.
import { parseArgs } from 'node:util';
import { compare, people, QUESTIONS } from '../test/proofs/alike.js';
import { askerOf } from '../test/proofs/door-asker.js';
import { startWorld } from '../test/support/world.js';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '10000' },
    only: { type: 'string', default: '' },
    'at-once': { type: 'string', default: '16' },
  },
});
const MOST_T = 4.5;
const MOST_GAP = 1;

const world = await startWorld({ content: 'empty' });
try {
  const asker = await askerOf(world);
  const somebody = await people(world);
  for (const question of QUESTIONS.filter(({ name }) => name.includes(values.only))) {
    const began = performance.now();
    // Passwords take argon2's turn, two at a time: more side by side would measure the queue.
    const atOnce = question.name.startsWith('sign-in') ? 4 : Number(values['at-once']);
    const { name, pairs, answers, t, medianGap } = await compare(asker, question, {
      somebody,
      pairs: Number(values.pairs),
      atOnce,
    });
    const holds = answers === 1 && Math.abs(t) < MOST_T && Math.abs(medianGap) < MOST_GAP;
    if (!holds) process.exitCode = 1;
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write(
      `${holds ? 'alike' : 'TELLS'}  ${name}: ${pairs} pairs, ${answers} answer(s), t ${t.toFixed(2)}, median gap ${medianGap.toFixed(3)} ms (${seconds} s)\n`,
    );
  }
} finally {
  // What was begun behind the last answers ends first.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await world.close();
}
