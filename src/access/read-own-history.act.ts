import { appendTrace, readTrace, type TraceLine } from '../audit/index.js';
import { actEntry, type Caller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import { DAY, type Instant } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { decideOnRecord } from './decide.js';
import { firstOf, isOneMore, type HistoryGroup } from './history-groups.model.js';
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
  /** Newest first; the same refused attempt over and over is one. */
  readonly groups: readonly HistoryGroup[];
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
      return ok({ ...page, emergencies: onePerProfessionalAndReason(urgent.groups) });
    },
    trace: (handle, _input, _facts, { caller, at }, ending) =>
      appendTrace(handle, 'shown', actEntry('history-read', { caller, at }, ending)),
  };
}

interface Growing extends HistoryGroup {
  readonly before: Pick<TraceLine, 'n' | 'at'>[];
}

async function sorted(
  handle: RecordHandle,
  { limit, before, since, until }: Omit<OwnHistoryInput, 'kind'>,
  wanted: (line: TraceLine) => boolean,
): Promise<{ groups: HistoryGroup[]; next?: number }> {
  const groups: Growing[] = [];
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
      const last = groups.at(-1);
      if (last !== undefined && isOneMore(last, line)) {
        last.before.push({ n: line.n, at: line.at });
        continue;
      }
      // One more than the page: only then is there a next one.
      if (groups.length === limit) return { groups, next: last === undefined ? line.n + 1 : firstOf(last).n };
      groups.push({ line, before: [] });
    }
    if (piece.next === undefined) return { groups };
    from = piece.next;
  }
  return from === undefined ? { groups } : { groups, next: from };
}

function onePerProfessionalAndReason(groups: readonly HistoryGroup[]): TraceLine[] {
  const first = new Map<string, TraceLine>();
  // Newest first comes in: the last one kept of each is its beginning.
  for (const { line, before } of groups)
    first.set(`${line.actor.id ?? ''} ${line.reason ?? ''} ${dayOf(line.at)}`, { ...line, ...before.at(-1) });
  return [...first.values()];
}

const dayOf = (at: Instant): number => Math.floor(at / DAY);
