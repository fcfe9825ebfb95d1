import type { Condition } from './condition.js';

/** What is said outside when a rule refuses; the rule's own name goes to the trace and to the person only. */
export type Refusal = 'access-not-authorised' | 'not-found' | 'space-not-open';

interface RuleText<Name extends string> {
  /** Rule = file = reason in the trace = message key. */
  readonly name: Name;
  /** The promise in plain words, as the public rule book prints it. */
  readonly promise: string;
  /** The article or profile it comes from. */
  readonly source: string;
  readonly when: Condition;
}

/** One rule of the table: where it matches first, its effect is the decision. */
export type Rule<Name extends string = string> =
  | (RuleText<Name> & { readonly effect: 'allow' })
  | (RuleText<Name> & { readonly effect: 'refuse'; readonly refusal: Refusal });

/** Declares a rule; keeps its name as a literal, so that the table knows all names. */
export const rule = <const Name extends string>(declared: Rule<Name>): Rule<Name> => declared;
