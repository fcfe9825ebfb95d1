import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportShowsItsAccessAlone } from './report-shows-its-access-alone.rule.js';

test('report-shows-its-access-alone: when, where, how it ended and by which rule; no object, no reason, no name', () => {
  const line = {
    at: 7,
    act: 'document-read',
    outcome: 'done',
    rule: 'break-glass-reads',
    situation: 'bris_de_glace',
    reason: 'Malaise',
    object: { kind: 'document', id: 'd', label: 'Titre' },
    query: 'titre=x',
    actor: { name: 'Dr X', structureName: 'Hôpital' },
  } as const;
  assert.deepEqual(reportShowsItsAccessAlone(line), {
    at: 7,
    outcome: 'done',
    rule: 'break-glass-reads',
    situation: 'bris_de_glace',
    place: 'Hôpital',
  });
  assert.deepEqual(Object.keys(reportShowsItsAccessAlone({ ...line, actor: {} })), [
    'at',
    'outcome',
    'rule',
    'situation',
  ]);
});
