// Mutation testing of the rules: every change somebody could make by mistake to a rule, to their order or to what carries them out, and
// whether a test would notice. Rules are data, so their mutants are made here, without another tool (ADR 0080). A mutant counts as killed
// by the oracle (what is allowed, and the words outside), or by the cases written for each rule (which rule decides).
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ACCESS_RULES, type AccessRule } from '../../src/access/access-rules.js';
import type { Condition } from '../../src/access/condition.js';
import { all, any, not } from '../../src/access/condition.js';
import { decide, decider } from '../../src/access/decide.js';
import type { FactName } from '../../src/access/facts.js';
import { FACTS } from '../../src/access/facts.js';
import { collectCases, collected } from '../support/access-cases.js';
import { combinationAt } from '../support/access-combinations.js';
import { COMBINATIONS, walkAgainstOracle } from '../support/access-walk.js';
import { mutateCode } from './code-mutants.js';
import { randomOf, type ProofInput, type ProofResult } from './proof.js';

const RULES = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../src/access/rules');

interface Mutant {
  readonly what: string;
  readonly table: readonly AccessRule[];
}

export async function prove({ scale, seed, say }: ProofInput): Promise<ProofResult> {
  collectCases();
  for (const file of (await readdir(RULES)).filter((name) => name.endsWith('.rule.test.js')))
    await import(pathToFileURL(path.join(RULES, file)).href);
  const random = randomOf(seed);
  const mutants = [...mutantsOfRules(), ...mutantsOfOrder()].filter(
    () => scale >= 1 || random.next() < Math.max(scale, 0.02),
  );
  const survivors: string[] = [];
  const equivalent: string[] = [];
  const killedBy = { cases: 0, oracle: 0 };
  for (const [at, { what, table }] of mutants.entries()) {
    const ask = decider(table);
    if (casesNotice(ask)) killedBy.cases += 1;
    else if (oracleNotices(ask, scale)) killedBy.oracle += 1;
    else if (decidesAlike(ask, scale)) equivalent.push(what);
    else survivors.push(what);
    if (at % 200 === 0) say(`${at} of ${mutants.length} mutants of rules, ${survivors.length} survive`);
  }
  const code = await mutateCode({ scale, random, say });
  const total = mutants.length - equivalent.length + code.mutants;
  const killed = total - survivors.length - code.survivors.length;
  const percent = total === 0 ? 0 : Math.floor((killed / total) * 10_000) / 100;
  return {
    holds: percent >= 98,
    percentKilled: percent,
    mutantsOfRules: mutants.length,
    killedByCases: killedBy.cases,
    killedByOracle: killedBy.oracle,
    survivingRules: survivors,
    withoutAnyEffect: equivalent,
    mutantsOfCode: code.mutants,
    survivingCode: code.survivors,
    equivalentCode: code.equivalent,
  };
}

type Ask = ReturnType<typeof decider>;

const casesNotice = (ask: Ask): boolean =>
  collected.some(({ cases }) => cases.some(([, facts, decidedBy]) => ask(facts).rule !== decidedBy));

/** First few places, then more of them: most mutants show at once. */
const oracleNotices = (ask: Ask, scale: number): boolean =>
  (scale < 1 ? [40_009, 4_001] : [40_009, 4_001, 401]).some(
    (stride) => walkAgainstOracle(stride, 7, ask).differing > 0,
  );

/**
 * No decision differs, in its reason neither, on any combination asked: a rule before it answers for the readers it was widened to, or one
 * after it says the same. Such a mutant is no fault that a test could notice; each is named in the result.
 */
function decidesAlike(ask: Ask, scale: number): boolean {
  const stride = scale < 1 ? 4_001 : 401;
  for (let place = 5; place < COMBINATIONS; place += stride) {
    const facts = combinationAt(place);
    if (ask(facts).rule !== decide(facts).rule) return false;
  }
  return true;
}

function mutantsOfRules(): Mutant[] {
  const rules: readonly AccessRule[] = ACCESS_RULES;
  return rules.flatMap((rule, at) => {
    const swapped = (changed: AccessRule): readonly AccessRule[] => rules.with(at, changed);
    const conditions = mutantsOf(rule.when).map(({ what, condition }) => ({
      what: `${rule.name}: ${what}`,
      table: swapped({ ...rule, when: condition } as AccessRule),
    }));
    const { refusal: _, ...rest } = rule as AccessRule & { readonly refusal?: string };
    const effect =
      rule.effect === 'allow'
        ? [
            {
              what: `${rule.name}: refuses`,
              table: swapped({ ...rest, effect: 'refuse', refusal: 'access-not-authorised' } as AccessRule),
            },
          ]
        : [
            { what: `${rule.name}: allows`, table: swapped({ ...rest, effect: 'allow' } as AccessRule) },
            ...(['access-not-authorised', 'not-found', 'space-not-open'] as const)
              .filter((refusal) => refusal !== rule.refusal)
              .map((refusal) => ({
                what: `${rule.name}: says ${refusal}`,
                table: swapped({ ...rule, refusal } as AccessRule),
              })),
          ];
    return [
      { what: `${rule.name}: is gone`, table: rules.filter((other) => other !== rule) },
      ...effect,
      ...conditions,
    ];
  });
}

/** Two rules in the other order, where that can matter: one of them refuses, or both can match and say another reason. */
function mutantsOfOrder(): Mutant[] {
  const rules: readonly AccessRule[] = ACCESS_RULES;
  return rules.slice(0, -1).flatMap((rule, at) => {
    const next = rules[at + 1];
    if (next === undefined || !canMeet(rule.when, next.when)) return [];
    const table = rules.with(at, next).with(at + 1, rule);
    return [{ what: `${next.name} before ${rule.name}`, table }];
  });
}

/** Whether some combination matches both; where none does, their order is nothing. */
function canMeet(one: Condition, other: Condition): boolean {
  const bothAllow = decider([
    { name: 'both', promise: '', source: '', effect: 'allow', when: all(one, other) } as unknown as AccessRule,
  ]);
  let met = false;
  walkAgainstOracle(3_001, 3, (facts) => {
    const decision = bothAllow(facts);
    met ||= decision.allowed;
    return decision;
  });
  return met;
}

interface Changed {
  readonly what: string;
  readonly condition: Condition;
}

/** Every small change of a condition: a part dropped or negated, all for any, one value more or less. */
function mutantsOf(condition: Condition): Changed[] {
  switch (condition.kind) {
    case 'in': {
      const domain = FACTS[condition.fact as FactName] as readonly (string | boolean)[];
      const others = domain.filter((value) => !condition.values.includes(value));
      const withValues = (values: readonly (string | boolean)[]): Condition => ({ ...condition, values });
      return [
        { what: `${condition.fact} is not so`, condition: withValues(others) },
        ...(condition.values.length > 1
          ? condition.values.map((value) => ({
              what: `${condition.fact} without ${String(value)}`,
              condition: withValues(condition.values.filter((kept) => kept !== value)),
            }))
          : []),
        ...(typeof domain[0] === 'boolean'
          ? []
          : others.map((value) => ({
              what: `${condition.fact} also ${String(value)}`,
              condition: withValues([...condition.values, value]),
            }))),
      ];
    }
    case 'not':
      return [
        { what: 'not is gone', condition: condition.of },
        ...mutantsOf(condition.of).map(({ what, condition: of }) => ({ what: `not (${what})`, condition: not(of) })),
      ];
    default: {
      const join = condition.kind === 'all' ? all : any;
      const parts = condition.of;
      return [
        ...(parts.length > 1
          ? [{ what: 'all and any exchanged', condition: condition.kind === 'all' ? any(...parts) : all(...parts) }]
          : []),
        ...parts.flatMap((part, at) => [
          ...(parts.length > 1
            ? [{ what: `part ${at + 1} is gone`, condition: join(...parts.filter((_, other) => other !== at)) }]
            : []),
          ...mutantsOf(part).map(({ what, condition: of }) => ({ what, condition: join(...parts.with(at, of)) })),
        ]),
      ];
    }
  }
}
