import { isNone, predicateSql, residual, type DocumentFactName, type ReaderFacts } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { Instant } from '../kernel/time.js';
import type { SqlParameters } from '../platform/sql-text.js';
import type { Visible } from './document-list.store.js';

/**
 * Which documents this caller may see, as a predicate over `document d`: the rules with everything known of the reader folded in.
 * `undefined` when there is nothing to look for.
 */
export function visibleDocuments(reader: ReaderFacts, caller: Caller, at: Instant): Visible | undefined {
  const condition = residual(reader);
  if (isNone(condition)) return undefined;
  return (parameters) => predicateSql(condition, documentColumns(parameters, caller, at));
}

/** The column behind each fact. A column is made when the predicate asks for it: a value nobody refers to has no place in SQL. */
function documentColumns(
  parameters: SqlParameters,
  caller: Caller,
  at: Instant,
): { readonly [Name in DocumentFactName]: string } {
  const made = new Map<string, string>();
  const once = (name: string, make: () => string): string => {
    const kept = made.get(name) ?? make();
    made.set(name, kept);
    return kept;
  };
  const professional = caller.kind === 'professional' ? caller.professional : undefined;
  return {
    get isAuthor() {
      if (professional === undefined) return 'd.by_patient';
      return once('isAuthor', () => `(${parameters.add(professional.idNatPs, 'text')} = any(d.author_ids))`);
    },
    hidden: 'd.hidden',
    get withheldFromPatient() {
      return once('withheld', () => `(d.withheld_until > ${parameters.add(new Date(at), 'timestamptz')})`);
    },
    hiddenFromRepresentatives: 'd.hidden_from_representatives',
    archived: 'd.archived',
    get matrixAllows() {
      if (professional === undefined) return 'true';
      return once(
        'matrix',
        () => `((d.confidentiality || ':' || d.type_code) = any(array(
          select unnest(m.allowed) from access_matrix m where m.profession = ${parameters.add(professional.profession, 'text')})))`,
      );
    },
  };
}
