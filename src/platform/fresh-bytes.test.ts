import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshBytes } from './fresh-bytes.js';

test('no bytes are given twice, across pages too', () => {
  const given = Array.from({ length: 5_000 }, () => freshBytes(12));
  assert.equal(new Set(given.map((bytes) => bytes.toString('hex'))).size, given.length);
});

test('bytes once given stay as they are when others are asked for', () => {
  const first = freshBytes(16);
  const before = first.toString('hex');
  for (let more = 0; more < 1_000; more += 1) freshBytes(12).fill(0);
  assert.equal(first.toString('hex'), before);
});

test('as many bytes are given as are asked for', () => {
  for (const count of [0, 1, 12, 16, 32, 4_096]) assert.equal(freshBytes(count).length, count);
});
