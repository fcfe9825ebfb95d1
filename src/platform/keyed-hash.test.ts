import assert from 'node:assert/strict';
import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { keyedHash, keyedHashOf } from './keyed-hash.js';

test('is the HMAC-SHA-256 of the platform, for keys and messages of every length', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 130 }),
      fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.uint8Array({ maxLength: 300 })), {
        minLength: 1,
      }),
      (secret, messages) => {
        const key = createSecretKey(secret);
        const hashOf = keyedHash(key);
        for (const message of messages)
          assert.deepEqual(hashOf(message), createHmac('sha256', key).update(message).digest());
      },
    ),
  );
});

test('a long message leaves nothing for the short one that follows', () => {
  const key = createSecretKey(randomBytes(32));
  const hashOf = keyedHash(key);
  const before = hashOf('short');
  hashOf('x'.repeat(85));
  assert.deepEqual(hashOf('short'), before);
});

test('what was answered stays as it was when the next is asked', () => {
  const hashOf = keyedHash(createSecretKey(randomBytes(32)));
  const first = hashOf('first');
  const copy = Buffer.from(first);
  hashOf('second');
  assert.deepEqual(first, copy);
});

test('is kept with its key, and each key has its own', () => {
  const [key, other] = [createSecretKey(randomBytes(32)), createSecretKey(randomBytes(32))];
  assert.equal(keyedHashOf(key), keyedHashOf(key));
  assert.notDeepEqual(keyedHashOf(key)('same'), keyedHashOf(other)('same'));
});
