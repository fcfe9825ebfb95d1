import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { openDiskBlobStore } from './blob-store.js';

const folder = await mkdtemp(path.join(tmpdir(), 'carnet-blobs-'));
const store = await openDiskBlobStore(folder);
after(async () => {
  store.close();
  await rm(folder, { recursive: true, force: true });
});

const fileOf = (address: string): string => path.join(folder, address.slice(0, 2), address);

test('a blob comes back byte for byte', async () => {
  for (const size of [0, 1, 20_000, 300_000, 1_048_576, 1_048_577, 3_000_000]) {
    const content = randomBytes(size);
    assert.deepEqual(await store.get(await store.put(content)), content);
  }
});

test('a blob is addressed by the hash of its ciphertext, and holds nothing of its content', async () => {
  for (const times of [20, 100_000]) {
    const content = Buffer.from('Compte rendu de Dominique'.repeat(times));
    const { address } = await store.put(content);
    const kept = await readFile(fileOf(address));
    assert.equal(createHash('sha256').update(kept).digest('hex'), address);
    assert.equal(kept.includes('Dominique'), false);
  }
});

test('the same file twice is two unrelated blobs', async () => {
  const content = randomBytes(500);
  const [a, b] = [await store.put(content), await store.put(content)];
  assert.notEqual(a.address, b.address);
  assert.notEqual(a.key, b.key);
});

test('an altered blob is not given out', async () => {
  for (const size of [200, 2_000_000]) {
    const { address, key } = await store.put(randomBytes(size));
    const bytes = await readFile(fileOf(address));
    bytes[50] = (bytes[50] ?? 0) ^ 1;
    await writeFile(fileOf(address), bytes);
    await assert.rejects(store.get({ address, key }), { name: 'SealBroken' });
  }
});

test('a removed blob is gone, and removing it again is no error', async () => {
  const { address, key } = await store.put(randomBytes(10));
  await store.remove(address);
  await store.remove(address);
  await assert.rejects(store.get({ address, key }), { code: 'ENOENT' });
});

test('what a crash left unfinished is gone at a start a day later, and what is being written is left', async () => {
  const home = await mkdtemp(path.join(folder, 'swept-'));
  const [old, fresh] = [path.join(home, 'old.part'), path.join(home, 'fresh.part')];
  await Promise.all([writeFile(old, 'x'), writeFile(fresh, 'x')]);
  const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
  await utimes(old, yesterday, yesterday);
  (await openDiskBlobStore(home)).close();
  assert.deepEqual(await readdir(home), ['fresh.part']);
});

test('many at once are all there, each under its own address', async () => {
  const contents = Array.from({ length: 60 }, () => randomBytes(2_000));
  const stored = await Promise.all(contents.map((content) => store.put(content)));
  assert.equal(new Set(stored.map(({ address }) => address)).size, 60);
  for (const [at, blob] of stored.entries()) assert.deepEqual(await store.get(blob), contents[at]);
});

// The system's limit on the size of a file does what a full disk does: it takes the part that fits and fails the next write.
const FILLED = 'ulimit -f 16; exec "$0" --input-type=module --eval "$1" "$2" "$3"';
const child = (what: string): string => `
  const [module, folder] = process.argv.slice(1);
  const { ${what} } = await import(module);
  const outcome = await (async () => { OUTCOME })().then(() => 'acknowledged', (error) => error.code);
  process.stdout.write(outcome + ' ');`;
const run = promisify(execFile);
const full = async (module: string, what: string, outcome: string): Promise<string> => {
  const script = child(what).replace('OUTCOME', outcome);
  const url = new URL(module, import.meta.url).href;
  const into = await mkdtemp(path.join(folder, 'full-'));
  return (await run('sh', ['-c', FILLED, process.execPath, script, url, into])).stdout.trim();
};

test('a blob that fits only in part is not acknowledged', async () => {
  const put = (size: number): Promise<string> =>
    full(
      './blob-store.js',
      'openDiskBlobStore',
      `await (await openDiskBlobStore(folder)).put(Buffer.alloc(${size}, 1));`,
    );
  assert.equal(await put(1_000), 'acknowledged');
  assert.equal(await put(50_000), 'EFBIG');
  assert.equal(await put(3_000_000), 'EFBIG');
});

test('bytes that fit only in part are not taken as written', async () => {
  const write = (size: number): Promise<string> =>
    full(
      './write-whole.js',
      'writeWhole',
      `const { open } = await import('node:fs/promises');
       await writeWhole(await open(folder + '/file', 'w'), Buffer.alloc(${size}), 0);`,
    );
  assert.equal(await write(1_000), 'acknowledged');
  assert.equal(await write(50_000), 'EFBIG');
});
