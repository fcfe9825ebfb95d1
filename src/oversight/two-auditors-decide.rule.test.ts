import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { twoAuditorsDecide, type FourEyesStep } from './two-auditors-decide.rule.js';

const by = (id: string) => ({ by: { id, name: id } });

for (const [step, auditor, open, expected] of [
  ['propose', 'A', undefined, 'ok'],
  ['propose', 'A', by('A'), 'proposal-waits'],
  ['propose', 'B', by('A'), 'proposal-waits'],
  ['confirmed', 'A', by('A'), 'second-auditor-needed'],
  ['confirmed', 'B', by('A'), 'ok'],
  ['confirmed', 'B', undefined, 'proposal-unknown'],
  ['declined', 'A', by('A'), 'second-auditor-needed'],
  ['declined', 'B', by('A'), 'ok'],
  ['withdrawn', 'A', by('A'), 'ok'],
  ['withdrawn', 'B', by('A'), 'not-your-proposal'],
  ['withdrawn', 'A', undefined, 'proposal-unknown'],
] as const)
  test(`two-auditors-decide: ${step} by ${auditor}, ${open === undefined ? 'nothing waits' : `${open.by.id} proposed`}: ${expected}`, () => {
    const answer = twoAuditorsDecide(step, auditor, open);
    assert.equal(answer.ok ? 'ok' : answer.problem, expected);
  });

test('two-auditors-decide: whatever is tried in whatever order, what is confirmed was proposed by somebody else', () => {
  const step = fc.record({
    step: fc.constantFrom<FourEyesStep>('propose', 'confirmed', 'declined', 'withdrawn'),
    auditor: fc.constantFrom('A', 'B', 'C'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let open: { by: { id: string; name: string } } | undefined;
      for (const { step: tried, auditor } of steps) {
        if (!twoAuditorsDecide(tried, auditor, open).ok) continue;
        if (tried === 'confirmed') assert.notEqual(open?.by.id, auditor);
        open = tried === 'propose' ? by(auditor) : undefined;
      }
    }),
  );
});
