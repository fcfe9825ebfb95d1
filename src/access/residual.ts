import { ACCESS_RULES } from './access-rules.js';
import type { Condition } from './condition.js';
import { all, any, NEVER } from './condition.js';
import type { DocumentFactName, DocumentFacts, FactName, ReaderFacts } from './facts.js';
import { DOCUMENT_FACTS, FACT_NAMES, FACTS } from './facts.js';
import type { Possible } from './simplify.js';
import { isNever, negate, simplify } from './simplify.js';

/**
 * The documents on which a reader may do the act (`list`, `read`…), as a condition over the document facts: the table with everything
 * about the reader folded in, and what is settled for every document of this reader. `ALWAYS` and `NEVER` when no document fact matters. A reader fact that is missing or unknown: `NEVER`.
 */
export function residual(reader: ReaderFacts, settled: Partial<DocumentFacts> = {}): Condition {
  const known: { readonly [Name in FactName]?: unknown } = reader;
  if (!KNOWN_FACTS.every((name) => (FACTS[name] as readonly unknown[]).includes(known[name]))) return NEVER;
  const open = new Map(Object.entries(settled) as [DocumentFactName, boolean][]);
  const key = JSON.stringify([...KNOWN_FACTS.map((name) => known[name]), ...open]);
  const remembered = REMEMBERED.get(key);
  if (remembered !== undefined) return remembered;
  const condition = foldTable(
    new Map<FactName, (string | boolean)[]>([
      ...KNOWN_FACTS.map((name): [FactName, (string | boolean)[]] => [name, [known[name] as string | boolean]]),
      ...[...open].map(([name, value]): [FactName, boolean[]] => [name, [value]]),
    ]),
  );
  // As many keys as kinds of reader: bounded by the domains, in practice a few hundred.
  REMEMBERED.set(key, condition);
  return condition;
}

const KNOWN_FACTS = FACT_NAMES.filter((name) => !(DOCUMENT_FACTS as readonly FactName[]).includes(name));
const REMEMBERED = new Map<string, Condition>();

/** No document at all can be allowed: the list need not be read. */
export const isNone = isNever;

/** Each rule with its opposite written out once. */
const TABLE = ACCESS_RULES.map(({ effect, when }) => ({ effect, when, unless: negate(when) }));

/** From the last rule to the first: an allowing rule adds what it matches, a refusing one takes it away. */
const foldTable = (known: Possible): Condition =>
  TABLE.reduceRight<Condition>(
    (later, { effect, when, unless }) => simplify(effect === 'allow' ? any(when, later) : all(unless, later), known),
    NEVER,
  );
