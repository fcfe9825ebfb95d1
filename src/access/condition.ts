import type { FactName, Facts, FactValue } from './facts.js';

// The small language rules are written in: data over facts, so that the same rule becomes a function, SQL and a sentence.

/** `all` of nothing is always true, `any` of nothing never. */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | FactIn;

/** One fact has one of these values. */
export interface FactIn {
  readonly kind: 'in';
  readonly fact: FactName;
  readonly values: readonly (string | boolean)[];
}

export type FlagName = { [Name in FactName]: FactValue<Name> extends boolean ? Name : never }[FactName];

export const ALWAYS: Condition = { kind: 'all', of: [] };
export const NEVER: Condition = { kind: 'any', of: [] };

export const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', of });
export const any = (...of: readonly Condition[]): Condition => ({ kind: 'any', of });
export const not = (of: Condition): Condition => ({ kind: 'not', of });

/** `is('blocked')`: the flag is set. */
export const is = (fact: FlagName): FactIn => ({ kind: 'in', fact, values: [true] });

/** `oneOf('space', 'open', 'active')`: the fact has one of these values. */
export const oneOf = <Name extends Exclude<FactName, FlagName>>(
  fact: Name,
  ...values: readonly FactValue<Name>[]
): FactIn => ({ kind: 'in', fact, values });

/** A condition as a function of complete facts. Every decision runs through here: plain loops, no allocation. */
export function compile(condition: Condition): (facts: Facts) => boolean {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const ends = condition.kind === 'any';
      const parts = condition.of.map(compile);
      return (facts) => {
        for (const part of parts) if (part(facts) === ends) return ends;
        return !ends;
      };
    }
    case 'not': {
      const part = compile(condition.of);
      return (facts) => !part(facts);
    }
    case 'in': {
      const { fact, values } = condition;
      const [only] = values;
      return values.length === 1 ? (facts) => facts[fact] === only : (facts) => values.includes(facts[fact]);
    }
  }
}

/** The facts a condition speaks of. */
export function factsIn(condition: Condition): ReadonlySet<FactName> {
  switch (condition.kind) {
    case 'in':
      return new Set([condition.fact]);
    case 'not':
      return factsIn(condition.of);
    default:
      return new Set(condition.of.flatMap((part) => [...factsIn(part)]));
  }
}
