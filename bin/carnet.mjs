#!/usr/bin/env node
// carnet <command>: prepares what is missing without a word, then runs the command on Node 24. It joins the running home.
import path from 'node:path';
import { giveUp, prepare, runProgram } from '../scripts/bootstrap.mjs';

try {
  const { node, dist } = await prepare({ quiet: !process.stderr.isTTY });
  const env = { NODE_ENV: process.env.NODE_ENV ?? 'production' };
  process.exitCode = await runProgram(node, path.join(dist, 'src', 'cli.js'), process.argv.slice(2), { env });
} catch (error) {
  giveUp(error);
}
