import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY } from '../kernel/time.js';
import { removedDocumentReturns } from './removed-document-returns.rule.js';

const removedAt = Date.parse('2026-03-01T12:00:00Z');
const removed = { status: 'removed', changedAt: removedAt } as const;

test('a document taken back returns within thirty days', () => {
  assert.equal(removedDocumentReturns(removed, removedAt).ok, true);
  assert.equal(removedDocumentReturns(removed, removedAt + 30 * DAY).ok, true);
});

test('after thirty days it is gone', () => {
  assert.deepEqual(removedDocumentReturns(removed, removedAt + 30 * DAY + 1), {
    ok: false,
    problem: 'removal-final',
    path: 'id',
  });
});

test('a document that was never taken back is there at any time', () => {
  assert.equal(removedDocumentReturns({ status: 'current', changedAt: removedAt }, removedAt + 4000 * DAY).ok, true);
});
