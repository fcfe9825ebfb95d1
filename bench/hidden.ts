// npm run bench:hidden [--pairs 10000] [--minutes 5] [--only words]: whether time tells what may not be seen from what is not there. Pairs of
// one question, in a random order within each pair: about a document that is hidden and about an id of nothing, or about a record that has
// hidden documents and one that has none. A median gap of 1 ms or more, or another status, and the exit is 1; Welch's t is printed beside it.
// Each question gets its share of the minutes at most: how many pairs it came to is printed.
import { parseArgs } from 'node:util';
import { median, welch } from '../test/proofs/alike.js';
import { doors, type Door } from '../test/proofs/hidden-doors.js';
import { startWorld } from '../test/support/world.js';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '10000' },
    minutes: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
});
const MOST_GAP = 1;
const WARM = 100;
const AT_ONCE = 2;

/** The slowest twentieth is the machine's: the same number of the slowest is left out on both sides. */
const cropped = (of: readonly number[]): number[] =>
  [...of].sort((a, b) => a - b).slice(0, Math.ceil(of.length * 0.95));

async function measured({ name, there, nothing }: Door, seconds: number): Promise<void> {
  const took: { there: number[]; nothing: number[] } = { there: [], nothing: [] };
  const statuses = new Set<string>();
  const ends = performance.now() + seconds * 1000;
  const ask = async (which: 'there' | 'nothing', n: number, counts: boolean): Promise<void> => {
    const since = performance.now();
    const status = await (which === 'there' ? there : nothing)(n);
    if (counts) took[which].push(performance.now() - since);
    statuses.add(String(status));
  };
  let begun = 0;
  const asker = async (): Promise<void> => {
    while (begun < WARM + Number(values.pairs) && performance.now() < ends) {
      const n = begun;
      begun += 1;
      const order = Math.random() < 0.5 ? (['there', 'nothing'] as const) : (['nothing', 'there'] as const);
      for (const which of order) await ask(which, n, n >= WARM);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, asker));
  const gap = median(took.there) - median(took.nothing);
  const holds = statuses.size === 1 && Math.abs(gap) < MOST_GAP;
  if (!holds) process.exitCode = 1;
  process.stdout.write(
    `${holds ? 'alike' : 'TELLS'}  ${name}: ${took.there.length} pairs, answered ${[...statuses].join(' or ')}, ` +
      `median ${median(took.nothing).toFixed(2)} ms, gap ${gap.toFixed(3)} ms, t ${welch(cropped(took.there), cropped(took.nothing)).toFixed(2)}\n`,
  );
}

const world = await startWorld({ content: 'empty' });
try {
  const { open, close } = await doors(world);
  const asked = open.filter(({ name }) => name.includes(values.only));
  for (const door of asked) await measured(door, (Number(values.minutes) * 60) / asked.length);
  await close();
} finally {
  await world.close();
}
