// Readers to begin a case with: a test says only what is different about its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccessRule, RuleName } from '../../src/access/access-rules.js';
import { chapters } from '../../src/access/rule-chapters.js';
import { decide } from '../../src/access/decide.js';
import type { Facts } from '../../src/access/facts.js';
import { PLAIN_DOCUMENT } from '../../src/access/facts.js';

/** Nobody in particular before an active space and somebody else's plain document, with every emergency switch as it comes. */
const ANYBODY = {
  ...PLAIN_DOCUMENT,
  act: 'read',
  relation: 'none',
  administrator: false,
  consent: false,
  blocked: false,
  situation: 'normal',
  objectsToSamu: false,
  objectsToEmergency: false,
  objectsToHiddenInEmergency: false,
  space: 'active',
  attendingSeesHidden: false,
} as const;

type Different = Partial<Facts>;

export const anyone = (reader: Facts['reader'], different: Different = {}): Facts => ({
  ...ANYBODY,
  reader,
  ...different,
});
export const person = (different: Different = {}): Facts => anyone('person', different);
export const representative = (different: Different = {}): Facts => anyone('representative', different);
export const carer = (different: Different = {}): Facts => anyone('carer', different);
/** Somebody the person let in for a visit that holds the plain document. */
export const visiting = (different: Different = {}): Facts => anyone('visitor', { consent: true, ...different });
/** Whose request was granted, for a record whose plain document is part of it. */
export const inheriting = (different: Different = {}): Facts =>
  anyone('heir', { consent: true, space: 'deceased', ...different });
export const software = (different: Different = {}): Facts => anyone('software', different);
/** A professional without any tie to the person. */
export const stranger = (different: Different = {}): Facts => anyone('professional', different);
export const attending = (different: Different = {}): Facts => stranger({ relation: 'attending', ...different });
export const administrator = (different: Different = {}): Facts => stranger({ administrator: true, ...different });
export const careTeam = (different: Different = {}): Facts => stranger({ relation: 'careTeam', ...different });
export const consented = (different: Different = {}): Facts => stranger({ consent: true, ...different });
export const inEmergency = (different: Different = {}): Facts => stranger({ situation: 'emergency', ...different });
export const samu = (different: Different = {}): Facts => stranger({ situation: 'samu', ...different });

/** A sentence, the facts it speaks of, and the rule that has to decide. */
export type Case = readonly [sentence: string, facts: Facts, decidedBy: RuleName];

/** The cases of every rule, kept instead of tested once {@link collectCases} was called: a proof takes them through changed tables. */
export const collected: { readonly rule: AccessRule; readonly cases: readonly Case[] }[] = [];
let collecting = false;
export const collectCases = (): void => {
  collecting = true;
};

/** One test per case, all taken through the whole table; they must show the rule deciding and another one deciding beside it. */
export function ruleCases(rule: AccessRule, cases: readonly Case[]): void {
  if (collecting) {
    collected.push({ rule, cases });
    return;
  }
  for (const [sentence, facts, decidedBy] of cases)
    test(`${rule.name}: ${sentence}`, () => {
      const decision = decide(facts);
      assert.equal(decision.rule, decidedBy);
      if (decidedBy === rule.name) assert.equal(decision.allowed, rule.effect === 'allow');
    });
  test(`${rule.name}: its cases show where it decides and where it ends`, () => {
    const decided = cases.filter(([, , decidedBy]) => decidedBy === rule.name).length;
    assert.ok(decided > 0 && decided < cases.length, `${decided} of ${cases.length} cases are decided by it`);
  });
}

/** src/access/rule-cases.ts and a file beside it for each chapter, by path, as they have to be committed but for their format. @public for scripts/rule-book.mjs. */
export function casesSources(all: typeof collected): ReadonlyMap<string, string> {
  const made = 'Made from its tests: node scripts/rule-book.mjs.';
  const parts = chapters().map(({ key, rules }) => {
    const cases = rules
      .map(({ name }) => all.find(({ rule }) => rule.name === name))
      .filter((found) => found !== undefined)
      .map(({ rule, cases: its }) => [rule.name, its.map(([sentence, , decidedBy]) => [sentence, decidedBy])]);
    return { key, constant: `${key.toUpperCase()}_CASES`, cases: Object.fromEntries(cases) as object };
  });
  return new Map([
    [
      'rule-cases.ts',
      [
        `// The cases by which each rule is checked, for the public book of rules. ${made}`,
        "import type { AccessRule } from './access-rules.js';",
        ...parts.map(({ key, constant }) => `import { ${constant} } from './rule-cases/${key}.js';`),
        "import type { CasesOf } from './rule-chapters.js';",
        '',
        `export const RULE_CASES: CasesOf<AccessRule['name']> = {${parts.map(({ constant }) => `...${constant}`).join(',')}};`,
        '',
      ].join('\n'),
    ],
    ...parts.map(({ key, constant, cases }): [string, string] => [
      `rule-cases/${key}.ts`,
      [
        `// The cases of the chapter "${key}" of the book of rules. ${made}`,
        "import type { AccessRule } from '../access-rules.js';",
        "import type { CasesOf } from '../rule-chapters.js';",
        '',
        `export const ${constant} = ${JSON.stringify(cases)} as const satisfies Partial<CasesOf<AccessRule['name']>>;`,
        '',
      ].join('\n'),
    ]),
  ]);
}
