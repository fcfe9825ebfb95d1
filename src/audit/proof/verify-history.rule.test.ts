import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { anchorAndWitness } from '../../anchor.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../../../test/support/cast.js';
import { startWorld, type World } from '../../../test/support/world.js';
import type { DocumentId, RecordId } from '../../kernel/ids.js';
import { DAY } from '../../kernel/time.js';
import { releaseDueTraces } from '../../release-traces.js';
import { trustOf } from '../../trace.routes.js';
import { signingKey, verifierKeys, verifySignature } from '../log/log-keys.js';
import { sha256 } from '../log/log.store.js';
import { noteText, parseNote, parseVerifierKey, signNote, verifierKeyText } from '../log/note.model.js';
import { verifyTrace } from '../verify-trace.js';
import { startWitness, type RunningWitness } from '../witness/witness-server.js';
import type { HistoryProof } from './history-proof.model.js';
import { continuationFault, parseHistoryProof, verifyHistory, type HistoryVerdict } from './verify-history.rule.js';

let world: World;
let witness: RunningWitness;
let home: string;
before(async () => {
  world = await startWorld({ content: 'empty' });
  home = await mkdtemp(path.join(tmpdir(), 'carnet-witness-'));
  const { plain } = verifierKeys(world.house.logKeys, 'shown');
  const { plain: other } = verifierKeys(world.house.logKeys, 'withheld');
  witness = await startWitness({
    home,
    name: 'temoin.example',
    logs: [plain, other],
    host: '127.0.0.1',
    port: 0,
    now: () => world.clock.domain(),
    say: () => undefined,
  });
});
after(async () => {
  await witness.stop();
  await world.close();
  await rm(home, { recursive: true, force: true });
});

const watched = () => {
  const key = parseVerifierKey(witness.key, sha256);
  assert.ok(key !== undefined);
  return { ...world.house, witness: { url: witness.url, key } };
};

async function proofOf(recordId: RecordId): Promise<HistoryProof> {
  const { runner, acts } = world.house;
  const done = await runner.perform(acts.downloadHistory, recordId, {}, thePerson(recordId));
  assert.ok(done.kind === 'done');
  return parseHistoryProof(JSON.stringify(done.outcome.proof)) ?? assert.fail('not a proof');
}
const check = (proof: HistoryProof): HistoryVerdict =>
  verifyHistory(proof, { log: trustOf(world.house).log ?? [] }, sha256, verifySignature);

let number = 500;
async function aLife(reads = 4): Promise<RecordId> {
  const { house } = world;
  const recordId = await aRecord(house, (number += 1));
  const { id } = await deposited(house, recordId, aDraft(`vie ${number}`));
  for (let at = 0; at < reads; at += 1)
    await house.runner.perform(house.acts.readDocument, recordId, { id }, thePerson(recordId));
  await house.runner.perform(house.acts.readDocument, recordId, { id }, aProfessional({ id: '899700000009' }));
  return recordId;
}

test('an untouched history is complete; what is newer than the last checkpoint is said to be', async () => {
  const recordId = await aLife();
  const young = check(await proofOf(recordId));
  assert.deepEqual(young, { ok: true, entries: 6, anchored: 0, released: 0, onlyClaimed: 0, gaps: [] });
  await anchorAndWitness(world.house);
  const found = check(await proofOf(recordId));
  assert.ok(found.ok && found.since !== undefined);
  // The download that came before stands in it, its own not yet.
  assert.deepEqual([found.entries, found.anchored, found.witnessed], [7, 7, undefined]);
  assert.ok(Math.abs(found.since - world.clock.domain()) < 60_000);
});

test('once the witness has cosigned, the proof says who saw it and when', async () => {
  const recordId = await aLife();
  await anchorAndWitness(watched());
  const proof = await proofOf(recordId);
  const withKey = { ...proof, keys: { ...proof.keys, witness: witness.key } };
  const found = verifyHistory(withKey, { witness: witness.key }, sha256, verifySignature);
  assert.ok(found.ok);
  assert.equal(found.witnessed?.name, 'temoin.example');
  assert.deepEqual(verifyHistory(proof, { witness: witness.key }, sha256, verifySignature), {
    ok: false,
    fault: 'keys',
  });
});

test('whatever is changed in a file shows, and where', async () => {
  const recordId = await aLife();
  await anchorAndWitness(world.house);
  const proof = await proofOf(recordId);
  assert.ok(check(proof).ok);
  const { anchor } = proof;
  assert.ok(anchor !== undefined);
  const [first, second, third] = proof.entries;
  assert.ok(first !== undefined && second !== undefined && third !== undefined);
  const rest = proof.entries.slice(3);
  const other = signingKey(Buffer.alloc(32, 9));
  const resigned = (): HistoryProof => {
    const note = parseNote(anchor.checkpoint) ?? assert.fail();
    const { plain, timestamped } = verifierKeys(world.house.logKeys, 'shown');
    const keys = [plain, timestamped].map((key) => ({ ...key, publicKey: other.publicKey }));
    return {
      ...proof,
      keys: { log: keys.map((key) => verifierKeyText(key, sha256)) },
      anchor: {
        ...anchor,
        checkpoint: noteText({
          text: note.text,
          signatures: keys.map((key) => signNote(note.text, key, other.sign, 1, sha256)),
        }),
      },
    };
  };
  const cases: readonly (readonly [string, HistoryProof, HistoryVerdict])[] = [
    [
      'the words of an entry',
      { ...proof, entries: [first, { ...second, words: second.words.replace('done', 'none') }, third, ...rest] },
      { ok: false, fault: 'words-changed', n: 2 },
    ],
    ['an entry taken out', { ...proof, entries: [first, third, ...rest] }, { ok: false, fault: 'entry-missing', n: 2 }],
    [
      'an entry taken out, and the rest counted anew',
      { ...proof, entries: [first, third, ...rest].map((one, at) => ({ ...one, n: at + 1 })) },
      { ok: false, fault: 'entry-missing', n: proof.entries.length },
    ],
    [
      'two entries in each other’s place',
      { ...proof, entries: [first, { ...third, n: 2 }, { ...second, n: 3 }, ...rest] },
      { ok: false, fault: 'chain-changed', n: anchor.n },
    ],
    [
      'the time of an entry',
      { ...proof, entries: [first, { ...second, at: second.at - 1 }, third, ...rest] },
      { ok: false, fault: 'chain-changed', n: anchor.n },
    ],
    [
      'an entry put in twice',
      { ...proof, entries: [first, first, second].map((one, at) => ({ ...one, n: at + 1 })) },
      { ok: false, fault: 'entry-missing', n: 4 },
    ],
    ['the beginning alone', { ...proof, entries: [first, second] }, { ok: false, fault: 'entry-missing', n: 3 }],
    [
      'another place in the log',
      { ...proof, anchor: { ...anchor, index: anchor.index + 1 } },
      { ok: false, fault: 'chain-changed', n: anchor.n },
    ],
    [
      'a longer path',
      { ...proof, anchor: { ...anchor, path: [...anchor.path, anchor.id] } },
      { ok: false, fault: 'chain-changed', n: anchor.n },
    ],
    [
      'another size in the checkpoint',
      {
        ...proof,
        anchor: {
          ...anchor,
          checkpoint: anchor.checkpoint.replace(/\n(\d+)\n/, (_all, size: string) => `\n${Number(size) + 1}\n`),
        },
      },
      { ok: false, fault: 'signature' },
    ],
    ['a checkpoint signed by somebody else', resigned(), { ok: false, fault: 'keys' }],
    ['no checkpoint', { ...proof, anchor: { ...anchor, checkpoint: 'x' } }, { ok: false, fault: 'proof' }],
    ['another format', { ...proof, format: 'x' as HistoryProof['format'] }, { ok: false, fault: 'file' }],
  ];
  for (const [name, changed, verdict] of cases) assert.deepEqual(check(changed), verdict, name);
  for (const text of ['', '{}', 'null', '[]', JSON.stringify(proof).slice(0, -9)])
    assert.equal(parseHistoryProof(text), undefined);
});

test('a newer file goes on from an older one; one that was cut between them does not', async () => {
  const recordId = await aLife();
  await anchorAndWitness(world.house);
  const older = await proofOf(recordId);
  const newer = await proofOf(recordId);
  assert.equal(continuationFault(older, newer), undefined);
  assert.equal(continuationFault(newer, older), newer.entries.length);
  assert.equal(
    continuationFault({ ...older, entries: older.entries.map((one) => ({ ...one, words: 'x' })) }, newer),
    1,
  );
});

test('what was kept apart comes into the shown history when it is released, tied to the log it stood in all the time', async () => {
  const { house } = world;
  const recordId = await aLife(0);
  const hidden = await deposited(house, recordId, aDraft(`annonce ${number}`, { withheldFromPatient: true }));
  const other = await deposited(house, recordId, aDraft(`secret ${number}`, { hiddenFromRepresentatives: true }));
  for (const id of [hidden.id, other.id, hidden.id] as DocumentId[])
    await house.runner.perform(house.acts.readDocument, recordId, { id }, aProfessional());
  await anchorAndWitness(house);
  assert.equal(await releaseDueTraces(house), 0);
  const before = await proofOf(recordId);
  assert.equal(before.released, undefined);
  assert.ok(!JSON.stringify(before).includes('annonce'));

  world.clock.setOffset(40 * DAY);
  assert.equal(await releaseDueTraces(house), 3);
  assert.equal(await releaseDueTraces(house), 0);
  const after = await proofOf(recordId);
  assert.equal(continuationFault(before, after), undefined);
  const found = check(after);
  assert.ok(found.ok);
  assert.equal(found.released, 3);
  const late = after.entries.map(({ words }) => JSON.parse(words)).filter(({ released }) => released !== undefined);
  assert.deepEqual(
    late.map(({ act, object }) => [act, object.id]),
    [
      ['document-deposit', hidden.id],
      ['document-read', hidden.id],
      ['document-read', hidden.id],
    ],
  );
  // Nothing tells that another one still waits.
  assert.ok(!JSON.stringify(after).includes(other.id));

  const { released } = after;
  assert.ok(released !== undefined);
  const [one] = released.entries;
  assert.ok(one !== undefined);
  const swapped = { ...after, released: { ...released, entries: [{ ...one, index: one.index + 1 }] } };
  assert.deepEqual(check(swapped), { ok: false, fault: 'released', n: one.n });
  const all = await verifyTrace({ sql: house.database.directory, keys: house.logKeys, outside: [] });
  assert.deepEqual([all.faults, all.logFaults], [[], []]);
});
