import { readTrace, type TraceChain, type TraceLine } from '../audit/index.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';

/**
 * An act as whoever did it is told of it again: what they asked and whether they were let. Which rule stopped them, and what they were kept
 * from, they were not told then, and are not told now: it would be another answer for what is hidden than for what is not there. (T7)
 */
export type OwnAct = Omit<TraceLine, 'rule' | 'released' | 'releasedWith'>;

const CHAINS: readonly TraceChain[] = ['shown', 'withheld'];
/** Entries are sealed, so they are sorted after opening: in pieces, and no more than this of each chain. */
const PIECE = 500;
const MOST_OPENED = 10_000;

interface Wanted {
  readonly isOwn: (actor: TraceLine['actor']) => boolean;
  readonly since?: Instant;
  /** Not included. */
  readonly until?: Instant;
  /** No more than this are needed. */
  readonly limit?: number;
}

/** What one actor did in this record, newest first; also to a document that is kept from the person. */
export async function readOwnEntries(handle: RecordHandle, wanted: Wanted): Promise<readonly OwnAct[]> {
  const found = await Promise.all(CHAINS.map((chain) => ownIn(handle, chain, wanted)));
  return found.flat().sort(newestFirst).slice(0, wanted.limit).map(toldAgain);
}

/** Numbers of two chains say nothing to each other. */
const newestFirst = (one: TraceLine, other: TraceLine): number =>
  other.at - one.at || (one.chain === other.chain ? other.n - one.n : one.chain < other.chain ? -1 : 1);

async function ownIn(
  handle: RecordHandle,
  chain: TraceChain,
  { isOwn, since, until, limit = MOST_OPENED }: Wanted,
): Promise<readonly TraceLine[]> {
  const own: TraceLine[] = [];
  let before: number | undefined;
  for (let opened = 0; opened < MOST_OPENED && own.length < limit; opened += PIECE) {
    const { lines, next } = await readTrace(handle, chain, {
      limit: PIECE,
      ...(before === undefined ? {} : { before }),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
    });
    // What was released stands in both chains: it was done once.
    own.push(...lines.filter(({ actor, released }) => released === undefined && isOwn(actor)));
    if (next === undefined) break;
    before = next;
  }
  return own;
}

function toldAgain({ rule: _rule, released: _released, releasedWith: _with, object, ...line }: TraceLine): OwnAct {
  return object === undefined || line.outcome === 'refused' ? line : { ...line, object };
}
