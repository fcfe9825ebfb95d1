import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUuid } from './ids.js';

test('what the database takes for an identifier, and what only looks as long as one', () => {
  assert.ok(isUuid('018f2a6e-0000-7000-8000-0123456789ab'));
  assert.ok(isUuid('018F2A6E-0000-7000-8000-0123456789AB'));
  for (const other of ['', '-'.repeat(36), '0'.repeat(36), '018f2a6e-0000-7000-8000-0123456789ab ', 'x'.repeat(36)])
    assert.equal(isUuid(other), false, other);
});
