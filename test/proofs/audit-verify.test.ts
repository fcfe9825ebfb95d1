// `carnet audit verify`, as an operator runs it: on an untouched home, and after whoever owns the database has been at the trace.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { anchorAndWitness } from '../../src/anchor.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { startWorld, type World } from '../support/world.js';

const CLI = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../src/cli.js');

let world: World;
/** The records with the longest chains, so that there is a middle to tamper with. */
let long: { record_id: RecordId; n: number }[];
before(async () => {
  world = await startWorld();
  long = await world.owner<{ record_id: RecordId; n: number }[]>`
    select record_id, n::int as n from trace_head where chain = 'shown' order by n desc, record_id limit 4`;
});
after(() => world.close());

function addressOf({ options }: World['owner']): string {
  const { user, pass } = options as unknown as { user: string; pass: string };
  return `postgres://${user}:${encodeURIComponent(pass)}@${options.host[0] ?? ''}:${options.port[0] ?? ''}/${options.database}`;
}

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const verify = (...args: readonly string[]): Promise<Ended> => carnet({}, 'audit', 'verify', ...args);

async function carnet(more: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ended> {
  const settings = {
    PATH: process.env['PATH'] ?? '',
    CARNET_MODE: 'demo',
    CARNET_HOME: world.home,
    // The key of the tests' worlds.
    CARNET_MASTER_KEY: createHash('sha256').update('the master key of the tests').digest('base64'),
    DATABASE_URL: addressOf(world.house.database.directory),
    DATABASE_MIGRATE_URL: addressOf(world.owner),
    ...more,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { env: settings }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

test('an untouched home verifies: exit 0, and it says how much it followed and what no checkpoint covers yet', async () => {
  const { code, out, err } = await verify();
  assert.equal(code, 0, err);
  const [entries, records] = [/^(\d+) entries/.exec(out)?.[1], /of (\d+) records/.exec(out)?.[1]].map(Number);
  const [row] =
    await world.owner`select (select count(*)::int from trace) as entries, (select count(*)::int from space) as records`;
  assert.deepEqual([entries, records], [row?.['entries'], row?.['records']]);
  assert.match(out, /not yet anchored/);
});

test('a home whose address changed still knows its checkpoints: those signed before and those signed now', async () => {
  await anchorAndWitness(world.house);
  const elsewhere = { PORT: '9099', CARNET_PUBLIC_URL: 'http://localhost:9099' };
  const { code, err } = await carnet(elsewhere, 'audit', 'verify');
  assert.deepEqual([code, err], [0, '']);
});

test('logs from before their name was kept go on under the name their checkpoints bear', async () => {
  await anchorAndWitness(world.house);
  await world.owner`delete from home_setting where name = 'trace-log-place'`;
  const { code, err } = await carnet({ PORT: '9099' }, 'audit', 'verify');
  assert.deepEqual([code, err], [0, '']);
});

test('after a superuser was at one entry of each kind it ends with 3 and says what, whose, which chain, which entry', async () => {
  const [changed, deleted, reordered, untouched] = long.map(({ record_id }) => record_id);
  assert.ok(changed !== undefined && deleted !== undefined && reordered !== undefined && untouched !== undefined);
  assert.ok(
    long.every(({ n }) => n >= 4),
    'the demo home has chains to tamper with',
  );
  const { owner } = world;
  await owner`update trace set entry = set_byte(entry, 30, 255 - get_byte(entry, 30)) where record_id = ${changed} and chain = 'shown' and n = 2`;
  await owner`delete from trace where record_id = ${deleted} and chain = 'shown' and n = 3`;
  await owner.begin(async (sql) => {
    const move = (from: number, to: number) => sql`
      update trace set n = ${to} where record_id = ${reordered} and chain = 'shown' and n = ${from}`;
    await move(2, -2);
    await move(3, 2);
    await move(-2, 3);
  });

  const plain = await verify();
  assert.equal(plain.code, 3, plain.err);
  const lines = plain.out.trim().split('\n');
  assert.equal(lines.at(-1), '3 chains are broken.');
  assert.deepEqual(
    new Set(lines.slice(0, -1)),
    new Set([
      `entry-altered: record ${changed}, chain shown, entry 2`,
      `entry-missing: record ${deleted}, chain shown, entry 3`,
      `entry-altered: record ${reordered}, chain shown, entry 2`,
    ]),
  );
  assert.ok(!plain.out.includes(untouched));

  const machine = await verify('--json');
  assert.equal(machine.code, 3);
  const { faults } = JSON.parse(machine.out) as { faults: { recordId: string; chain: string; n: number }[] };
  assert.deepEqual(
    new Set(faults.map(({ recordId, chain, n }) => `${recordId} ${chain} ${n}`)),
    new Set([`${changed} shown 2`, `${deleted} shown 3`, `${reordered} shown 2`]),
  );
});
