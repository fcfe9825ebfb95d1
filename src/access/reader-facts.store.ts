import type { DocumentId } from '../kernel/ids.js';
import type { Day, Instant } from '../kernel/time.js';
import type { Caller, ProfessionalCaller } from '../identity/index.js';
import { opening, type RecordHandle } from '../platform/database.js';
import { rowsOf } from '../platform/rows.js';
import { sqlText, type SqlParameters } from '../platform/sql-text.js';
import { BARRED_SECTORS } from './barred-sectors.js';
import { callerColumns } from './caller-columns.store.js';
import { countStranger } from './freeze.store.js';
import type { Facts, ReaderFacts } from './facts.js';

// What is known of the caller and of the record before any document is looked at: one statement, which may bring one more row of the
// same record along.

/** Settings of the record that acts need beside the facts. */
export interface RecordSettings {
  readonly hidesNewDocuments: boolean;
  /** There are subjects the person hides; only known where something is deposited. */
  readonly hidesSubjects: boolean;
}

/** Documents the person shows to this reader by name although hidden, and documents they keep from them by name. */
export interface ReaderExceptions {
  readonly shown: readonly DocumentId[];
  readonly kept: readonly DocumentId[];
  /** A visit to chosen documents: it holds those in `shown` and nothing else. */
  readonly nothingElse?: true;
  /** What was granted to an heir. */
  readonly grant?: HeirGrant;
}

/** What a granted request opens: categories, and a time of Paris days, both included. */
export interface HeirGrant {
  /** To the parents of a minor, whose right is to everything. */
  readonly parental: boolean;
  readonly categories: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
}

export const NO_EXCEPTIONS: ReaderExceptions = { shown: [], kept: [] };

export interface ReaderKnown {
  readonly reader: ReaderFacts;
  readonly settings: RecordSettings;
  readonly exceptions: ReaderExceptions;
}

interface FactsRow {
  state: string;
  earlier_record: boolean;
  transition_until: Date | null;
  objects_to_samu: boolean;
  objects_to_emergency: boolean;
  objects_to_hidden_in_emergency: boolean;
  hides_new_documents: boolean;
  hides_subjects: boolean;
  blocked: boolean;
  consent: boolean;
  relations: string[] | null;
  struck_off: boolean | null;
  frozen: boolean;
  exceptions: string[] | null;
}

/** A row of the same record that the same statement brings along: `columns` of what `from` finds of the record `opened.id::uuid`. */
export interface Beside {
  readonly columns: string;
  from(parameters: SqlParameters): string;
}

/** The facts about this caller asking for `act` on the open record at `at`. Terms are compared here, with the instant given. */
export async function readReaderFacts(
  handle: RecordHandle,
  caller: Caller,
  act: Facts['act'],
  at: Instant,
  attendingSeesHidden: boolean,
): Promise<ReaderKnown> {
  return (await readFactsBeside(handle, caller, act, at, attendingSeesHidden)).known;
}

/** The same with one row beside; `row` carries its columns, all null when there is none. */
export async function readFactsBeside<Row extends object = object>(
  handle: RecordHandle,
  caller: Caller,
  act: Facts['act'],
  at: Instant,
  attendingSeesHidden: boolean,
  beside?: Beside,
): Promise<{ readonly known: ReaderKnown; readonly row: Row }> {
  const row = await readRow<Row>(handle, caller, act, at, beside);
  if (!row.frozen && isStranger(row, caller, act))
    row.frozen = await countStranger(handle, caller as ProfessionalCaller, at);
  return { known: knownOf(row, caller, act, at, attendingSeesHidden), row };
}

/**
 * The facts about a professional who has not asked, so that the person sees what they would get. Nothing is counted, and no freeze is
 * told: it is about their conduct elsewhere, not about this record.
 */
export async function readFactsOfAnother(
  handle: RecordHandle,
  caller: ProfessionalCaller,
  act: Facts['act'],
  at: Instant,
  attendingSeesHidden: boolean,
): Promise<ReaderKnown> {
  const row = await readRow(handle, caller, act, at);
  return knownOf({ ...row, frozen: false }, caller, act, at, attendingSeesHidden);
}

async function readRow<Row extends object>(
  handle: RecordHandle,
  caller: Caller,
  act: Facts['act'],
  at: Instant,
  beside?: Beside,
): Promise<Row & FactsRow> {
  const query = sqlText();
  const opened = opening(handle, query);
  const text = `
    select facts.*${beside === undefined ? '' : `, ${beside.columns}`}
    from ${opened}
    cross join lateral (
      select s.state, s.earlier_record, s.transition_until,
        p.objects_to_samu, p.objects_to_emergency, p.objects_to_hidden_in_emergency, p.hides_new_documents,
        ${act === 'deposit' ? SUBJECTS : 'false'} as hides_subjects,
        ${callerColumns(query, caller, at)}
      from space s join preference p on p.record_id = s.record_id
      where s.record_id = opened.id::uuid offset 0) facts
    ${beside === undefined ? '' : `left join lateral (${beside.from(query)} offset 0) beside on true`}`;
  const rows = await rowsOf(handle.sql.unsafe<(Row & FactsRow)[]>(text, query.values, { prepare: true }));
  const row = rows[0];
  if (row === undefined) throw new Error('a record without its space or its preferences');
  return row;
}

const SUBJECTS = 'exists (select from hidden_subject h where h.record_id = s.record_id)';
/** Feeding opens nothing; everything else a professional does to a record that they have no tie to and no consent for is counted. */
const OPENS_NOTHING: ReadonlySet<Facts['act']> = new Set(['deposit', 'amend']);

const isStranger = (row: Pick<FactsRow, 'relations' | 'consent'>, caller: Caller, act: Facts['act']): boolean =>
  caller.kind === 'professional' && !row.consent && (row.relations ?? []).length === 0 && !OPENS_NOTHING.has(act);

function knownOf(
  row: FactsRow,
  caller: Caller,
  act: Facts['act'],
  at: Instant,
  attendingSeesHidden: boolean,
): ReaderKnown {
  const reader: ReaderFacts = {
    act,
    ...callerFacts(caller, row, act),
    objectsToSamu: row.objects_to_samu,
    objectsToEmergency: row.objects_to_emergency,
    objectsToHiddenInEmergency: row.objects_to_hidden_in_emergency,
    space: spaceFact(row, at),
    attendingSeesHidden,
  };
  return {
    reader,
    settings: { hidesNewDocuments: row.hides_new_documents, hidesSubjects: row.hides_subjects },
    exceptions: exceptionsOf(row.exceptions),
  };
}

function exceptionsOf(signed: readonly string[] | null): ReaderExceptions {
  if (signed === null) return NO_EXCEPTIONS;
  const [granted] = signed;
  if (granted?.startsWith('{') === true) return { ...NO_EXCEPTIONS, grant: grantOf(granted) };
  const of = (sign: string) => signed.filter((one) => one.startsWith(sign)).map((one) => one.slice(1) as DocumentId);
  // Each line of a visit says by its sign whether there is more than what is chosen by name.
  const only = of('=');
  return only.length > 0 ? { shown: only, kept: of('-'), nothingElse: true } : { shown: of('+'), kept: of('-') };
}

function grantOf(text: string): HeirGrant {
  const { parental, categories, from, to } = JSON.parse(text) as Omit<HeirGrant, 'from' | 'to'> & {
    readonly from: Day | null;
    readonly to: Day | null;
  };
  return { parental, categories, ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
}

/**
 * The facts of a caller who names nobody we know: no tie, no space. What is decided on them is said of a person who is not there, so
 * that a refusal does not tell whether someone is.
 */
export const readerOfNobody = (
  caller: Caller,
  act: Facts['act'],
  attendingSeesHidden: boolean,
  frozen = false,
): ReaderFacts => ({
  act,
  ...callerFacts(caller, { relations: [], consent: false, blocked: false, struck_off: false, frozen }, act),
  objectsToSamu: false,
  objectsToEmergency: false,
  objectsToHiddenInEmergency: false,
  space: 'none',
  attendingSeesHidden,
});

/** What somebody would be to the person; nobody needs to be it. */
export interface Ties {
  readonly relation: ReaderFacts['relation'];
  readonly consent: boolean;
  readonly blocked: boolean;
}

export const NO_TIES: Ties = { relation: 'none', consent: false, blocked: false };

/** The facts of somebody with these ties to the record that `own` is known of. */
export const readerWith = (own: ReaderFacts, caller: Caller, { relation, consent, blocked }: Ties): ReaderFacts => ({
  ...own,
  ...callerFacts(
    caller,
    { relations: relation === 'none' ? [] : [relation], consent, blocked, struck_off: false, frozen: false },
    own.act,
  ),
});

function callerFacts(
  caller: Caller,
  row: Pick<FactsRow, 'relations' | 'consent' | 'blocked' | 'struck_off' | 'frozen'>,
  act: Facts['act'],
): Pick<ReaderFacts, 'reader' | 'relation' | 'administrator' | 'consent' | 'blocked' | 'situation'> {
  const nothing = {
    relation: 'none',
    administrator: false,
    consent: false,
    blocked: false,
    situation: 'normal',
  } as const;
  if (caller.kind === 'person') return { reader: 'person', ...nothing };
  if (caller.kind === 'heir') return { ...nothing, reader: 'heir', consent: row.consent, blocked: row.blocked };
  if (caller.kind === 'visitor') {
    const reader =
      row.struck_off === true
        ? 'struckOff'
        : BARRED_SECTORS.has(caller.signedInAs?.structure.sector ?? '')
          ? 'barred'
          : 'visitor';
    return { ...nothing, reader, consent: row.consent, blocked: row.blocked };
  }
  const { structure, situation } = caller;
  const relations = row.relations ?? [];
  return {
    reader:
      row.struck_off === true
        ? 'struckOff'
        : BARRED_SECTORS.has(structure.sector)
          ? 'barred'
          : row.frozen && isStranger(row, caller, act)
            ? 'frozen'
            : 'professional',
    relation: relations.includes('attending') ? 'attending' : relations.includes('careTeam') ? 'careTeam' : 'none',
    administrator: relations.includes('administrator'),
    consent: row.consent,
    blocked: row.blocked,
    // Regulation is believed only of structures registered as Samu.
    situation:
      situation === 'bris_de_glace' ? 'emergency' : situation === 'centre_15' && structure.samu ? 'samu' : 'normal',
  };
}

function spaceFact(row: FactsRow, at: Instant): ReaderFacts['space'] {
  switch (row.state) {
    case 'open':
    case 'active':
    case 'suspended':
    case 'deceased':
      return row.state;
    case 'notified':
    case 'opposed':
      return row.earlier_record && (row.transition_until === null || row.transition_until.getTime() > at)
        ? 'transition'
        : 'none';
    default:
      return 'ended';
  }
}
