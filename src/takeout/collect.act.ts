import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import { appendTrace, readTrace, type TraceLine } from '../audit/index.js';
import { readPerson, type Caller, type HeirCaller, type Person, type PersonCaller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { DocumentId } from '../kernel/ids.js';
import type { Act } from '../platform/act.js';
import type { Belongings } from '../platform/belongings.js';
import type { RecordHandle } from '../platform/database.js';
import { EVERY_ONE, readWireForm, visibleDocumentsOf, type Document } from '../record/index.js';
import type { TakenSets } from './takeout.model.js';
import { beginTakeout, rowsOf } from './takeout.store.js';

/** Everything that goes into a copy, read at one instant; the bytes of the documents follow. */
export interface Collected {
  /** Of a copy for an heir the names, dates and number alone. */
  readonly person: Person;
  /** A part, handed to an heir: documents and nothing else. */
  readonly forHeir?: true;
  readonly documents: readonly { readonly document: Document; readonly wire: Buffer }[];
  readonly rows: Readonly<Record<string, readonly Record<string, unknown>[]>>;
  /** Newest first. */
  readonly history: readonly TraceLine[];
  /** What came together, as far as the person may see it. */
  readonly sets: readonly TakenSets[];
  /** The proof of that history, in the form the auditor publishes it; absent where none is made. */
  readonly proof?: unknown;
}

export interface CollectSettings {
  readonly attendingSeesHidden: boolean;
  readonly belongings: readonly Belongings[];
  /** The sets of the open record, of these documents alone. */
  readonly sets: (handle: RecordHandle, visible: readonly DocumentId[]) => Promise<readonly TakenSets[]>;
  readonly historyProof?: (handle: RecordHandle) => Promise<unknown>;
}

/**
 * Reads what the person may see of their own record, decided as any reading of theirs is: what is withheld from them is in no list, no
 * count and no history of the copy.
 */
export function collectAct(
  settings: CollectSettings,
): Act<PersonCaller, { readonly id: string }, ReaderKnown, Collected> {
  return {
    name: 'takeout-make',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'read', at, settings.attendingSeesHidden),
    decide: ({ reader }) => {
      const decision = decideOnRecord(reader);
      return decision.allowed ? { allowed: true, rule: 'takeout-is-the-persons' } : decision;
    },
    async act(handle, { id }, known, { caller, at }) {
      const whole = await wholeDocuments(handle, known, caller, at);
      const rows: Record<string, Record<string, unknown>[]> = {};
      for (const { tables } of settings.belongings)
        for (const table of tables) if (table.leaves === 'rows') rows[table.table] = await rowsOf(handle, table);
      await beginTakeout(handle, id, at, sizeOf(whole));
      const proof = await settings.historyProof?.(handle);
      return ok({
        person: await readPerson(handle),
        documents: whole,
        rows,
        sets: await settings.sets(
          handle,
          whole.map(({ document }) => document.id),
        ),
        history: await wholeHistory(handle),
        ...(proof === undefined ? {} : { proof }),
      });
    },
    trace: (handle, _input, _facts, { at }, ending) =>
      appendTrace(handle, 'shown', {
        ...{ at, act: 'takeout-make', outcome: ending.kind, rule: ending.rule },
        ...{ actor: { kind: 'system' }, situation: 'normal' },
        ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
      }),
  };
}

/**
 * Reads what was granted to an heir, decided by the same table: the documents in the scope of the decision, and who they are about. Nothing of
 * how the person was reached, of what they set, of who looked.
 */
export function collectForHeirAct({
  attendingSeesHidden,
}: Pick<CollectSettings, 'attendingSeesHidden'>): Act<HeirCaller, { readonly id: string }, ReaderKnown, Collected> {
  return {
    name: 'heir-copy-make',
    facts: (handle, _input, { caller, at }) => readReaderFacts(handle, caller, 'read', at, attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    async act(handle, { id }, known, { caller, at }) {
      const whole = await wholeDocuments(handle, known, caller, at);
      await beginTakeout(handle, id, at, sizeOf(whole));
      const { ins, familyName, givenNames, sex, birthDate } = await readPerson(handle);
      const person: Person = { ins, familyName, givenNames, sex, birthDate };
      return ok({ person, forHeir: true, documents: whole, rows: {}, sets: [], history: [] });
    },
    trace: (handle, _input, _facts, { caller, at }, ending) =>
      appendTrace(handle, 'shown', {
        ...{ at, act: 'heir-copy-make', outcome: ending.kind, rule: ending.rule },
        ...{ actor: { kind: 'system' }, situation: 'normal' },
        object: { kind: 'consent', id: caller.requestId },
        ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
      }),
  };
}

/** The documents that this caller may see, each with the form in which it is sent. */
async function wholeDocuments(
  handle: RecordHandle,
  known: ReaderKnown,
  caller: Caller,
  at: number,
): Promise<Collected['documents']> {
  const { documents } = await visibleDocumentsOf(handle, known, caller, at, {}, EVERY_ONE);
  const whole: { document: Document; wire: Buffer }[] = [];
  for (const { id } of documents) {
    const form = await readWireForm(handle, id);
    if (form !== undefined) whole.push(form);
  }
  return whole;
}

const sizeOf = (whole: Collected['documents']): { documents: number; bytes: number } => ({
  documents: whole.length,
  bytes: whole.reduce((sum, { document }) => sum + document.size, 0),
});

async function wholeHistory(handle: RecordHandle): Promise<TraceLine[]> {
  const lines: TraceLine[] = [];
  let before: number | undefined;
  for (;;) {
    const page = await readTrace(handle, 'shown', { limit: 1_000, ...(before === undefined ? {} : { before }) });
    lines.push(...page.lines);
    if (page.next === undefined) return lines;
    before = page.next;
  }
}
