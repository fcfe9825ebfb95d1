// npm start: everything a fresh clone needs, then the server, until Ctrl-C.
import path from 'node:path';
import { giveUp, prepare, runProgram } from './bootstrap.mjs';

try {
  const { node, dist } = await prepare();
  const env = { NODE_ENV: process.env.NODE_ENV ?? 'production' };
  const watchParent = process.env.npm_lifecycle_event !== undefined;
  process.exitCode = await runProgram(node, path.join(dist, 'src', 'main.js'), process.argv.slice(2), {
    env,
    watchParent,
  });
} catch (error) {
  giveUp(error);
}
