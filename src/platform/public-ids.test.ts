import assert from 'node:assert/strict';
import { createCipheriv, createHmac, createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { publicIds } from './public-ids.js';

const newIds = () => publicIds(createSecretKey(randomBytes(32)), createSecretKey(randomBytes(32)));
const ids = newIds();

test('an id gives back its record and item, and fits the id of FHIR', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (recordId, itemId) => {
      const id = ids.of('document', recordId, itemId);
      assert.match(id, /^[A-Za-z0-9\-.]{1,64}$/);
      assert.deepEqual(ids.read('document', id), { recordId, itemId });
    }),
  );
});

test('an id of one kind is nothing to another kind', () => {
  assert.equal(ids.read('binary', ids.of('document', randomUUID(), randomUUID())), undefined);
});

test('two ids of one record share nothing an outsider could link', () => {
  const record = randomUUID();
  const [a, b] = [ids.of('document', record, randomUUID()), ids.of('document', record, randomUUID())];
  const shared = [...a].filter((letter, at) => at > 0 && letter === b[at]).length;
  assert.ok(shared < 12, `${shared} letters in the same place`);
});

test('a changed, cut, lengthened or invented id is none of ours', () => {
  fc.assert(
    fc.property(fc.nat(58), fc.constantFrom(...'ABCDEFGHabcdefgh0123456789-.'), (place, letter) => {
      const id = ids.of('document', randomUUID(), randomUUID());
      const changed = id.slice(0, place + 1) + letter + id.slice(place + 2);
      assert.equal(ids.read('document', changed) === undefined, changed !== id);
    }),
  );
  for (const id of [
    '',
    'd',
    'd'.repeat(60),
    '../../etc/passwd',
    ids.of('document', randomUUID(), randomUUID()).slice(0, 59),
  ])
    assert.equal(ids.read('document', id), undefined);
});

test('another installation reads none of our ids', () => {
  assert.equal(newIds().read('document', ids.of('document', randomUUID(), randomUUID())), undefined);
});

test('ids made before stay what they were: the tag of the pair by HMAC, the pair hidden by AES-256 in counter mode', () => {
  const [encryption, authentication] = [createSecretKey(randomBytes(32)), createSecretKey(randomBytes(32))];
  const own = publicIds(encryption, authentication);
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (recordId, itemId) => {
      const pair = Buffer.from((recordId + itemId).replaceAll('-', ''), 'hex');
      const tag = createHmac('sha256', authentication).update('d').update(pair).digest().subarray(0, 12);
      const hidden = createCipheriv('aes-256-ctr', encryption, Buffer.concat([tag, Buffer.alloc(4)])).update(pair);
      const expected = `d${Buffer.concat([tag, hidden]).toString('base64url').replaceAll('_', '.')}`;
      assert.equal(own.of('document', recordId, itemId), expected);
      assert.equal(own.of('document', recordId.toUpperCase(), itemId), expected);
    }),
  );
});

test('a public id is made of two UUIDs and nothing else', () => {
  for (const wrong of ['', 'x'.repeat(36), randomUUID().slice(1), `${randomUUID()}0`, `${randomUUID().slice(1)}g`])
    assert.throws(() => ids.of('document', wrong, randomUUID()), RangeError);
});
