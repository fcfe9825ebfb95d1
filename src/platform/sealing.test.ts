import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { blindIndex, deriveKey, seal, SealBroken, unseal } from './sealing.js';

const key = createSecretKey(randomBytes(32));

test('what is sealed opens again with the same key at the same place', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.string(), (plain, bound) => {
      assert.deepEqual(Buffer.from(unseal(key, bound, seal(key, bound, plain))), Buffer.from(plain));
    }),
  );
});

test('two seals of one text differ', () => {
  assert.notDeepEqual(seal(key, 'a', 'texte'), seal(key, 'a', 'texte'));
});

test('a row moved to another table, record or id does not open', () => {
  assert.throws(() => unseal(key, 'document|r2|1', seal(key, 'document|r1|1', 'texte')), SealBroken);
});

test('another key does not open', () => {
  assert.throws(() => unseal(createSecretKey(randomBytes(32)), 'a', seal(key, 'a', 'texte')), SealBroken);
});

test('one changed bit anywhere is noticed', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, place, bit) => {
      const sealed = seal(key, 'a', plain);
      const at = place % sealed.length;
      sealed[at] = (sealed[at] ?? 0) ^ (1 << bit);
      assert.throws(() => unseal(key, 'a', sealed), SealBroken);
    }),
  );
});

test('something too short to be sealed is refused by the same name', () => {
  assert.throws(() => unseal(key, 'a', Buffer.alloc(27)), SealBroken);
});

test('keys of two purposes differ, and the same purpose gives the same key', () => {
  assert.notDeepEqual(deriveKey(key, 'a').export(), deriveKey(key, 'b').export());
  assert.deepEqual(deriveKey(key, 'a').export(), deriveKey(key, 'a').export());
});

test('blind indexes meet for equal values of one kind only, and depend on the key', () => {
  assert.deepEqual(blindIndex(key, 'ins', '1'), blindIndex(key, 'ins', '1'));
  assert.notDeepEqual(blindIndex(key, 'ins', '1'), blindIndex(key, 'document', '1'));
  assert.notDeepEqual(blindIndex(key, 'ins', '1'), blindIndex(createSecretKey(randomBytes(32)), 'ins', '1'));
});
