import { readConfig, UnsafeConfig } from './config.js';
import { databaseTrouble } from './platform/database-trouble.js';
import { HomeInUse } from './platform/embedded-postgres-home.js';
import { UnusableFile } from './platform/kept-file.js';
import { WrongMasterKey } from './platform/master-key-check.js';
import { start } from './start.js';

// Builds everything and starts the roles. Nothing imports this file.

try {
  await start(readConfig());
} catch (error) {
  process.stderr.write(`${whyNotStarted(error)}\n`);
  process.exit(1);
}

/** What an operator can mend is said in one sentence; anything else shows where it happened. */
function whyNotStarted(error: unknown): string {
  if (error instanceof UnsafeConfig) return `Carnet does not start with these settings: ${error.message}`;
  if (error instanceof HomeInUse || error instanceof WrongMasterKey || error instanceof UnusableFile)
    return error.message;
  const trouble = databaseTrouble(error);
  if (trouble !== undefined) return `Carnet could not start: ${trouble}`;
  return `Carnet could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
