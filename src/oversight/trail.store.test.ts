import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { anchorAndWitness, HOUSE_CHAINS } from '../anchor.js';
import { lastCheckpoint, parseCheckpointFile, verifyTrace } from '../audit/index.js';
import { hasFaults, verificationWords } from '../commands/audit-words.js';
import { bigEndian } from '../kernel/bytes.js';
import type { Sql } from '../platform/database.js';
import { aRecord } from '../../test/support/cast.js';
import { startWorld, type World } from '../../test/support/world.js';
import { rebuildTree, type Owner } from '../../test/proofs/tamperings.js';
import { addToTrail, readTrail, trailChain } from './trail.store.js';

// Whoever owns the database is at the trail of auditors. Each works in a transaction that is then rolled back.

const ANCHORED = 8;
const YOUNG = 2;
let world: World;
let outside: NonNullable<ReturnType<typeof parseCheckpointFile>>;

const act = (name: string): Promise<void> => {
  const { database, keys, clock } = world.house;
  return addToTrail(database.directory, keys.directory, clock.domain(), {
    act: 'trail-read',
    outcome: 'done',
    auditor: { id: '00000000-0000-4000-8000-000000000001', name },
    by: 'page',
  });
};
before(async () => {
  world = await startWorld({ content: 'empty' });
  await aRecord(world.house, 640);
  for (let number = 0; number < ANCHORED; number += 1) {
    await act(`Solène ${number}`);
    // Twice on the way: the log knows where the trail stood then, too.
    if (number === 3 || number === ANCHORED - 1) await anchorAndWitness(world.house);
  }
  outside = parseCheckpointFile((await lastCheckpoint(world.house.database.directory, 'withheld'))?.note ?? '') ?? [];
  assert.equal(outside.length, 1);
  for (let number = 0; number < YOUNG; number += 1) await act(`Bastien ${number}`);
});
after(() => world.close());

const verify = (sql: Sql, held = outside) =>
  verifyTrace({ sql, keys: world.house.logKeys, outside: held, houseChains: HOUSE_CHAINS });

class Undo extends Error {}

/** What the verifier says within the tamperer's own transaction. */
async function verdictOn(tamper: (sql: Owner) => Promise<unknown>, held = outside) {
  let said: { readonly faults: boolean; readonly words: readonly string[] } | undefined;
  await world.owner
    .begin(async (sql) => {
      await tamper(sql);
      const within = Object.assign((...given: Parameters<Owner>) => sql(...given), {
        begin: (work: (inner: Owner) => Promise<unknown>) => sql.savepoint(work),
      }) as unknown as Sql;
      const found = await verify(within, held);
      said = { faults: hasFaults(found), words: verificationWords(found, held.length > 0) };
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return said ?? assert.fail();
}

/** A forger who knows the formula: numbers without a gap, and every head anew. */
async function rechain(sql: Owner): Promise<void> {
  const rows = await sql<{ n: string; at_ms: string; entry: Buffer }[]>`
    select n, at_ms, entry from oversight_entry order by n`;
  await sql`delete from oversight_entry`;
  let head: Uint8Array = Buffer.alloc(32);
  for (const [index, row] of rows.entries()) {
    head = createHash('sha256')
      .update(head)
      .update(bigEndian(index + 1))
      .update(bigEndian(Number(row.at_ms)))
      .update(row.entry)
      .digest();
    await sql`insert into oversight_entry values (${index + 1}, ${row.at_ms}, ${row.entry}, ${Buffer.from(head)})`;
  }
}
/** Makes the log say what the trail says now, and takes every checkpoint away that would tell. */
async function relog(sql: Owner): Promise<void> {
  await sql`delete from trace_log_checkpoint where log = 'withheld'`;
  await sql`update trace_log_leaf l set hash = e.head from oversight_entry e where l.log = 'withheld' and l.n = e.n`;
  await rebuildTree(sql, 'withheld');
}
const swap = async (sql: Owner): Promise<void> => {
  await sql`update oversight_entry set n = -3 where n = 3`;
  await sql`update oversight_entry set n = 3 where n = 4`;
  await sql`update oversight_entry set n = 4 where n = -3`;
};

describe('the trail of auditors', () => {
  test('is anchored with the records, and the verifier says how far', async () => {
    const found = await verify(world.house.database.directory);
    assert.equal(hasFaults(found), false, verificationWords(found, true).join('\n'));
    assert.deepEqual(found.houseChains, [
      { name: 'oversight', entries: ANCHORED + YOUNG, covered: ANCHORED, notYetAnchored: YOUNG },
    ]);
    assert.ok(
      verificationWords(found, true).includes(
        '10 entries of the trail of auditors: 8 are covered, 2 are not yet anchored.',
      ),
    );
  });

  test('does not move the log that the files of people rest on', async () => {
    const before = await lastCheckpoint(world.house.database.directory, 'shown');
    const leaves = await world.owner`select 1 from trace_log_leaf where log = 'shown'`;
    const heads = await world.owner`select 1 from trace_head where chain = 'shown' and n > 0`;
    assert.equal(leaves.length, heads.length);
    assert.equal(before?.size ?? 0, leaves.length);
  });

  test('can only be added to by the application', async () => {
    const { directory } = world.house.database;
    await assert.rejects(directory`delete from oversight_entry`, /permission denied/);
    await assert.rejects(directory`update oversight_entry set at_ms = 0`, /permission denied/);
    await assert.rejects(
      directory`insert into oversight_entry select n + 1000, at_ms, entry, head from oversight_entry`,
      /permission denied/,
    );
  });

  const TAMPERINGS: readonly { name: string; tamper: (sql: Owner) => Promise<unknown>; says: RegExp }[] = [
    {
      name: 'changes an entry',
      tamper: (sql) =>
        sql`update oversight_entry set entry = set_byte(entry, 20, 255 - get_byte(entry, 20)) where n = 3`,
      says: /^entry-altered: the trail of auditors, entry 3$/m,
    },
    {
      name: 'changes the time of an entry',
      tamper: (sql) => sql`update oversight_entry set at_ms = at_ms - 1000 where n = 5`,
      says: /^entry-altered: the trail of auditors, entry 5$/m,
    },
    {
      name: 'deletes an entry',
      tamper: (sql) => sql`delete from oversight_entry where n = 2`,
      says: /^entry-missing: the trail of auditors, entry 2$/m,
    },
    { name: 'changes the order', tamper: swap, says: /^entry-altered: the trail of auditors, entry 3$/m },
    {
      name: 'puts an entry before the first',
      tamper: (sql) => sql`insert into oversight_entry select -1, at_ms, entry, head from oversight_entry where n = 1`,
      says: /^entry-missing: the trail of auditors, entry 1$/m,
    },
    {
      name: 'cuts off the end, the young entries with it',
      tamper: (sql) => sql`delete from oversight_entry where n > 6`,
      says: /^entry-missing: the trail of auditors, entry 8$/m,
    },
    {
      name: 'takes away the whole trail',
      tamper: (sql) => sql`delete from oversight_entry`,
      says: /^entry-missing: the trail of auditors, entry 4$/m,
    },
    {
      name: 'cuts off the end and lets others be added in its place',
      tamper: async (sql) => {
        await sql`delete from oversight_entry where n > 7`;
        for (let time = 0; time < 4; time += 1)
          await sql`select add_oversight(${1_000 + time}, ${Buffer.alloc(80, time)})`;
      },
      says: /^differs-from-log: the trail of auditors, entry 8$/m,
    },
    {
      name: 'deletes an entry and computes the chain anew',
      tamper: async (sql) => {
        await sql`delete from oversight_entry where n = 2`;
        await rechain(sql);
      },
      says: /^differs-from-log: the trail of auditors, entry 4$/m,
    },
    {
      name: 'changes an entry, computes the chain anew, and rewrites the log with it',
      tamper: async (sql) => {
        await sql`update oversight_entry set at_ms = at_ms - 1000 where n = 2`;
        await rechain(sql);
        await relog(sql);
      },
      says: /^differs-from-checkpoint-outside: log withheld, at 2$/m,
    },
    {
      name: 'takes away the trail with its leaves, and rebuilds the log',
      tamper: async (sql) => {
        await sql`delete from oversight_entry`;
        await sql`delete from trace_log_leaf where log = 'withheld'`;
        await sql`update trace_log set size = 0 where name = 'withheld'`;
        await rebuildTree(sql, 'withheld');
      },
      says: /^shorter-than-checkpoint-outside: log withheld, at 2$/m,
    },
  ];
  for (const { name, tamper, says } of TAMPERINGS)
    test(`is found changed by whoever ${name}`, async () => {
      const { faults, words } = await verdictOn(tamper);
      assert.ok(faults);
      assert.match(words.join('\n'), says);
    });

  test('rewritten with its log, it shows only against a checkpoint held outside', async () => {
    const rewrite = async (sql: Owner): Promise<void> => {
      await sql`update oversight_entry set at_ms = at_ms - 1000 where n = 2`;
      await rechain(sql);
      await relog(sql);
    };
    assert.equal((await verdictOn(rewrite, [])).faults, false);
    assert.equal((await verdictOn(rewrite)).faults, true);
  });

  test('an end that no checkpoint covers yet is said to be not anchored', async () => {
    const { faults, words } = await verdictOn((sql) => sql`delete from oversight_entry where n = 10`);
    assert.equal(faults, false);
    assert.match(words.join('\n'), /^9 entries of the trail of auditors: 8 are covered, 1 are not yet anchored\.$/m);
  });

  test('left out of the verification, its leaves are found to belong to nothing', async () => {
    const { logFaults } = await verifyTrace({
      sql: world.house.database.directory,
      keys: world.house.logKeys,
      outside,
    });
    assert.deepEqual(
      logFaults.map(({ log, fault }) => [log, fault]),
      [['withheld', 'anchored-chain-missing']],
    );
  });

  test('is read newest first, page by page, and at its end it stands where the chain does', async () => {
    const { database, keys } = world.house;
    const first = await readTrail(database.directory, keys.directory, { limit: 4 });
    const second = await readTrail(database.directory, keys.directory, { limit: 100, before: first.next });
    assert.deepEqual(
      [...first.lines, ...second.lines].map(({ n }) => n),
      [10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
    );
    assert.equal((await trailChain.head(database.directory)).n, 10);
  });
});
