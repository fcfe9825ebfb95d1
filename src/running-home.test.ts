import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { UnusableFile } from './platform/kept-file.js';
import { appPasswordOf } from './running-home.js';

test('the password of the application’s role is made once; one that is there and cannot be read is named and not replaced', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'carnet-home-'));
  const file = path.join(home, 'keys', 'application-role.password');
  try {
    const made = await appPasswordOf(home);
    assert.equal(await appPasswordOf(home), made);
    await rm(file);
    await mkdir(file);
    await assert.rejects(appPasswordOf(home), (error) => error instanceof UnusableFile && error.message.includes(file));
    assert.ok((await stat(file)).isDirectory());
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
