import {
  isNone,
  matrixInForce,
  predicateSql,
  residual,
  type DocumentFactName,
  type DocumentFacts,
  type ReaderExceptions,
  type ReaderKnown,
} from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { Instant } from '../kernel/time.js';
import type { SqlParameters } from '../platform/sql-text.js';
import type { Visible } from './document-list.store.js';
import { heldByGrant } from './granted-documents.js';

/**
 * Which documents this caller may see, as a predicate over `document d`: the rules with everything known of the reader folded in.
 * `undefined` when there is nothing to look for.
 */
export function visibleDocuments(
  { reader, exceptions }: Pick<ReaderKnown, 'reader' | 'exceptions'>,
  caller: Caller,
  at: Instant,
): Visible | undefined {
  const condition = residual(reader, caller.kind === 'heir' ? {} : settledBy(exceptions));
  if (isNone(condition)) return undefined;
  return (parameters) => predicateSql(condition, documentColumns(parameters, exceptions, caller, at));
}

/** Nearly no reader has an exception: then nothing of it reaches SQL. */
const settledBy = ({ shown, kept }: ReaderExceptions): Partial<DocumentFacts> => ({
  ...(shown.length === 0 ? { shownToReader: false } : {}),
  ...(kept.length === 0 ? { keptFromReader: false } : {}),
});

/** The column behind each fact. A column is made when the predicate asks for it: a value nobody refers to has no place in SQL. */
function documentColumns(
  parameters: SqlParameters,
  exceptions: ReaderExceptions,
  caller: Caller,
  at: Instant,
): { readonly [Name in DocumentFactName]: string } {
  const made = new Map<string, string>();
  const once = (name: string, make: () => string): string => {
    const kept = made.get(name) ?? make();
    made.set(name, kept);
    return kept;
  };
  if (caller.kind === 'heir') return heirColumns(parameters, exceptions, at);
  const professional = caller.kind === 'professional' ? caller.professional : undefined;
  const profession = caller.kind === 'visitor' ? caller.profession : professional?.profession;
  const cell = () => `((d.confidentiality || ':' || d.type_code) = any(array(
          select unnest(m.allowed) from access_matrix m where m.profession = ${parameters.add(profession, 'text')}
            and m.version = ${parameters.add(matrixInForce(at).version, 'text')})))`;
  return {
    get isAuthor() {
      if (professional === undefined) return caller.kind === 'visitor' ? 'false' : 'd.by_patient';
      return once('isAuthor', () => `(${parameters.add(professional.idNatPs, 'text')} = any(d.author_ids))`);
    },
    hidden: 'd.hidden',
    get withheldFromPatient() {
      return once('withheld', () => `(d.withheld_until > ${parameters.add(new Date(at), 'timestamptz')})`);
    },
    hiddenFromRepresentatives: 'd.hidden_from_representatives',
    archived: 'd.archived',
    get shownToReader() {
      return once('shown', () => `(d.id = any(${parameters.add([...exceptions.shown], 'uuid[]')}))`);
    },
    get keptFromReader() {
      return once('kept', () => `(d.id = any(${parameters.add([...exceptions.kept], 'uuid[]')}))`);
    },
    get matrixAllows() {
      if (caller.kind === 'person') return 'true';
      if (caller.kind === 'professional') return once('matrix', cell);
      // What the visit holds: what is chosen by name, and beside it what the profession reads when everything is shown.
      if (exceptions.nothingElse === true || profession === undefined) return this.shownToReader;
      return once('matrix', () => `(${this.shownToReader} or ${cell()})`);
    },
  };
}

/** The columns for an heir: what was granted, of what the person neither hid nor added themself. */
function heirColumns(
  parameters: SqlParameters,
  { grant }: ReaderExceptions,
  at: Instant,
): { readonly [Name in DocumentFactName]: string } {
  const { codes, from, before } = heldByGrant(grant);
  return {
    isAuthor: 'false',
    hidden: 'd.hidden',
    get withheldFromPatient() {
      return `(d.withheld_until > ${parameters.add(new Date(at), 'timestamptz')})`;
    },
    hiddenFromRepresentatives: 'd.hidden_from_representatives',
    archived: 'd.archived',
    shownToReader: grant?.parental === true ? 'true' : 'false',
    keptFromReader: 'd.by_patient',
    get matrixAllows() {
      const place = (instant: Instant) => parameters.add(new Date(instant), 'timestamptz');
      return `(d.type_code = any(${parameters.add(codes, 'text[]')})${from === undefined ? '' : ` and d.dated >= ${place(from)}`}${before === undefined ? '' : ` and d.dated < ${place(before)}`})`;
    },
  };
}
