import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startWorld, type World } from '../../test/support/world.js';
import { demoPersons } from '../demo/index.js';
import { readHistoryForOperator } from '../audit/index.js';
import { CommandFailed } from './command-failed.js';
import { exportCommand } from './export-command.js';
import { recordOfNumber } from './record-of-number.js';

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.close());

const numberOf = (key: string): string => demoPersons.find((one) => one.key === key)?.ins ?? '';
const run = async (key: string, file: string, house = world.house): Promise<string[]> => {
  const said: string[] = [];
  await exportCommand(house, { number: numberOf(key), file, json: true }, (line) => said.push(line));
  return said;
};
const endsWith = (code: number) => (error: unknown) => error instanceof CommandFailed && error.code === code;
const blobs = async (): Promise<number> => {
  const there = await readdir(path.join(world.home, 'blobs'), { recursive: true, withFileTypes: true });
  return there.filter((one) => one.isFile()).length;
};

test('the copy is written to a file for its owner alone, nothing else is left, and the person sees it', async () => {
  const file = path.join(world.home, 'karim.zip');
  const before = await blobs();
  const [line = '{}'] = await run('karim', file);
  const said = JSON.parse(line) as { size: number; sha256: string };
  const bytes = await readFile(file);
  assert.equal(bytes.length, said.size);
  assert.equal(createHash('sha256').update(bytes).digest('hex'), said.sha256);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.equal(bytes.subarray(0, 2).toString(), 'PK');
  assert.ok(bytes.includes('carnet/takeout.json'));
  assert.equal(await blobs(), before);
  const recordId = await recordOfNumber(world.house, numberOf('karim'), undefined);
  const lines = await world.house.database.withRecord(recordId, (handle) =>
    readHistoryForOperator(handle, world.clock.domain()),
  );
  assert.deepEqual(
    lines.slice(-2).map(({ act, rule, actor }) => [act, rule, actor.name]),
    [
      ['takeout-make', 'takeout-is-the-persons', undefined],
      ['takeout-download', 'operator-of-a-demo', 'carnet export'],
    ],
  );
});

test('a file that is there stays; of a closed space there is no copy and no file; in production there is no such command', async () => {
  const there = path.join(world.home, 'there.zip');
  await writeFile(there, 'mine');
  await assert.rejects(run('karim', there), endsWith(1));
  assert.equal(await readFile(there, 'utf8'), 'mine');
  const none = path.join(world.home, 'none.zip');
  await assert.rejects(run('marc', none), endsWith(1));
  await assert.rejects(stat(none));
  const { house } = world;
  await assert.rejects(run('karim', none, { ...house, config: { ...house.config, mode: 'production' } }), endsWith(2));
  await assert.rejects(stat(none));
});
