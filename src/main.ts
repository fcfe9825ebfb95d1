import { readConfig, UnsafeConfig } from './config.js';
import { start } from './start.js';

// Builds everything and starts the roles. Nothing imports this file.

try {
  await start(readConfig());
} catch (error) {
  if (error instanceof UnsafeConfig)
    process.stderr.write(`Carnet does not start with these settings: ${error.message}\n`);
  else
    process.stderr.write(
      `Carnet could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  process.exit(1);
}
