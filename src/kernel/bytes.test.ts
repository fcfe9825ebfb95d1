import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromBase64, joined, sameBytes, toBase64, toHex } from './bytes.js';

test('base64 is what node makes of the same bytes, and comes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
      assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
      assert.equal(toHex(bytes), Buffer.from(bytes).toString('hex'));
    }),
  );
});

test('what is not written in the one canonical way is not base64', () => {
  for (const text of ['A', 'AA', 'AAA', 'AB==', 'AAB=', 'A===', '====', 'AA=A', 'AAA\n', 'AA-_', 'AAA ', 'é000'])
    assert.equal(fromBase64(text), undefined, text);
  assert.deepEqual(fromBase64(''), new Uint8Array());
});

test('bytes are joined in order, and are the same only when every one is', () => {
  const all = joined(Uint8Array.of(1, 2), new Uint8Array(), Uint8Array.of(3));
  assert.deepEqual(all, Uint8Array.of(1, 2, 3));
  assert.ok(sameBytes(all, Uint8Array.of(1, 2, 3)));
  assert.ok(!sameBytes(all, Uint8Array.of(1, 2)));
  assert.ok(!sameBytes(all, Uint8Array.of(1, 2, 4)));
});
