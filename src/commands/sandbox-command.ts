import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { CommandFailed } from './command-failed.js';
import type { Config } from '../config.js';
import { joinEmbeddedPostgres } from '../platform/embedded-postgres.js';
import { askForReset, emptySandbox, isReset } from '../sandbox.js';

// carnet sandbox reset: the sandbox as new, running or not.

const PATIENCE_SECONDS = 180;

export async function sandboxCommand(argv: readonly string[], config: Config): Promise<void> {
  if (argv.length !== 1 || argv[0] !== 'reset') throw new CommandFailed(2, 'carnet sandbox reset');
  if (!config.sandbox)
    throw new CommandFailed(2, 'this home is no sandbox: start it and this command with CARNET_SANDBOX=true');
  const joined = await joinEmbeddedPostgres(config.home);
  if (joined === undefined) {
    await emptySandbox(config);
    process.stdout.write('The sandbox is empty. It is filled again when it is started.\n');
    return;
  }
  const reset = randomUUID();
  const sql = postgres(joined.ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await askForReset(sql, reset);
  } finally {
    await sql.end({ timeout: 1 }).catch(() => undefined);
  }
  for (let second = 0; second < PATIENCE_SECONDS; second += 1) {
    await wait(1_000);
    if (await isReset(config, reset)) {
      process.stdout.write(`The sandbox is as new at ${config.publicUrl}\n`);
      return;
    }
  }
  throw new CommandFailed(1, `the sandbox was not ready again after ${PATIENCE_SECONDS} seconds`);
}
