// The table as a whole: its rules have files and sources, each one is needed, and the facts are all in use.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';
import { documents, readersAsking } from '../../test/support/access-combinations.js';
import type { RuleName } from './access-rules.js';
import { ACCESS_RULES } from './access-rules.js';
import { factsIn } from './condition.js';
import { decide, decider } from './decide.js';
import type { Facts } from './facts.js';
import { FACT_NAMES, FACTS } from './facts.js';

const rulesFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../src/access/rules');

/** One combination in 89, spread over all acts: a number that shares no factor with the sizes of the domains. */
function* sample(): Generator<Facts> {
  const kinds = documents();
  let place = 0;
  for (const act of FACTS.act)
    for (const reader of readersAsking(act))
      for (const kind of kinds) if (place++ % 89 === 0) yield { ...reader, ...kind };
}

describe('the table of access rules', () => {
  test('every rule has its file, its test and a name of its own', async () => {
    const files = await readdir(rulesFolder);
    const names = ACCESS_RULES.map((rule) => rule.name).sort();
    const ending = (end: string) =>
      files.filter((file) => file.endsWith(end)).map((file) => file.slice(0, -end.length));
    assert.deepEqual(ending('.rule.ts').sort(), names);
    assert.deepEqual(ending('.rule.test.ts').sort(), names);
    assert.equal(new Set(names).size, names.length);
  });

  for (const rule of ACCESS_RULES)
    test(`${rule.name} says its promise and its source`, () => {
      assert.match(rule.name, /^[a-z]+(-[a-z]+)+$/);
      assert.match(rule.promise, /^[A-Z].{20,}\.$/);
      assert.ok(rule.source.length > 3);
    });

  test('every fact is spoken of by some rule', () => {
    const spokenOf = new Set(ACCESS_RULES.flatMap((rule) => [...factsIn(rule.when)]));
    assert.deepEqual(
      FACT_NAMES.filter((name) => !spokenOf.has(name)),
      [],
    );
  });

  describe('every rule is needed', () => {
    const without = new Map(
      ACCESS_RULES.map((rule) => [rule.name as RuleName, decider(ACCESS_RULES.filter((other) => other !== rule))]),
    );
    const reached = new Set<RuleName>();
    const opens = new Set<RuleName>();
    const shuts = new Set<RuleName>();
    const changesWhatIsSaid = new Set<RuleName>();
    for (const facts of sample()) {
      const decision = decide(facts);
      reached.add(decision.rule);
      const other = without.get(decision.rule)?.(facts);
      if (other === undefined) continue;
      if (decision.allowed && !other.allowed) opens.add(decision.rule);
      else if (!decision.allowed && other.allowed) shuts.add(decision.rule);
      else if (!decision.allowed && !other.allowed && decision.refusal !== other.refusal)
        changesWhatIsSaid.add(decision.rule);
    }

    // Default deny would refuse here too, in the same words: these stand in the table for the reason they put into the trace.
    const reasonOnly: readonly RuleName[] = ['carer-never-controls', 'software-alone-reads-only-its-own'];

    for (const rule of ACCESS_RULES)
      test(`${rule.name} decides somewhere, and without it something changes`, () => {
        assert.ok(reached.has(rule.name));
        const changes = rule.effect === 'allow' ? opens : new Set([...shuts, ...changesWhatIsSaid]);
        const expected = !reasonOnly.includes(rule.name);
        assert.equal(changes.has(rule.name), expected, 'whether a decision, or what is said outside, changes');
      });
  });
});
