import assert from 'node:assert/strict';
import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { UnusableFile } from './kept-file.js';
import { masterKeyOfHome, openFileKeyStore } from './key-store.js';

const folder = await mkdtemp(path.join(tmpdir(), 'carnet-keys-'));
const wrapping = createSecretKey(randomBytes(32));
const store = await openFileKeyStore(path.join(folder, 'records'), wrapping);
after(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

test('a key made for a record is found again, by another process too', async () => {
  const recordId = randomUUID();
  await store.create([{ recordId, slot: 3 }]);
  const made = await store.open(recordId, 3);
  const other = await openFileKeyStore(path.join(folder, 'records'), wrapping);
  assert.deepEqual((await other.open(recordId, 3))?.export(), made?.export());
  await other.close();
});

test('a key is only given to the record it was made for', async () => {
  await store.create([{ recordId: randomUUID(), slot: 4 }]);
  assert.equal(await store.open(randomUUID(), 4), undefined);
});

test('a slot never used, or beyond the file, holds no key', async () => {
  assert.equal(await store.open(randomUUID(), 5), undefined);
  assert.equal(await store.open(randomUUID(), 70_000), undefined);
});

test('a destroyed key is gone from the file, not only from sight', async () => {
  const recordId = randomUUID();
  await store.create([{ recordId, slot: 66_000 }]);
  const [, segment] = (await readdir(path.join(folder, 'records'))).sort();
  const file = path.join(folder, 'records', segment ?? '');
  const before = await readFile(file);
  await store.destroy(recordId, 66_000);
  assert.equal(await store.open(recordId, 66_000), undefined);
  const place = (66_000 - 65_536) * 96;
  assert.notDeepEqual(before.subarray(place, place + 96), Buffer.alloc(96));
  assert.deepEqual((await readFile(file)).subarray(place, place + 96), Buffer.alloc(96));
});

test('without the wrapping key the file gives no key', async () => {
  const recordId = randomUUID();
  await store.create([{ recordId, slot: 6 }]);
  const thief = await openFileKeyStore(path.join(folder, 'records'), createSecretKey(randomBytes(32)));
  assert.equal(await thief.open(recordId, 6), undefined);
  await thief.close();
});

test("a home's master key is made once and only its owner can read it", async () => {
  const home = path.join(folder, 'home');
  const made = await masterKeyOfHome(home);
  assert.deepEqual((await masterKeyOfHome(home)).export(), made.export());
  assert.equal((await stat(path.join(home, 'master.key'))).mode & 0o777, 0o600);
});

test('a master key that is there and cannot be read, or is none, stops the start and is not replaced', async () => {
  const home = path.join(folder, 'unreadable');
  const file = path.join(home, 'master.key');
  // The tests may run as root, who may read everything: a folder in its place cannot be read by anybody.
  await mkdir(file, { recursive: true });
  const isNamed = (error: unknown): boolean => error instanceof UnusableFile && error.message.includes(file);
  await assert.rejects(masterKeyOfHome(home), (error) => isNamed(error) && /EISDIR/.test(String(error)));
  assert.ok((await stat(file)).isDirectory());
  await rm(file, { recursive: true });
  for (const text of ['', 'c2hvcnQ=\n']) {
    await writeFile(file, text);
    await assert.rejects(masterKeyOfHome(home), isNamed);
    assert.equal(await readFile(file, 'utf8'), text);
  }
  await rm(file);
  assert.equal((await masterKeyOfHome(home)).symmetricKeySize, 32, 'only a missing one is made');
});
