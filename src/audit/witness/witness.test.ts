import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { toBase64 } from '../../kernel/bytes.js';
import { checkpointText, parseCheckpointFile } from '../log/checkpoint.model.js';
import { signingKey, verifySignature } from '../log/log-keys.js';
import { sha256 } from '../log/log.store.js';
import { consistencyPath, folded, grown, leafHash, subtreesOf, type Subtree } from '../log/merkle.model.js';
import { noteText, parseSignatures, parseVerifierKey, PLAIN, signedBy, signNote } from '../log/note.model.js';
import { startWitness, type RunningWitness } from './witness-server.js';

const ORIGIN = 'essai.example/trace/a';
const { publicKey, sign } = signingKey(Buffer.alloc(32, 3));
const logKey = { name: ORIGIN, kind: PLAIN, publicKey };
let home: string;
let witness: RunningWitness;
const said: string[] = [];
const start = (): Promise<RunningWitness> =>
  startWitness({
    home,
    name: 'temoin.example',
    logs: [logKey],
    host: '127.0.0.1',
    port: 0,
    now: () => 1_800_000_000_000,
    say: (line) => said.push(line),
  });
before(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'carnet-witness-'));
  witness = await start();
});
after(async () => {
  await witness.stop();
  await rm(home, { recursive: true, force: true });
});

/** A log of so many leaves; another `branch` is another history from place `from` on. */
function aLog(size: number, branch = 'a', from = 0) {
  const leaves = Array.from({ length: size }, (_, at) =>
    leafHash(Buffer.from(at < from ? `a${at}` : branch + at), sha256),
  );
  const kept = new Map(
    grown(0, leaves, () => assert.fail(), sha256).map((one) => [`${one.level} ${one.index}`, one.hash]),
  );
  const hash = (group: readonly Subtree[]): Uint8Array =>
    folded(
      group.map(({ level, index }) => kept.get(`${level} ${index}`) as Uint8Array),
      sha256,
    );
  const text = (origin: string) => checkpointText({ origin, size, root: hash(subtreesOf(0, size)) });
  return {
    note: (origin = ORIGIN, key = logKey, by = sign) =>
      noteText({ text: text(origin), signatures: [signNote(text(origin), key, by, 0, sha256)] }),
    proofFrom: (before: number) => consistencyPath(before, size).map(hash).map(toBase64),
    text: text(ORIGIN),
  };
}

async function ask(old: number, proof: readonly string[], note: string): Promise<[number, string, string | null]> {
  const body = [`old ${old}`, ...proof, '', note].join('\n');
  const answer = await fetch(`${witness.url}/add-checkpoint`, { method: 'POST', body });
  return [answer.status, await answer.text(), answer.headers.get('content-type')];
}

test('it cosigns the first checkpoint, and then only what adds to the last one, with the time', async () => {
  for (const [old, size] of [
    [0, 5],
    [5, 5],
    [5, 9],
  ] as const) {
    const log = aLog(size);
    const [status, body] = await ask(old, log.proofFrom(old), log.note());
    assert.equal(status, 200);
    const key = parseVerifierKey(witness.key, sha256);
    const signatures = parseSignatures(body);
    assert.ok(key !== undefined && signatures !== undefined);
    assert.deepEqual(signedBy({ text: log.text, signatures }, key, verifySignature, sha256), {
      signed: true,
      seconds: 1_800_000_000,
    });
  }
});

test('whoever does not know where it stands is told, and nothing is cosigned', async () => {
  const log = aLog(12);
  assert.deepEqual(await ask(0, [], log.note()), [409, '9\n', 'text/x.tlog.size']);
  assert.deepEqual(await ask(3, log.proofFrom(3), log.note()), [409, '9\n', 'text/x.tlog.size']);
});

test('unknown logs, foreign signatures, wrong proofs and no requests at all are refused by the codes of the protocol', async () => {
  const log = aLog(12);
  const other = signingKey(Buffer.alloc(32, 4));
  assert.equal((await ask(9, log.proofFrom(9), log.note('ailleurs.example')))[0], 404);
  assert.equal(
    (await ask(9, log.proofFrom(9), log.note(ORIGIN, { ...logKey, publicKey: other.publicKey }, other.sign)))[0],
    403,
  );
  assert.equal((await ask(13, [], log.note()))[0], 400);
  assert.equal((await ask(9, ['AAAA'], log.note()))[0], 400);
  assert.equal(
    (
      await ask(
        9,
        Array.from({ length: 64 }, () => toBase64(sha256())),
        log.note(),
      )
    )[0],
    400,
  );
  assert.equal((await fetch(`${witness.url}/add-checkpoint`)).status, 404);
});

test('a split view is caught: another history of the same length, or a longer one, is refused and kept as proof', async () => {
  const evidence = path.join(home, 'evidence');
  const before = (await readdir(evidence)).length;
  const same = aLog(9, 'b', 4);
  const longer = aLog(20, 'b', 4);
  assert.equal((await ask(9, [], same.note()))[0], 409);
  assert.equal((await ask(9, longer.proofFrom(9), longer.note()))[0], 422);
  const kept = await readdir(evidence);
  assert.equal(kept.length, before + 2);
  assert.equal(said.filter((line) => line.startsWith('SPLIT VIEW')).length, 2);
  for (const file of kept) {
    const both = parseCheckpointFile(await readFile(path.join(evidence, file), 'utf8'));
    // Both are signed by the log: it cannot say it was somebody else.
    assert.equal(both?.length, 2);
    for (const { note } of both) assert.ok(signedBy(note, logKey, verifySignature, sha256).signed);
  }
  // And the true history goes on.
  const log = aLog(10);
  assert.equal((await ask(9, log.proofFrom(9), log.note()))[0], 200);
});

test('what it has seen outlives it: started again, it still refuses a shorter log and another one', async () => {
  await witness.stop();
  witness = await start();
  assert.deepEqual(await ask(0, [], aLog(6).note()), [409, '10\n', 'text/x.tlog.size']);
  const other = aLog(11, 'b', 2);
  assert.equal((await ask(10, other.proofFrom(10), other.note()))[0], 422);
});

test('of many at once, no two that contradict each other are cosigned', async () => {
  const candidates = ['a', 'x', 'y', 'z'].map((branch) => aLog(14, branch, branch === 'a' ? 0 : 11));
  const answers = await Promise.all(candidates.map((log) => ask(10, log.proofFrom(10), log.note())));
  assert.equal(answers.filter(([status]) => status === 200).length, 1);
});
