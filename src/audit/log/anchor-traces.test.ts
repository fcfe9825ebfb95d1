import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aRecord } from '../../../test/support/cast.js';
import { startWorld } from '../../../test/support/world.js';
import { toHex } from '../../kernel/bytes.js';
import type { RecordId } from '../../kernel/ids.js';
import { HOUR } from '../../kernel/time.js';
import { appendTrace } from '../trace.store.js';
import type { TraceChain, TraceEntry } from '../trace.model.js';
import { verifyTrace } from '../verify-trace.js';
import { anchorTraces } from './anchor-traces.js';
import { lastCheckpoint } from './checkpoint.store.js';
import { chainName, verifierKeys, verifySignature } from './log-keys.js';
import { leavesFrom, readFolded, sha256 } from './log.store.js';
import { leafBytes, LOGS } from './leaf.model.js';
import { consistencyPath, inclusionPath, isConsistent, isIncluded, leafHash } from './merkle.model.js';
import { parseNote, signedBy } from './note.model.js';

const world = await startWorld({ content: 'empty' });
after(() => world.close());
const { house } = world;
const sql = house.database.directory;
const anchor = (everything = false) => anchorTraces({ ...house, keys: house.logKeys, houseChains: [] }, { everything });
const verify = () => verifyTrace({ sql, keys: house.logKeys, outside: [] });

let number = 300;
const write = (recordId: RecordId, chain: TraceChain, at = house.clock.domain()): Promise<void> =>
  house.database.withRecord(recordId, (handle) =>
    appendTrace(handle, chain, {
      at,
      act: 'document-read',
      outcome: 'done',
      rule: 'care-team-reads',
      actor: { kind: 'person' },
      situation: 'normal',
    } satisfies TraceEntry),
  );

test('where chains stand goes into the log once, under names that say nothing, and the checkpoint is signed', async () => {
  const one = await aRecord(house, (number += 1));
  const two = await aRecord(house, (number += 1));
  await write(one, 'shown');
  await write(one, 'shown');
  await write(two, 'shown');
  assert.equal((await verify()).notYetAnchored, 3);
  assert.equal(await anchor(), 2);
  assert.equal(await anchor(), 0);
  const leaves = await leavesFrom(sql, 'shown', 0, 10);
  assert.deepEqual(
    leaves.map(({ id, n }) => [toHex(id), n]).sort(),
    [
      [toHex(chainName(house.logKeys.naming, one, 'shown')), 2],
      [toHex(chainName(house.logKeys.naming, two, 'shown')), 1],
    ].sort(),
  );
  const last = await lastCheckpoint(sql, 'shown');
  assert.equal(last?.size, 2);
  const note = parseNote(last.note);
  assert.ok(note !== undefined);
  const { plain, timestamped } = verifierKeys(house.logKeys, 'shown');
  assert.ok(signedBy(note, plain, verifySignature, sha256).signed);
  assert.deepEqual(signedBy(note, timestamped, verifySignature, sha256), {
    signed: true,
    seconds: Math.floor(last.at / 1000),
  });
  assert.equal(await lastCheckpoint(sql, 'withheld'), undefined);
  const found = await verify();
  assert.deepEqual([found.covered, found.notYetAnchored, found.faults, found.logFaults], [3, 0, [], []]);
});

test('what is withheld stands in a log of its own: the log of what is shown does not move', async () => {
  const recordId = await aRecord(house, (number += 1));
  await write(recordId, 'shown');
  await anchor();
  const before = await lastCheckpoint(sql, 'shown');
  await write(recordId, 'withheld');
  await write(recordId, 'withheld');
  // Each entry of it by itself, and the head.
  assert.equal(await anchor(), 3);
  await write(recordId, 'withheld');
  assert.equal(await anchor(), 2);
  assert.deepEqual(await lastCheckpoint(sql, 'shown'), before);
  assert.deepEqual((await verify()).faults, []);
  assert.deepEqual((await verify()).logFaults, []);
});

test('every leaf is provably in the last tree, and every tree the beginning of the last', async () => {
  const recordId = await aRecord(house, (number += 1));
  const trees: { size: number; root: Uint8Array }[] = [];
  for (let round = 0; round < 9; round += 1) {
    await write(recordId, 'shown');
    await anchor();
    const last = await lastCheckpoint(sql, 'shown');
    if (last !== undefined) trees.push(last);
  }
  const end = trees.at(-1);
  assert.ok(end !== undefined);
  for (const leaf of await leavesFrom(sql, 'shown', 0, 1_000)) {
    const path = await readFolded(sql, 'shown', inclusionPath(leaf.index, end.size));
    assert.ok(isIncluded(leafHash(leafBytes(leaf), sha256), leaf.index, end.size, path, end.root, sha256));
  }
  for (const tree of trees)
    assert.ok(isConsistent(tree, end, await readFolded(sql, 'shown', consistencyPath(tree.size, end.size)), sha256));
});

test('an entry written under an old instant is found by the look at everything, if not before', async () => {
  const recordId = await aRecord(house, (number += 1));
  await anchor();
  await write(recordId, 'shown', house.clock.domain() - 5 * HOUR);
  assert.equal(await anchor(), 0);
  assert.equal((await verify()).notYetAnchored, 1);
  assert.equal(await anchor(true), 1);
  assert.equal((await verify()).notYetAnchored, 0);
});

test('two at once append one after the other: nothing twice, and the log holds', async () => {
  const records = await Promise.all(Array.from({ length: 6 }, () => aRecord(house, (number += 1))));
  for (const recordId of records) await write(recordId, 'shown');
  const added = await Promise.all([anchor(), anchor(true), anchor()]);
  assert.equal(
    added.reduce((sum, one) => sum + one, 0),
    records.length,
  );
  for (const log of LOGS) assert.ok((await leavesFrom(sql, log, 0, 10_000)).every(({ index }, at) => index === at));
  assert.deepEqual((await verify()).logFaults, []);
});
