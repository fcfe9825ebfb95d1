import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import { appendTrace, readTrace, type TraceLine } from '../audit/index.js';
import { actorOf, reasonOf, situationOf, type Caller } from '../identity/index.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Act, ActContext } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { visibleDocumentsOf } from '../record/index.js';
import { showsWhoLooked } from './shows-who-looked.rule.js';

export interface PatientHistoryInput {
  /** Not included. */
  readonly until?: Instant;
}

export interface PatientHistory {
  /** Newest first. */
  readonly lines: readonly TraceLine[];
  /** Give it back as `until` to read on. */
  readonly next?: Instant;
}

const PER_PAGE = 50;
/** Entries are sealed, so they are sorted after opening: in pieces, and no more than this for one page. */
const PIECE = 200;
const MOST_OPENED = 2_000;

/**
 * The attending physician sees who looked at the record of their patient: what others did there, apart from what names a document they
 * may not see. Nothing of what the person set, hid or was refused is in it, nor in how it is counted and paged. (R1111-43)
 */
export const readPatientHistoryAct = (settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, PatientHistoryInput, ReaderKnown, PatientHistory> => ({
  name: 'patient-history-read',
  facts: (handle, _input, { caller, at }) =>
    readReaderFacts(handle, caller, 'read-history', at, settings.attendingSeesHidden),
  decide: ({ reader }) => decideOnRecord(reader),
  async act(handle, { until }, known, context) {
    const lines: TraceLine[] = [];
    let before: number | undefined;
    for (let opened = 0; opened < MOST_OPENED && lines.length <= PER_PAGE; opened += PIECE) {
      const piece = await readTrace(handle, 'shown', {
        limit: PIECE,
        ...(before === undefined ? {} : { before }),
        ...(until === undefined ? {} : { until }),
      });
      lines.push(...(await shownOf(handle, piece.lines.filter(showsWhoLooked), known, context)));
      if (piece.next === undefined) break;
      before = piece.next;
    }
    const page = lines.slice(0, PER_PAGE);
    const last = page.at(-1);
    // Paged by the instant of what is shown: a number would tell how much is not.
    return ok({ lines: page, ...(lines.length > PER_PAGE && last !== undefined ? { next: last.at } : {}) });
  },
  trace(handle, _input, _facts, { caller, at }, ending) {
    const reason = reasonOf(caller);
    return appendTrace(handle, 'shown', {
      at,
      act: 'patient-history-read',
      outcome: ending.kind,
      rule: ending.rule,
      actor: actorOf(caller),
      situation: situationOf(caller),
      ...(reason === undefined ? {} : { reason }),
      ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
    });
  },
});

/** Entries that name no document, or one that the table gives to this reader of the history. */
async function shownOf(
  handle: RecordHandle,
  lines: readonly TraceLine[],
  known: ReaderKnown,
  { caller, at }: ActContext<Caller>,
): Promise<readonly TraceLine[]> {
  const named = ({ object }: TraceLine): DocumentId | undefined =>
    object?.kind === 'document' ? (object.id as DocumentId) : undefined;
  const ids = [...new Set(lines.flatMap((line) => named(line) ?? []))];
  const { documents } =
    ids.length === 0
      ? { documents: [] }
      : await visibleDocumentsOf(handle, known, caller, at, { ids }, { limit: ids.length });
  const visible = new Set(documents.map(({ id }) => id));
  return lines.filter((line) => {
    const id = named(line);
    return id === undefined || visible.has(id);
  });
}
