// Tables of rules of access as diagrams: what they decide and why, and what of it is told outside.
import type { AccessRule } from '../../src/access/access-rules.js';
import type { AccessDecision } from '../../src/access/decide.js';
import { diagrams, end, type Diagram } from './decision-diagram.js';

/** What is told outside; `outcomes` answers places in here. */
export const OUTCOMES = ['allowed', 'access-not-authorised', 'not-found', 'space-not-open'] as const;
const outcomeOf = (decision: AccessDecision) => (decision.allowed ? 'allowed' : decision.refusal);

/** Numbers for the decisions met, and a workshop of diagrams over them. */
export function tables() {
  const { of, choose, answering, answerAt, apart } = diagrams();
  const met: AccessDecision[] = [];
  const numbers = new Map<string, number>();

  function numbered(decision: AccessDecision): number {
    const key = `${decision.rule} ${outcomeOf(decision)}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, met.length);
    return met.push(decision) - 1;
  }

  /** The first rule that matches decides, none refuses: what `decider` does, here for all combinations at once. */
  const decisions = (table: readonly AccessRule[]): Diagram =>
    table.reduceRight<Diagram>(
      (later, rule) =>
        choose(
          of(rule.when),
          end(
            numbered(
              rule.effect === 'allow'
                ? { allowed: true, rule: rule.name }
                : { allowed: false, rule: rule.name, refusal: rule.refusal },
            ),
          ),
          later,
        ),
      end(numbered({ allowed: false, rule: 'no-rule-allows', refusal: 'access-not-authorised' })),
    );

  const decisionAt = (table: Diagram, bytes: Uint8Array, from?: number): AccessDecision =>
    met[answerAt(table, bytes, from)] as AccessDecision;
  /** The same table without its reasons: what is told outside. */
  const outcomes = (table: Diagram): Diagram =>
    answering(table, (decision) => OUTCOMES.indexOf(outcomeOf(met[decision] as AccessDecision)));

  return { decisions, outcomes, decisionAt, answerAt, apart };
}
