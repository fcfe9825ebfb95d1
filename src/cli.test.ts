import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const CLI = path.join(path.dirname(fileURLToPath(import.meta.url)), 'cli.js');

test('a command in a folder without a home says so, and makes none', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'carnet-no-home-'));
  try {
    for (const command of [
      ['audit', 'verify'],
      ['history', '279035121518989'],
    ]) {
      const { code, out, err } = await new Promise<{ code: number; out: string; err: string }>((resolve) => {
        const env = { PATH: process.env['PATH'] ?? '', CARNET_HOME: home };
        execFile(process.execPath, [CLI, ...command], { env }, (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : Number(error.code), out: stdout, err: stderr });
        });
      });
      assert.equal(code, 1, err);
      assert.equal(out, '');
      assert.ok(err.includes(home) && err.includes('CARNET_HOME'), err);
    }
    assert.deepEqual(await readdir(home), []);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
