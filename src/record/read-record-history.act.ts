import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import { appendTrace, readTrace, type TraceLine } from '../audit/index.js';
import { actEntry, type Caller } from '../identity/index.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { visibleDocumentsOf } from './browse-documents.act.js';

/** Entries are sealed, so they are sorted after opening: in pieces, until there are enough, and no more than this. */
const PIECE = 500;
const MOST_OPENED = 10_000;
const MOST_SHOWN = 200;

/** Looking, feeding, asking. What the person set about others (blocks, hiding, exceptions, consents they gave) is their own business. */
const TOLD: ReadonlySet<string> = new Set([
  'space-find',
  'documents-list',
  'document-read',
  'document-download',
  'document-deposit',
  'document-resend',
  'submission-sets-list',
  'submission-set-read',
  'summary-read',
  'consent-state',
  'emergency-begin',
]);
const ON_A_DOCUMENT: ReadonlySet<string> = new Set([
  'document-read',
  'document-download',
  'document-deposit',
  'document-resend',
]);

/**
 * The attending physician, and the administrator whom the person chose, see who looked at the record. An entry that names a document is
 * there when the table allows it on that document: of what is hidden from them nothing is told. Refusals stay with the person: they would
 * tell of blocks. (R1111-43)
 */
export function readRecordHistoryAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, Record<string, never>, ReaderKnown, readonly TraceLine[]> {
  return {
    name: 'history-read',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'read-history', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    async act(handle, _input, facts, { caller, at }) {
      const visible: TraceLine[] = [];
      let before: number | undefined;
      for (let opened = 0; opened < MOST_OPENED && visible.length < MOST_SHOWN; opened += PIECE) {
        const piece = await readTrace(handle, 'shown', { limit: PIECE, ...(before === undefined ? {} : { before }) });
        const told = piece.lines.filter(isTold);
        const ids = [...new Set(told.flatMap(({ object }) => (object === undefined ? [] : [object.id as DocumentId])))];
        const { documents } =
          ids.length === 0
            ? { documents: [] }
            : await visibleDocumentsOf(handle, facts, caller, at, { ids }, { limit: ids.length });
        const seen = new Set<string>(documents.map(({ id }) => id));
        visible.push(...told.filter(({ object }) => object === undefined || seen.has(object.id)));
        if (piece.next === undefined) break;
        before = piece.next;
      }
      return ok(visible.slice(0, MOST_SHOWN));
    },
    trace: (handle, _input, _facts, context, ending) =>
      appendTrace(handle, 'shown', actEntry('history-read', context, ending)),
  };
}

/** Asking for a document that is not there leaves no object: told of, it would differ from asking for one that is hidden. */
const isTold = ({ act, outcome, actor, object }: TraceLine): boolean =>
  outcome === 'done' &&
  (actor.kind === 'professional' || actor.kind === 'software') &&
  TOLD.has(act) &&
  (ON_A_DOCUMENT.has(act) ? object?.kind === 'document' : object === undefined);
