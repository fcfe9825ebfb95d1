import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aRecord } from '../../test/support/cast.js';
import { startWorld } from '../../test/support/world.js';
import type { RecordId } from '../kernel/ids.js';
import { appendTrace, readTrace } from './trace.store.js';
import type { TraceEntry } from './trace.model.js';
import { verifyRecord } from './verify.store.js';
import { verifyTrace } from './verify-trace.js';

const world = await startWorld({ content: 'empty' });
after(() => world.close());
const { database } = world.house;

const entry = (n: number): TraceEntry => ({
  at: 1_700_000_000_000 + n,
  act: 'document-read',
  outcome: 'done',
  rule: 'care-team-reads',
  actor: { kind: 'professional', id: '899700000001', name: `Lecteur ${n}` },
  situation: 'normal',
});

let number = 100;
async function aTracedRecord(entries: number): Promise<RecordId> {
  const recordId = await aRecord(world.house, (number += 1));
  for (let n = 1; n <= entries; n += 1)
    await database.withRecord(recordId, (handle) => appendTrace(handle, 'shown', entry(n)));
  return recordId;
}

const verify = (recordId: RecordId) => database.withRecord(recordId, verifyRecord);

test('entries are read newest first, page by page, and each once', async () => {
  const recordId = await aTracedRecord(7);
  const names: (string | undefined)[] = [];
  let before: number | undefined;
  do {
    const page = await database.withRecord(recordId, (handle) =>
      readTrace(handle, 'shown', { limit: 3, ...(before === undefined ? {} : { before }) }),
    );
    names.push(...page.lines.map((line) => line.actor.name));
    before = page.next;
  } while (before !== undefined);
  assert.deepEqual(
    names,
    [7, 6, 5, 4, 3, 2, 1].map((n) => `Lecteur ${n}`),
  );
});

test('a period keeps what is within it', async () => {
  const recordId = await aTracedRecord(5);
  const { lines } = await database.withRecord(recordId, (handle) =>
    readTrace(handle, 'shown', { limit: 10, since: entry(2).at, until: entry(4).at }),
  );
  assert.deepEqual(
    lines.map((line) => line.n),
    [3, 2],
  );
});

test('fifty writers at once leave one chain without a gap', async () => {
  const recordId = await aTracedRecord(0);
  await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      database.withRecord(recordId, (handle) => appendTrace(handle, 'shown', entry(n))),
    ),
  );
  assert.deepEqual(await verify(recordId), { entries: 50, faults: [] });
});

test('an entry whose transaction fails is not there, and the chain goes on without a gap', async () => {
  const recordId = await aTracedRecord(2);
  await assert.rejects(
    database.withRecord(recordId, async (handle) => {
      await appendTrace(handle, 'shown', entry(3));
      throw new Error('the act failed');
    }),
    /the act failed/,
  );
  await database.withRecord(recordId, (handle) => appendTrace(handle, 'shown', entry(4)));
  assert.deepEqual(await verify(recordId), { entries: 3, faults: [] });
});

test('the two chains of a record know nothing of each other', async () => {
  const recordId = await aTracedRecord(2);
  const before = await world.owner`select n, head from trace_head where record_id = ${recordId} and chain = 'shown'`;
  await database.withRecord(recordId, (handle) => appendTrace(handle, 'withheld', entry(1)));
  assert.deepEqual(
    await world.owner`select n, head from trace_head where record_id = ${recordId} and chain = 'shown'`,
    before,
  );
});

test('nothing of an entry can be read in the database', async () => {
  const recordId = await aTracedRecord(1);
  const [row] = await world.owner<{ entry: Buffer }[]>`select entry from trace where record_id = ${recordId}`;
  assert.equal(row?.entry.includes('Lecteur'), false);
});

const tamperings: readonly {
  name: string;
  fault: string;
  n: number;
  tamper: (recordId: RecordId) => Promise<unknown>;
}[] = [
  {
    name: 'changes one byte of an entry',
    fault: 'entry-altered',
    n: 3,
    tamper: (id) =>
      world.owner`update trace set entry = set_byte(entry, 20, (get_byte(entry, 20) + 1) % 256) where record_id = ${id} and n = 3`,
  },
  {
    name: 'moves an entry to another day',
    fault: 'entry-altered',
    n: 2,
    tamper: (id) => world.owner`update trace set at_ms = at_ms - 86400000 where record_id = ${id} and n = 2`,
  },
  {
    name: 'deletes an entry in the middle',
    fault: 'entry-missing',
    n: 4,
    tamper: (id) => world.owner`delete from trace where record_id = ${id} and n = 4`,
  },
  {
    name: 'deletes the first entry',
    fault: 'entry-missing',
    n: 1,
    tamper: (id) => world.owner`delete from trace where record_id = ${id} and n = 1`,
  },
  {
    name: 'deletes the last entry',
    fault: 'entry-missing',
    n: 6,
    tamper: (id) => world.owner`delete from trace where record_id = ${id} and n = 6`,
  },
  {
    name: 'swaps two entries',
    fault: 'entry-altered',
    n: 2,
    tamper: async (id) => {
      await world.owner`update trace set n = -2 where record_id = ${id} and n = 2`;
      await world.owner`update trace set n = 2 where record_id = ${id} and n = 5`;
      await world.owner`update trace set n = 5 where record_id = ${id} and n = -2`;
    },
  },
  {
    name: 'puts in an entry of another record',
    fault: 'entry-altered',
    n: 7,
    tamper: async (id) => {
      const other = await aTracedRecord(7);
      await world.owner`insert into trace select ${id}, chain, n, at_ms, entry, head from trace where record_id = ${other} and n = 7`;
    },
  },
  {
    name: 'rolls the head back with the last entry',
    fault: 'head-differs',
    n: 5,
    tamper: async (id) => {
      await world.owner`delete from trace where record_id = ${id} and n = 6`;
      await world.owner`update trace_head set n = 5 where record_id = ${id} and chain = 'shown'`;
    },
  },
  {
    name: 'removes the head of the chain',
    fault: 'chain-missing',
    n: 0,
    tamper: (id) => world.owner`delete from trace_head where record_id = ${id} and chain = 'shown'`,
  },
];
for (const { name, fault, n, tamper } of tamperings)
  test(`a superuser who ${name} is found out, and where`, async () => {
    const recordId = await aTracedRecord(6);
    assert.deepEqual((await verify(recordId)).faults, []);
    await tamper(recordId);
    assert.deepEqual((await verify(recordId)).faults, [{ recordId, chain: 'shown', n, fault }]);
    const all = await verifyTrace({ sql: database.directory, keys: world.house.logKeys, outside: [] });
    assert.ok(all.faults.some((found) => found.recordId === recordId && found.n === n && found.fault === fault));
  });

test('an entry written while reading is there for everyone when it is answered', async () => {
  const recordId = await aTracedRecord(0);
  for (let n = 1; n <= 150; n += 1) {
    await database.withReading(recordId, (handle) => appendTrace(handle, 'shown', entry(n)));
    const { lines } = await database.withRecord(recordId, (handle) => readTrace(handle, 'shown', { limit: 1 }));
    assert.equal(lines[0]?.actor.name, `Lecteur ${n}`);
  }
});

test('a record without its chains takes no entry', async () => {
  const recordId = await aTracedRecord(0);
  await world.owner`delete from trace_head where record_id = ${recordId}`;
  await assert.rejects(
    database.withReading(recordId, (handle) => appendTrace(handle, 'shown', entry(1))),
    /the trace chain of this record is missing/,
  );
});
