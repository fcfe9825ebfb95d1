import type { AccessRule, RuleName } from './access-rules.js';
import { ACCESS_RULES } from './access-rules.js';
import { compile } from './condition.js';
import type { Facts, ReaderFacts } from './facts.js';
import { factsAreComplete, PLAIN_DOCUMENT } from './facts.js';
import type { Refusal } from './rule.js';

/** `rule` goes to the trace and to the person; outside, only `refusal` is told. */
export type AccessDecision =
  | { readonly allowed: true; readonly rule: RuleName }
  | { readonly allowed: false; readonly rule: RuleName; readonly refusal: Refusal };

const NO_RULE_ALLOWS: AccessDecision = { allowed: false, rule: 'no-rule-allows', refusal: 'access-not-authorised' };
const FACTS_INCOMPLETE: AccessDecision = { allowed: false, rule: 'facts-incomplete', refusal: 'access-not-authorised' };

function decisionOf(rule: AccessRule): AccessDecision {
  return rule.effect === 'allow'
    ? { allowed: true, rule: rule.name }
    : { allowed: false, rule: rule.name, refusal: rule.refusal };
}

const compiled = (rules: readonly AccessRule[]) =>
  rules.map((rule) => ({ rule, matches: compile(rule.when), decision: decisionOf(rule) }));

/** A table of rules as a function: the first rule that matches decides; none, or a fact missing or outside its domain, refuses. */
export function decider(rules: readonly AccessRule[]): (facts: Facts) => AccessDecision {
  const table = compiled(rules);
  return (facts) => {
    if (!factsAreComplete(facts)) return FACTS_INCOMPLETE;
    for (const { matches, decision } of table) if (matches(facts)) return decision;
    return NO_RULE_ALLOWS;
  };
}

/** The one decision on access. */
export const decide: (facts: Facts) => AccessDecision = decider(ACCESS_RULES);

/** Whether the record itself is open to this act of this reader: the decision on the plainest document. */
export const decideOnRecord = (reader: ReaderFacts): AccessDecision => decide({ ...reader, ...PLAIN_DOCUMENT });

/**
 * What to answer when the document asked for is not there: exactly what is said of a document that may not be seen. A reader who may
 * not read the record at all gets that refusal for any identifier, so that neither answer tells whether something exists.
 */
export function decideOnMissing(reader: ReaderFacts): AccessDecision & { readonly allowed: false } {
  const record = decideOnRecord({ ...reader, act: 'read' });
  return record.allowed ? { allowed: false, rule: 'nothing-there', refusal: 'not-found' } : record;
}

export interface ExplainedRule {
  readonly rule: AccessRule;
  readonly matched: boolean;
  /** It was the first to match. */
  readonly decided: boolean;
}

const TABLE = compiled(ACCESS_RULES);

/** Every rule in order, with whether it matched: the answer to "why?". Empty when a fact is missing. */
export function explain(facts: Facts): readonly ExplainedRule[] {
  if (!factsAreComplete(facts)) return [];
  const first = TABLE.findIndex(({ matches }) => matches(facts));
  return TABLE.map(({ rule, matches }, at) => ({ rule, matched: matches(facts), decided: at === first }));
}
