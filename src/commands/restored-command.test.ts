import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { anchorAndWitness } from '../anchor.js';
import {
  allowRollback,
  appendTrace,
  lastCheckpoint,
  LOGS,
  parseCheckpointFile,
  parseVerifierKey,
  readHistoryProof,
  sha256,
  startWitness,
  verifierKeys,
  verifySignature,
  verifyHistory,
  verifyTrace,
  type RunningWitness,
} from '../audit/index.js';
import type { House } from '../compose.js';
import type { RecordId } from '../kernel/ids.js';
import { HOUR } from '../kernel/time.js';
import { auditRestored } from './restored-command.js';
import { aRecord } from '../../test/support/cast.js';
import { startWorld, type World } from '../../test/support/world.js';

const TABLES = ['trace_log', 'trace_log_leaf', 'trace_log_node', 'trace_log_checkpoint', 'trace_head', 'trace'];
let world: World;
let witness: RunningWitness;
let keeper: string;
let house: House;
let recordId: RecordId;
let held: string;
const said: string[] = [];

before(async () => {
  world = await startWorld({ content: 'empty' });
  keeper = await mkdtemp(path.join(tmpdir(), 'carnet-keeper-'));
  witness = await startWitness({
    home: keeper,
    name: 'temoin.example',
    logs: LOGS.map((log) => verifierKeys(world.house.logKeys, log).plain),
    host: '127.0.0.1',
    port: 0,
    now: () => world.clock.real(),
    say: (line) => said.push(line),
  });
  const key = parseVerifierKey(witness.key, sha256) ?? assert.fail();
  house = { ...world.house, witness: { url: witness.url, key } };
  recordId = await aRecord(house, 601);
});
after(async () => {
  await witness.stop();
  await world.close();
  await rm(keeper, { recursive: true, force: true });
});

async function writes(chain: 'shown' | 'withheld' = 'shown'): Promise<void> {
  world.clock.setOffset((offset += HOUR));
  await house.database.withRecord(recordId, (handle) =>
    appendTrace(handle, chain, {
      at: world.clock.domain(),
      act: 'document-read',
      outcome: 'done',
      rule: 'care-team-reads',
      actor: { kind: 'person' },
      situation: 'normal',
    }),
  );
}
let offset = 0;
const outside = async (): Promise<string> => {
  const notes = await Promise.all(LOGS.map((log) => lastCheckpoint(house.database.directory, log)));
  return notes.map((one) => one?.note ?? '').join('');
};
const verify = (checkpoints = held) =>
  verifyTrace({
    sql: house.database.directory,
    keys: house.logKeys,
    outside: parseCheckpointFile(checkpoints) ?? assert.fail(),
    ...(house.witness === undefined ? {} : { witness: house.witness.key }),
  });
const faultsOf = async (checkpoints = held): Promise<string[]> =>
  (await verify(checkpoints)).logFaults.map(({ fault, log }) => `${log}: ${fault}`);
const restored = async (change: Partial<Parameters<typeof auditRestored>[1]>): Promise<string> => {
  const lines: string[] = [];
  const command = { operator: undefined, on: undefined, reason: undefined, confirm: undefined, checkpoint: undefined };
  await auditRestored(house, { ...command, ...change, out: (line) => lines.push(line) });
  return lines.join('\n');
};
const begins = (): Promise<string> =>
  restored({ operator: 'Camille', on: '2026-11-20', reason: 'Panne de la baie de disques' });
const allow = (digest: string) => allowRollback(keeper, 'temoin.example', digest);
const idIn = (text: string): string => /--confirm (\S+)/.exec(text)?.[1] ?? assert.fail();
const proof = () =>
  house.database.withRecord(recordId, (handle) =>
    readHistoryProof(
      handle,
      { log: house.logKeys, ...(house.witness === undefined ? {} : { witness: house.witness.key }) },
      world.clock.domain(),
    ),
  );

test('a restore that nobody stated fails the check; stated by two and cosigned, it is told', async () => {
  const { owner } = world;
  for (const chain of ['shown', 'shown', 'withheld'] as const) await writes(chain);
  await anchorAndWitness(house);
  for (const table of TABLES) await owner`create table ${owner(`kept_${table}`)} as table ${owner(table)}`;
  for (const chain of ['shown', 'shown', 'withheld'] as const) {
    await writes(chain);
    await anchorAndWitness(house);
  }
  held = await outside();
  assert.deepEqual(await faultsOf(), []);

  for (const table of [...TABLES].reverse()) await owner`delete from ${owner(table)}`;
  for (const table of TABLES) await owner`insert into ${owner(table)} select * from ${owner(`kept_${table}`)}`;
  assert.deepEqual(await faultsOf(), [
    'shown: shorter-than-checkpoint-outside',
    'withheld: shorter-than-checkpoint-outside',
  ]);
  await writes();
  await anchorAndWitness(house);
  const refused = await owner`select 1 from trace_log_checkpoint where refused is not null`;
  assert.equal(refused.length, 1, 'the witness refuses what goes on from the backup');

  const id = idIn(await begins());
  await assert.rejects(restored({ operator: 'camille', confirm: id }), { code: 3 });
  await assert.rejects(restored({ operator: 'Dominique', confirm: crypto.randomUUID() }), { code: 1 });
  await assert.rejects(restored({ operator: 'Dominique', on: 'hier', reason: 'x' }), { code: 2 });
  world.clock.setOffset((offset += HOUR));
  const stated = await restored({ operator: 'Dominique', confirm: id });
  for (const words of ['by Camille', 'by Dominique', 'Panne de la baie de disques', 'carnet witness allow'])
    assert.ok(stated.includes(words), words);
  assert.deepEqual([...new Set((await faultsOf()).map((one) => one.replace(/^\w+: /, '')))].sort(), [
    'differs-from-checkpoint-outside',
    'rollback-not-cosigned',
    'rollback-not-ours',
    'shorter-than-checkpoint-outside',
  ]);

  const digests = [...stated.matchAll(/witness allow ([0-9a-f]{16})/g)].map(([, digest]) => digest ?? '');
  assert.equal(digests.length, 2);
  assert.ok(said.some((line) => line.startsWith('ROLLBACK asked for')));
  assert.deepEqual(await allow('0'.repeat(16)), { alike: [] });
  const kept = path.join(keeper, 'rollbacks');
  const asked = (await readdir(kept)).filter((name) => name.endsWith('.asked'));
  const another = 'rollback of something else\n';
  for (const name of asked) {
    const text = await readFile(path.join(kept, name), 'utf8');
    await writeFile(path.join(kept, name.replace('.asked', '.allowed')), another);
    await writeFile(path.join(kept, name), another);
    await anchorAndWitness(house);
    assert.equal(
      (await faultsOf()).some((fault) => fault.endsWith('rollback-not-cosigned')),
      true,
      'what was read is cosigned',
    );
    assert.equal(await readFile(path.join(kept, name), 'utf8'), another, 'what was asked first stays');
    await writeFile(path.join(kept, name), text);
    assert.match(name, /^[0-9a-f]{64}\.asked$/);
    const twin = path.join(kept, `${name.slice(0, 16)}${'0'.repeat(48)}.asked`);
    await writeFile(twin, another);
    const alike = await allow(name.slice(0, 16));
    assert.equal('alike' in alike && alike.alike.length, 2, 'the keeper is told of both');
    await rm(twin);
  }
  for (const digest of digests) {
    const done = await allow(digest);
    assert.match('statement' in done ? done.statement : '', /Camille/);
  }
  await anchorAndWitness(house);
  await writes();
  await anchorAndWitness(house);
  const found = await verify(`${held}${await outside()}`);
  assert.deepEqual([found.faults, found.logFaults], [[], []]);
  assert.deepEqual(
    found.gaps.map(({ log, by, restoredOn, witnessed }) => [log, by, restoredOn, witnessed?.name]),
    LOGS.map((log) => [log, ['Camille', 'Dominique'], '2026-11-20', 'temoin.example']),
  );
  assert.equal((await lastCheckpoint(house.database.directory, 'shown'))?.witnessed, true, 'the witness goes on');
  assert.equal((await readdir(path.join(keeper, 'evidence'))).length > 0, true);
});

test("a person's proof says since when it is complete; a statement that was changed holds for nothing", async () => {
  const whole = await proof();
  const verdict = verifyHistory(whole, {}, sha256, verifySignature);
  assert.ok(verdict.ok);
  assert.deepEqual(
    verdict.gaps.map(({ restoredOn, reason }) => [restoredOn, reason]),
    [['2026-11-20', 'Panne de la baie de disques']],
  );
  assert.ok((verdict.gaps[0]?.after ?? 0) < (verdict.gaps[0]?.until ?? 0));
  assert.equal(whole.rollbacks?.length, 1, 'nothing of the log of what is withheld');
  const [note = ''] = whole.rollbacks ?? [];
  for (const changed of [
    note.replace('Panne', 'Panique'),
    note.replace(/^\u2014 temoin.*\n/mu, ''),
    note.replace('by Dominique', 'by Camille'),
    '',
  ])
    assert.deepEqual(verifyHistory({ ...whole, rollbacks: [changed] }, {}, sha256, verifySignature), {
      ok: false,
      fault: 'rollback',
    });
});

test('neither the statement nor its leaf can be taken away, and the gap is no shelter for what came after', async () => {
  const { owner } = world;
  const now = await outside();
  const tampered = async (work: () => Promise<unknown>, undo: () => Promise<unknown>): Promise<string[]> => {
    await work();
    const found = await faultsOf(`${held}${now}`);
    await undo();
    return found;
  };
  await owner`create table kept_rollback as table trace_log_rollback`;
  const without = await tampered(
    () => owner`delete from trace_log_rollback where log = 'shown'`,
    () => owner`insert into trace_log_rollback select * from kept_rollback where log = 'shown'`,
  );
  assert.ok(without.includes('shown: rollback-not-ours'));
  assert.ok(without.some((one) => one.endsWith('checkpoint-outside')));
  await owner`create table kept_leaf as select * from trace_log_leaf where log = 'shown'`;
  const changed = await tampered(
    () =>
      owner`update trace_log_leaf set hash = sha256(hash) where log = 'shown' and index = (select max(index) from kept_leaf)`,
    () => owner`update trace_log_leaf l set hash = k.hash from kept_leaf k where l.log = k.log and l.index = k.index`,
  );
  assert.ok(changed.includes('shown: differs-from-checkpoint-outside'));
  assert.deepEqual(await faultsOf(`${held}${now}`), []);
});

test('the witness answers who asks again, and nobody who starts from elsewhere', async () => {
  const [row] = await world.owner<{ note: string; base: string }[]>`
    select note, base from trace_log_rollback where log = 'shown'`;
  const ask = async (rollback: string, base: string): Promise<number> =>
    (await fetch(`${witness.url}/add-rollback`, { method: 'POST', body: JSON.stringify({ rollback, base }) })).status;
  assert.equal(await ask(row?.note ?? '', row?.base ?? ''), 200);
  assert.equal(await ask('x', ''), 400);
  assert.equal(await ask((row?.note ?? '').replace('Panne', 'Panique'), row?.base ?? ''), 403);
  const nothing = await fetch(`${witness.url}/checkpoint?origin=ailleurs`);
  assert.equal(nothing.status, 404);
});

test('where nothing was set back there is nothing to state; without anybody outside, a file is needed', async () => {
  const id = idIn(await begins());
  await assert.rejects(restored({ operator: 'Dominique', confirm: id }), { code: 1 });
  const alone = { ...house };
  delete (alone as { witness?: unknown }).witness;
  const command = { operator: 'Dominique', on: undefined, reason: undefined, confirm: id, out: () => undefined };
  await assert.rejects(auditRestored(alone, { ...command, checkpoint: undefined }), { code: 2 });
  const file = path.join(keeper, 'outside.txt');
  await writeFile(file, await outside());
  await assert.rejects(auditRestored(alone, { ...command, checkpoint: file }), { code: 1 });
});
