// npm run bench: the side-by-side measurements, built into a folder of their own; `scale` as the first argument: the wave of a million.
// Other arguments go to the measurement.
import path from 'node:path';
import { giveUp, prepare, runProgram } from './bootstrap.mjs';

try {
  const { node, dist } = await prepare({ tests: true, out: 'dist-bench' });
  const scale = process.argv[2] === 'scale';
  const program = path.join(dist, 'bench', scale ? 'scale.js' : 'main.js');
  process.exitCode = await runProgram(node, program, process.argv.slice(scale ? 3 : 2));
} catch (error) {
  giveUp(error);
}
