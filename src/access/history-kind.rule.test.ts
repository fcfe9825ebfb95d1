import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TraceEntry } from '../audit/index.js';
import { HISTORY_KINDS, isOfKind, type HistoryKind } from './history-kind.rule.js';

type Sorted = Pick<TraceEntry, 'act' | 'outcome' | 'actor' | 'situation'>;
const read: Sorted = {
  act: 'document-read',
  outcome: 'done',
  actor: { kind: 'professional' },
  situation: 'normal',
};
const mine: Sorted = { ...read, actor: { kind: 'person' } };

const cases: readonly (readonly [string, Sorted, readonly HistoryKind[]])[] = [
  ['a professional reads', read, ['others', 'reads', 'everything']],
  ['the person reads', mine, ['mine', 'everything']],
  ['a professional is refused', { ...read, outcome: 'refused' }, ['others', 'reads', 'refused', 'everything']],
  [
    'someone reads in an emergency',
    { ...read, situation: 'bris_de_glace' },
    ['others', 'reads', 'emergencies', 'everything'],
  ],
  [
    'the Samu opens',
    { ...read, act: 'emergency-begin', situation: 'centre_15' },
    ['others', 'emergencies', 'everything'],
  ],
  ['a deposit', { ...read, act: 'document-deposit' }, ['others', 'deposits', 'everything']],
  ['an own deposit', { ...mine, act: 'document-deposit' }, ['deposits', 'mine', 'everything']],
  ['hiding', { ...mine, act: 'document-hide' }, ['changes', 'mine', 'everything']],
  ['a consent stated', { ...read, act: 'consent-state' }, ['others', 'changes', 'everything']],
  ['a consent refused', { ...read, act: 'consent-state', outcome: 'refused' }, ['others', 'refused', 'everything']],
  ['an act nobody has sorted yet', { ...read, act: 'something-new' }, ['others', 'changes', 'everything']],
];

for (const [name, entry, kinds] of cases)
  test(`${name}: shown under ${kinds.join(', ')}`, () => {
    assert.deepEqual(
      HISTORY_KINDS.filter((kind) => isOfKind(entry, kind)),
      HISTORY_KINDS.filter((kind) => kinds.includes(kind)),
    );
  });
