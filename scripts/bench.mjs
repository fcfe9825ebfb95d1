// npm run bench: the side-by-side measurements, built into a folder of their own; `scale` as the first argument: the wave of a million;
// `letters`: ten thousand letters; `alike`: whether time tells people from nobody; `hidden`: or what is hidden; `bodies`: the largest deposits. Other arguments go to the measurement.
import path from 'node:path';
import { giveUp, prepare, runProgram } from './bootstrap.mjs';

try {
  const { node, dist } = await prepare({ tests: true, out: 'dist-bench' });
  const named = ['scale', 'letters', 'alike', 'hidden', 'bodies'].find((name) => name === process.argv[2]);
  const program = path.join(dist, 'bench', `${named ?? 'main'}.js`);
  process.exitCode = await runProgram(node, program, process.argv.slice(named === undefined ? 2 : 3));
} catch (error) {
  giveUp(error);
}
