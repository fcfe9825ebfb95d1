import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Condition } from './condition.js';
import { all, ALWAYS, any, compile, is, NEVER, not, oneOf } from './condition.js';
import type { FactName, Facts } from './facts.js';
import { FACT_NAMES, FACTS } from './facts.js';
import { simplify } from './simplify.js';

const nothingKnown = new Map<FactName, readonly (string | boolean)[]>();
const hidden = is('hidden');
const archived = is('archived');
const isAuthor = is('isAuthor');
const consent = is('consent');

describe('what remains of a condition', () => {
  const cases: readonly (readonly [string, Condition, Condition])[] = [
    ['a negated flag is the flag unset', not(hidden), { kind: 'in', fact: 'hidden', values: [false] }],
    ['two negations are none', not(not(hidden)), hidden],
    ['always and something is something', all(ALWAYS, hidden), hidden],
    ['never or something is something', any(NEVER, hidden), hidden],
    ['always or something is always', any(ALWAYS, hidden), ALWAYS],
    ['something and its opposite is never', all(hidden, not(hidden)), NEVER],
    ['something or its opposite is always', any(hidden, not(hidden)), ALWAYS],
    ['what is said twice is said once', all(hidden, all(hidden)), hidden],
    ['a fact that stands alone shortens the others', any(isAuthor, all(not(isAuthor), hidden)), any(hidden, isAuthor)],
    ['what another part already covers is dropped', any(isAuthor, all(isAuthor, hidden)), isAuthor],
    [
      'a longer alternative of a shorter one is dropped',
      any(all(hidden, archived), all(hidden, archived, isAuthor)),
      all(archived, hidden),
    ],
    [
      'in whatever order the two stand',
      any(all(hidden, archived, isAuthor), all(hidden, archived)),
      all(archived, hidden),
    ],
    [
      'a longer choice beside a shorter one is dropped too',
      all(any(hidden, archived, isAuthor), any(archived, hidden)),
      any(archived, hidden),
    ],
    [
      'two alternatives that share one part stand side by side',
      any(all(hidden, archived), all(hidden, isAuthor, consent)),
      any(all(archived, hidden), all(consent, hidden, isAuthor)),
    ],
    [
      'what became of the kind of the whole is part of it, and no choice that shortens it',
      all(isAuthor, any(not(isAuthor), all(hidden, archived, consent)), any(hidden, archived)),
      all(archived, consent, hidden, isAuthor),
    ],
    [
      'the values of one fact are put together',
      any(oneOf('space', 'open'), oneOf('space', 'active')),
      oneOf('space', 'open', 'active'),
    ],
    ['two values of one fact at a time are never', all(oneOf('space', 'open'), oneOf('space', 'active')), NEVER],
    ['the order of the parts does not matter', all(isAuthor, hidden), all(hidden, isAuthor)],
  ];
  for (const [sentence, condition, expected] of cases)
    test(sentence, () => {
      assert.deepEqual(simplify(condition, nothingKnown), simplify(expected, nothingKnown));
      assert.deepEqual(simplify(expected, nothingKnown), expected);
    });

  test('a known fact is folded away', () => {
    const known = new Map<FactName, readonly boolean[]>([['hidden', [true]]]);
    assert.deepEqual(simplify(all(hidden, archived), known), archived);
    assert.deepEqual(simplify(not(hidden), known), NEVER);
  });
});

const anyFact: fc.Arbitrary<Condition> = fc
  .constantFrom(...FACT_NAMES)
  .chain((fact) =>
    fc
      .subarray<string | boolean>([...FACTS[fact]], { minLength: 1 })
      .map((values) => ({ kind: 'in' as const, fact, values })),
  );
const { anyCondition } = fc.letrec<{ anyCondition: Condition }>((tie) => ({
  anyCondition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    anyFact,
    tie('anyCondition').map((of) => not(of)),
    fc.array(tie('anyCondition'), { maxLength: 4 }).map((of) => all(...of)),
    fc.array(tie('anyCondition'), { maxLength: 4 }).map((of) => any(...of)),
  ),
}));
const anyFacts = fc.record(
  Object.fromEntries(FACT_NAMES.map((name) => [name, fc.constantFrom<unknown>(...FACTS[name])])),
) as fc.Arbitrary<unknown> as fc.Arbitrary<Facts>;

describe('any condition', () => {
  test('keeps its meaning under whatever of the facts is known', () => {
    fc.assert(
      fc.property(anyCondition, anyFacts, fc.subarray([...FACT_NAMES]), (condition, facts, names) => {
        const known = new Map(names.map((name) => [name, [facts[name]]] as const));
        assert.equal(compile(simplify(condition, known))(facts), compile(condition)(facts));
      }),
      { numRuns: 5000 },
    );
  });

  test('is decided for good when every fact is known', () => {
    fc.assert(
      fc.property(anyCondition, anyFacts, (condition, facts) => {
        const known = new Map(FACT_NAMES.map((name) => [name, [facts[name]]] as const));
        assert.deepEqual(simplify(condition, known), compile(condition)(facts) ? ALWAYS : NEVER);
      }),
    );
  });

  test('has nothing left to simplify', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        const once = simplify(condition, nothingKnown);
        assert.deepEqual(simplify(once, nothingKnown), once);
      }),
    );
  });
});
