import { ACCESS_RULES } from './access-rules.js';
import type { Condition } from './condition.js';
import { ALWAYS, all, any, NEVER, not } from './condition.js';
import type { FactName, Facts, ReaderFacts } from './facts.js';
import { DOCUMENT_FACTS, FACT_NAMES, FACTS } from './facts.js';
import type { Possible } from './simplify.js';
import { isAlways, isNever, simplify } from './simplify.js';

const READER_FACTS = FACT_NAMES.filter((name) => !(DOCUMENT_FACTS as readonly FactName[]).includes(name));

/**
 * The documents a reader may see, as a condition over the document facts: the table with everything about the reader folded in.
 * `ALWAYS` and `NEVER` when no document fact matters. A reader fact that is missing or unknown: `NEVER`.
 */
export function residual(reader: ReaderFacts): Condition {
  const known = READER_FACTS.map((name) => reader[name as keyof ReaderFacts]);
  const key = known.join('|');
  const remembered = REMEMBERED.get(key);
  if (remembered !== undefined) return remembered;
  if (!READER_FACTS.every((name, at) => (FACTS[name] as readonly unknown[]).includes(known[at]))) return NEVER;
  const condition = foldTable(new Map(READER_FACTS.map((name, at) => [name, [known[at] as string | boolean]])));
  // As many keys as kinds of reader: bounded by the domains, in practice a few hundred.
  REMEMBERED.set(key, condition);
  return condition;
}

const REMEMBERED = new Map<string, Condition>();

/** No document at all can be allowed: the list need not be read. */
export const isNone = isNever;
/** Every document of the record is allowed. */
export const isEvery = isAlways;

/** The same, for readers of whom only a part is known: what is not known stays in the condition. */
export const residualOf = (known: Partial<Facts>): Condition =>
  foldTable(new Map(FACT_NAMES.flatMap((name) => (known[name] === undefined ? [] : [[name, [known[name]]] as const]))));

/** From the last rule to the first: an allowing rule adds what it matches, a refusing one takes it away. */
function foldTable(known: Possible): Condition {
  return ACCESS_RULES.reduceRight<Condition>((later, rule) => {
    const matches = simplify(rule.when, known);
    if (isNever(matches)) return later;
    if (isAlways(matches)) return rule.effect === 'allow' ? ALWAYS : NEVER;
    return simplify(rule.effect === 'allow' ? any(matches, later) : all(not(matches), later), known);
  }, NEVER);
}
