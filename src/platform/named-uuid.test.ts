import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { namedUuid } from './named-uuid.js';

test('a name has one UUID, of version 8, made of the first bytes of its SHA-256', () => {
  const hex = createHash('sha256').update('one name').digest('hex');
  const uuid = namedUuid('one name');
  assert.equal(uuid, namedUuid('one name'));
  assert.notEqual(uuid, namedUuid('another name'));
  assert.match(uuid, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(uuid.slice(0, 13), `${hex.slice(0, 8)}-${hex.slice(8, 12)}`);
  assert.equal(uuid.slice(24), hex.slice(20, 32));
});
