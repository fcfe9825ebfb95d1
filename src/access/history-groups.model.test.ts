import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TraceLine } from '../audit/index.js';
import { HOUR, MINUTE } from '../kernel/time.js';
import { firstOf, isOneMore } from './history-groups.model.js';

const NOON = Date.UTC(2026, 5, 10, 10);
const refused: TraceLine = {
  ...{ n: 9, chain: 'shown', at: NOON, act: 'document-read', outcome: 'refused', rule: 'reading-needs-consent' },
  ...{ actor: { kind: 'professional', id: '899700000911', name: 'Dr Alix MODELE' }, situation: 'normal' },
  object: { kind: 'document', id: 'a', label: 'Bilan' },
};

for (const [sentence, change, together] of [
  ['the same, a minute before', {}, true],
  ['the same that failed', { outcome: 'failed', problem: 'x' }, false],
  ['what was done', { outcome: 'done' }, false],
  ['somebody else’s', { actor: { kind: 'professional', id: '899700000912' } }, false],
  ['from another place', { actor: { ...refused.actor, structureName: 'Ailleurs' } }, false],
  ['of another document', { object: { kind: 'document', id: 'b', label: 'Bilan' } }, false],
  ['another act', { act: 'document-download' }, false],
  ['by another rule', { rule: 'blocked-professional-is-refused' }, false],
  ['in an emergency', { situation: 'bris_de_glace' }, false],
  ['with a reason', { reason: 'Malaise' }, false],
  ['that came into the history later', { released: { at: NOON, id: 'r', blind: 'b' } }, false],
  ['of the evening before, in Paris', { at: NOON - 13 * HOUR }, false],
  ['of the same night, in Paris', { at: NOON - 11 * HOUR }, true],
] as const)
  test(`${sentence} is ${together ? 'one more of the group' : 'a line of its own'}`, () => {
    const earlier: TraceLine = { ...refused, n: 8, at: NOON - MINUTE, ...change };
    assert.equal(isOneMore({ line: refused, before: [] }, earlier), together);
  });

test('what was done twice stands twice', () => {
  const done: TraceLine = { ...refused, outcome: 'done' };
  assert.equal(isOneMore({ line: done, before: [] }, { ...done, n: 8 }), false);
});

test('a group begins with its oldest entry', () => {
  assert.equal(firstOf({ line: refused, before: [] }).n, 9);
  assert.equal(firstOf({ line: refused, before: [8, 7].map((n) => ({ n, at: NOON })) }).n, 7);
});
