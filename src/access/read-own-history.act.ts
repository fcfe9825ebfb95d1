import { appendTrace, readTrace, type TraceLine } from '../audit/index.js';
import { actEntry, type Caller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import { DAY, type Instant } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { decideOnRecord } from './decide.js';
import { isEmergency, isOfKind, type HistoryKind } from './history-kind.rule.js';
import { readReaderFacts, type ReaderKnown } from './reader-facts.store.js';

export interface OwnHistoryInput {
  readonly kind: HistoryKind;
  readonly limit: number;
  /** The `next` of the page before. */
  readonly before?: number;
  readonly since?: Instant;
  /** Not included. */
  readonly until?: Instant;
}

export interface OwnHistory {
  /** Newest first. */
  readonly lines: readonly TraceLine[];
  readonly next?: number;
  /** Emergency accesses of the last three months, one per professional and reason; on the first page only. */
  readonly emergencies: readonly TraceLine[];
}

/** Entries are sealed, so they are sorted after opening: in pieces, and no more than this for one page. */
const PIECE = 200;
const MOST_OPENED = 2_000;
const EMERGENCIES_FOR = 92 * DAY;

/** Who looked, and why they could: the shown chain, sorted as the person asks. (L1111-19; R1111-43) */
export function readOwnHistoryAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, OwnHistoryInput, ReaderKnown, OwnHistory> {
  return {
    name: 'history-read',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'read-history', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    async act(handle, input, _facts, { at }) {
      const page = await sorted(handle, input, (line) => isOfKind(line, input.kind));
      if (input.before !== undefined) return ok({ ...page, emergencies: [] });
      const urgent = await sorted(handle, { limit: 50, since: at - EMERGENCIES_FOR }, isEmergency);
      return ok({ ...page, emergencies: onePerProfessionalAndReason(urgent.lines) });
    },
    trace: (handle, _input, _facts, { caller, at }, ending) =>
      appendTrace(handle, 'shown', actEntry('history-read', { caller, at }, ending)),
  };
}

async function sorted(
  handle: RecordHandle,
  { limit, before, since, until }: Omit<OwnHistoryInput, 'kind'>,
  wanted: (line: TraceLine) => boolean,
): Promise<{ lines: TraceLine[]; next?: number }> {
  const lines: TraceLine[] = [];
  let from = before;
  for (let opened = 0; opened < MOST_OPENED; opened += PIECE) {
    const piece = await readTrace(handle, 'shown', {
      limit: PIECE,
      ...(from === undefined ? {} : { before: from }),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
    });
    for (const line of piece.lines) {
      if (!wanted(line)) continue;
      // One more than the page: only then is there a next one.
      if (lines.length === limit) return { lines, next: lines.at(-1)?.n ?? line.n + 1 };
      lines.push(line);
    }
    if (piece.next === undefined) return { lines };
    from = piece.next;
  }
  return from === undefined ? { lines } : { lines, next: from };
}

function onePerProfessionalAndReason(lines: readonly TraceLine[]): TraceLine[] {
  const first = new Map<string, TraceLine>();
  // Newest first comes in: the last one kept of each is its beginning.
  for (const line of lines) first.set(`${line.actor.id ?? ''} ${line.reason ?? ''} ${dayOf(line.at)}`, line);
  return [...first.values()];
}

const dayOf = (at: Instant): number => Math.floor(at / DAY);
