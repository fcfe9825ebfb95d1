import type { Condition, FactIn } from './condition.js';
import { ALWAYS, NEVER } from './condition.js';
import type { FactName } from './facts.js';
import { FACTS } from './facts.js';

// Partial evaluation: what remains of a condition once some facts are known. The result holds no `not` (a negated fact is the fact
// with its other values), no fact that is known, nothing said twice, and is written in one order, so that equal remainders look equal.

type Value = string | boolean;
/** The values a fact may still have; a fact that is not in the map may have all of its domain. */
export type Possible = ReadonlyMap<FactName, readonly Value[]>;

/** The condition under what is known; `ALWAYS` or `NEVER` when nothing is left open. */
export function simplify(condition: Condition, possible: Possible): Condition {
  switch (condition.kind) {
    case 'in':
      return simplifyFact(condition, possible);
    case 'not':
      return simplify(negate(condition.of), possible);
    default:
      return simplifyJunction(condition.kind, condition.of, possible);
  }
}

const isAlways = (condition: Condition): boolean => condition.kind === 'all' && condition.of.length === 0;
export const isNever = (condition: Condition): boolean => condition.kind === 'any' && condition.of.length === 0;

const domain = (fact: FactName, possible: Possible): readonly Value[] => possible.get(fact) ?? FACTS[fact];

/** The opposite, with the negation carried down to the facts. */
export function negate(condition: Condition): Condition {
  switch (condition.kind) {
    case 'in':
      return { ...condition, values: FACTS[condition.fact].filter((value) => !condition.values.includes(value)) };
    case 'not':
      return condition.of;
    case 'all':
      return { kind: 'any', of: condition.of.map(negate) };
    case 'any':
      return { kind: 'all', of: condition.of.map(negate) };
  }
}

function simplifyFact({ fact, values }: FactIn, possible: Possible): Condition {
  const still = domain(fact, possible);
  const left = still.filter((value) => values.includes(value));
  if (left.length === 0) return NEVER;
  return left.length === still.length ? ALWAYS : { kind: 'in', fact, values: left };
}

/** `all` and `any` are each other's mirror: what is said of one is said here of both. */
function simplifyJunction(kind: 'all' | 'any', parts: readonly Condition[], possible: Possible): Condition {
  const ends = kind === 'all' ? NEVER : ALWAYS;
  const settled = kind === 'all' ? isNever : isAlways;
  const flat: Condition[] = [];
  for (const part of parts) {
    const left = simplify(part, possible);
    if (settled(left)) return ends;
    if (left.kind === kind) flat.push(...left.of);
    else flat.push(left);
  }
  if (flat.length < 2) return flat[0] ?? { kind, of: [] };
  const assumed = assuming(kind, flat, possible);
  if (assumed === undefined) return ends;
  const facts = [...assumed].map(([fact, left]): FactIn => {
    const values = kind === 'all' ? left : domain(fact, possible).filter((value) => !left.includes(value));
    return { kind: 'in', fact, values };
  });
  const rest = flat.filter((part) => part.kind !== 'in');
  if (rest.length === 0) return facts.length === 1 && facts[0] ? facts[0] : { kind, of: ordered(facts) };
  const known = new Map([...possible, ...assumed]);
  const next = ordered([
    ...facts,
    ...withoutImplied(
      kind,
      rest.map((part) => simplify(part, known)),
    ),
  ]);
  // A part that shrank may have become a bare fact, which in its turn helps the others.
  return keyOf(next) === keyOf(ordered(flat)) ? { kind, of: next } : simplifyJunction(kind, next, possible);
}

/** What the bare facts among the parts say: it holds (all) or fails (any) while the other parts are read. Undefined: impossible. */
function assuming(kind: 'all' | 'any', parts: readonly Condition[], possible: Possible): Possible | undefined {
  const assumed = new Map<FactName, readonly Value[]>();
  for (const part of parts) {
    if (part.kind !== 'in') continue;
    const before = assumed.get(part.fact) ?? domain(part.fact, possible);
    const left = before.filter((value) => part.values.includes(value) === (kind === 'all'));
    if (left.length === 0) return undefined;
    assumed.set(part.fact, left);
  }
  return assumed;
}

/** Drops a part that another one makes superfluous: of `a and b` or `a and b and c`, the first is enough. */
function withoutImplied(kind: 'all' | 'any', parts: readonly Condition[]): readonly Condition[] {
  const members = parts.map((part) => (part.kind === kind ? [] : membersOf(part)));
  // Of two that are the same, one is left when they are put in order.
  const shortens = (other: readonly string[], own: readonly string[]): boolean =>
    other.length > 0 && other.length < own.length && other.every((key) => own.includes(key));
  return parts.filter((_, at) => !members.some((other) => shortens(other, members[at] ?? [])));
}

const membersOf = (part: Condition): readonly string[] =>
  part.kind === 'all' || part.kind === 'any' ? part.of.map((member) => keyOf([member])) : [];

const keyOf = (parts: readonly Condition[]): string => JSON.stringify(parts);

function ordered(parts: readonly Condition[]): readonly Condition[] {
  const byKey = new Map(parts.map((part) => [keyOf([part]), part]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}
