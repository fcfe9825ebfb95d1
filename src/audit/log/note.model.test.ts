import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCheckpoint, parseCheckpointFile, checkpointText } from './checkpoint.model.js';
import { signingKey, verifySignature } from './log-keys.js';
import { sha256 } from './log.store.js';
import {
  noteText,
  parseNote,
  parseVerifierKey,
  PLAIN,
  signedBy,
  signNote,
  TIMESTAMPED,
  verifierKeyText,
  type VerifierKey,
} from './note.model.js';

test('a key and a note made by others (the documentation of Go’s sumdb/note) verify here', () => {
  const key = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', sha256);
  assert.ok(key !== undefined);
  const note = parseNote(
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
      '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
  );
  assert.ok(note !== undefined);
  assert.deepEqual(signedBy(note, key, verifySignature, sha256), { signed: true });
  assert.deepEqual(signedBy({ ...note, text: `${note.text} ` }, key, verifySignature, sha256), {
    signed: false,
    why: 'wrong',
  });
});

const { publicKey, sign } = signingKey(Buffer.alloc(32, 7));
const plain: VerifierKey = { name: 'essai.example/trace/a', kind: PLAIN, publicKey };
const timestamped: VerifierKey = { ...plain, kind: TIMESTAMPED };
const text = checkpointText({ origin: plain.name, size: 42, root: sha256(Buffer.from('root')) });
const note = { text, signatures: [plain, timestamped].map((key) => signNote(text, key, sign, 1_700_000_000, sha256)) };

test('a note of two signatures is read back as it was written, and both hold', () => {
  const read = parseNote(noteText(note));
  assert.deepEqual(read?.text, text);
  assert.ok(read !== undefined);
  assert.deepEqual(signedBy(read, plain, verifySignature, sha256), { signed: true });
  assert.deepEqual(signedBy(read, timestamped, verifySignature, sha256), { signed: true, seconds: 1_700_000_000 });
  assert.deepEqual(signedBy(read, { ...plain, name: 'ailleurs.example' }, verifySignature, sha256), {
    signed: false,
    why: 'absent',
  });
});

test('keys are read back as they are written; a changed letter is no key', () => {
  const written = verifierKeyText(timestamped, sha256);
  const read = parseVerifierKey(written, sha256);
  assert.deepEqual(
    [read?.name, read?.kind, Buffer.from(read?.publicKey ?? []).toString('hex')],
    [timestamped.name, TIMESTAMPED, Buffer.from(publicKey).toString('hex')],
  );
  for (const wrong of ['', 'x', written.replace('essai', 'autre'), written.slice(0, -4), `${written}AAAA`])
    assert.equal(parseVerifierKey(wrong, sha256), undefined, wrong);
});

test('what is not a note is not taken for one', () => {
  const good = noteText(note);
  for (const wrong of [
    '',
    '\n\n',
    text,
    good.trimEnd(),
    good.replace('\n\n', '\n'),
    `${good}x\n`,
    good.replace('\u2014', '-'),
    `a\u0007${good}`,
  ])
    assert.equal(parseNote(wrong), undefined, JSON.stringify(wrong));
  assert.equal(parseNote(`${text}\n${'\u2014 x AAAAAAAA\n'.repeat(33)}`), undefined);
});

test('a checkpoint says its log, its size and its root, written in one way only', () => {
  const read = parseCheckpoint(text);
  assert.deepEqual([read?.origin, read?.size], [plain.name, 42]);
  for (const wrong of [
    '',
    'a\n1\n',
    'a\n01\nAAAA\n',
    text.replace('42', '-1'),
    text.replace('42', '042'),
    text.trimEnd(),
  ])
    assert.equal(parseCheckpoint(wrong), undefined, JSON.stringify(wrong));
});

test('a file of several checkpoints, with empty lines between or none, gives them all', () => {
  const other = checkpointText({ origin: 'essai.example/trace/b', size: 7, root: sha256() });
  const second = noteText({ text: other, signatures: [signNote(other, plain, sign, 0, sha256)] });
  for (const file of [noteText(note) + second, `${noteText(note)}\n\n${second}\n`, `\n${noteText(note)}${second}`])
    assert.deepEqual(
      parseCheckpointFile(file)?.map(({ size }) => size),
      [42, 7],
      JSON.stringify(file),
    );
  assert.equal(parseCheckpointFile('not one\n'), undefined);
});
