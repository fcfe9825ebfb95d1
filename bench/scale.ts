// npm run bench:scale: insured persons imported, their notices sent, all opened in one wave. Rates and memory by steps, to see whether the
// millionth costs what the first did.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MIGRATIONS } from '../src/compose.js';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.js';
import { migrate } from '../src/platform/migrate.js';

const { values: options } = parseArgs({
  options: {
    persons: { type: 'string', default: '20000' },
    out: { type: 'string' },
  },
});
const persons = Number(options.persons);
const home = await mkdtemp(path.join(tmpdir(), 'carnet-scale-'));
const password = randomBytes(24).toString('base64url');
const postgres = await startEmbeddedPostgres({ home });
try {
  await migrate(postgres.ownerUrl, MIGRATIONS, password);
  const url = new URL(postgres.ownerUrl);
  url.username = 'carnet_app';
  url.password = password;
  const worker = fork(path.join(path.dirname(fileURLToPath(import.meta.url)), 'scale-worker.js'), [
    home,
    url.href,
    randomBytes(32).toString('hex'),
    String(persons),
  ]);
  worker.on('message', (message) => {
    const { line, result } = message as { line?: string; result?: unknown };
    if (line !== undefined) process.stderr.write(`${line}\n`);
    if (result !== undefined) {
      const text = `${JSON.stringify(result, undefined, 2)}\n`;
      process.stdout.write(text);
      if (options.out !== undefined) void writeFile(options.out, text);
    }
  });
  const [code] = (await once(worker, 'exit')) as [number];
  process.exitCode = code;
} finally {
  await postgres.stop();
  await rm(home, { recursive: true, force: true });
}
