import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showsWhoLooked } from './shows-who-looked.rule.js';

const professional = { kind: 'professional', id: '899700000001' } as const;

const cases: readonly (readonly [string, Parameters<typeof showsWhoLooked>[0], boolean])[] = [
  ['a reading', { act: 'document-read', outcome: 'done', actor: professional }, true],
  ['a deposit', { act: 'document-deposit', outcome: 'done', actor: professional }, true],
  ['an emergency', { act: 'emergency-begin', outcome: 'done', actor: professional }, true],
  ['a deposit of software alone', { act: 'document-deposit', outcome: 'done', actor: { kind: 'software' } }, true],
  ['not a refusal, which tells of a block', { act: 'document-read', outcome: 'refused', actor: professional }, false],
  ['not what failed', { act: 'document-deposit', outcome: 'failed', actor: professional }, false],
  ['not the person', { act: 'document-read', outcome: 'done', actor: { kind: 'person' } }, false],
  ['not what hides', { act: 'document-hide', outcome: 'done', actor: professional }, false],
  ['not what blocks', { act: 'professional-block', outcome: 'done', actor: professional }, false],
  ['not who reads the history', { act: 'patient-history-read', outcome: 'done', actor: professional }, false],
];
for (const [name, entry, shown] of cases)
  test(`shows-who-looked: ${name}`, () => {
    assert.equal(showsWhoLooked(entry), shown);
  });
