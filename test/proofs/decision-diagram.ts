// A table of rules as one reduced diagram: along its branches stand the facts, in one order, and at its ends the decisions. Two tables have
// the same diagram if and only if they decide alike on every combination of the facts, so that "nothing changes" is a proof over all
// 212 million of them, not a sample (Bryant 1986; facts with more than two values have a branch for each).
import type { Condition } from '../../src/access/condition.js';
import type { FactName, Facts } from '../../src/access/facts.js';
import { FACT_NAMES, FACTS } from '../../src/access/facts.js';

/** The number of a diagram: equal numbers, equal functions. Ends are negative. */
export type Diagram = number;

type Value = string | boolean;

// Facts that rules ask about together stand together: the diagrams stay small.
const IN_FRONT: readonly FactName[] = [
  'reader',
  'act',
  'space',
  'blocked',
  'situation',
  'objectsToSamu',
  'objectsToEmergency',
  'objectsToHiddenInEmergency',
];
const ORDER: readonly FactName[] = [...IN_FRONT, ...FACT_NAMES.filter((name) => !IN_FRONT.includes(name))];
const PLACE = new Map(ORDER.map((name, at) => [name, at]));
const domainAt = (at: number): readonly Value[] => FACTS[ORDER[at] as FactName];

/** End of a diagram: its n-th answer. */
export const end = (answer: number): Diagram => -1 - answer;
export const answerOf = (diagram: Diagram): number => -1 - diagram;
const NO = end(0);
const YES = end(1);

/** A combination as bytes: for each fact in the order of the branches, the place of its value in its domain. */
export function encoded(facts: Facts, into = new Uint8Array(ORDER.length), from = 0): Uint8Array {
  for (const [at, name] of ORDER.entries()) into[from + at] = domainAt(at).indexOf(facts[name]);
  return into;
}
export const ENCODED_LENGTH = ORDER.length;

/** Diagrams that share their parts. One workshop for all tables that are compared. */
export function diagrams() {
  const facts: number[] = [];
  const branches: (readonly Diagram[])[] = [];
  const known = new Map<string, Diagram>();
  const chosen = new Map<string, Diagram>();

  /** The diagram that asks the fact at this place; none where every branch says the same. */
  function asking(at: number, of: readonly Diagram[]): Diagram {
    const [first = NO] = of;
    if (of.every((branch) => branch === first)) return first;
    const key = `${at}:${of.join(',')}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    facts.push(at);
    branches.push(of);
    known.set(key, facts.length - 1);
    return facts.length - 1;
  }

  const askedBy = (diagram: Diagram): number => (diagram < 0 ? ORDER.length : (facts[diagram] as number));
  const branch = (diagram: Diagram, at: number, value: number): Diagram =>
    askedBy(diagram) === at ? (branches[diagram]?.[value] as Diagram) : diagram;

  /** Where `when` says yes, `then`; elsewhere `otherwise`. */
  function choose(when: Diagram, then: Diagram, otherwise: Diagram): Diagram {
    if (when === YES || then === otherwise) return then;
    if (when === NO) return otherwise;
    const key = `${when},${then},${otherwise}`;
    const before = chosen.get(key);
    if (before !== undefined) return before;
    const at = Math.min(askedBy(when), askedBy(then), askedBy(otherwise));
    const made = asking(
      at,
      domainAt(at).map((_, value) =>
        choose(branch(when, at, value), branch(then, at, value), branch(otherwise, at, value)),
      ),
    );
    chosen.set(key, made);
    return made;
  }

  /** Where the condition holds. */
  function of(condition: Condition): Diagram {
    switch (condition.kind) {
      case 'in': {
        const at = PLACE.get(condition.fact) as number;
        return asking(
          at,
          domainAt(at).map((value) => (condition.values.includes(value) ? YES : NO)),
        );
      }
      case 'not':
        return choose(of(condition.of), NO, YES);
      case 'all':
        return condition.of.reduce((so, part) => choose(so, of(part), NO), YES);
      case 'any':
        return condition.of.reduce((so, part) => choose(so, YES, of(part)), NO);
    }
  }

  /** The same branches with other answers at the ends. */
  function answering(diagram: Diagram, other: (answer: number) => number): Diagram {
    const done = new Map<Diagram, Diagram>();
    const turn = (one: Diagram): Diagram => {
      if (one < 0) return end(other(answerOf(one)));
      const before = done.get(one);
      if (before !== undefined) return before;
      const made = asking(facts[one] as number, (branches[one] as readonly Diagram[]).map(turn));
      done.set(one, made);
      return made;
    };
    return turn(diagram);
  }

  /** The answer for a combination written by {@link encoded}, from this place of the bytes on. */
  function answerAt(diagram: Diagram, bytes: Uint8Array, from = 0): number {
    let at = diagram;
    while (at >= 0) at = branches[at]?.[bytes[from + (facts[at] as number)] as number] as Diagram;
    return answerOf(at);
  }

  /** A combination on which two diagrams answer differently; undefined only where they are the same diagram. */
  function apart(one: Diagram, other: Diagram): Facts | undefined {
    if (one === other) return undefined;
    const found: Partial<Record<FactName, Value>> = Object.fromEntries(
      FACT_NAMES.map((name) => [name, FACTS[name][0]]),
    );
    let pair: readonly [Diagram, Diagram] = [one, other];
    while (pair[0] >= 0 || pair[1] >= 0) {
      const [a, b] = pair;
      const at = Math.min(askedBy(a), askedBy(b));
      const value = domainAt(at).findIndex((_, n) => branch(a, at, n) !== branch(b, at, n));
      found[ORDER[at] as FactName] = domainAt(at)[value] as Value;
      pair = [branch(a, at, value), branch(b, at, value)];
    }
    return found as Facts;
  }

  return { of, choose, answering, answerAt, apart };
}
