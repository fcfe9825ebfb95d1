// npm run bench: the side-by-side measurements, built into a folder of their own. Arguments go to bench/main.ts.
import path from 'node:path';
import { giveUp, prepare, runProgram } from './bootstrap.mjs';

try {
  const { node, dist } = await prepare({ tests: true, out: 'dist-bench' });
  process.exitCode = await runProgram(node, path.join(dist, 'bench', 'main.js'), process.argv.slice(2));
} catch (error) {
  giveUp(error);
}
