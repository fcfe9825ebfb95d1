import { appendTrace, readTrace, type TraceChain, type TraceLine } from '../audit/index.js';
import { actEntry, actorOf, type Caller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { decide } from './decide.js';
import { PLAIN_DOCUMENT } from './facts.js';
import { readReaderFacts, type ReaderKnown } from './reader-facts.store.js';

export interface OwnActsInput {
  /** Not included; entries of this instant and after are left out. */
  readonly before?: Instant;
  readonly since?: Instant;
  /** As it was asked for, for the entry of this reading. */
  readonly query?: string;
}

const CHAINS: readonly TraceChain[] = ['shown', 'withheld'];
/** Entries are sealed, so they are sorted after opening: in pieces, and no more than this. */
const PIECE = 500;
const MOST_OPENED = 10_000;

/**
 * What a professional did in this record through this software, newest first. Their own acts, also those on a document that is kept from
 * the person; nothing of anybody else's.
 */
export function readOwnActsAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, OwnActsInput, ReaderKnown, readonly TraceLine[]> {
  return {
    name: 'history-read',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'read-history', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decide({ ...reader, ...PLAIN_DOCUMENT, isAuthor: true }),
    async act(handle, input, _facts, { caller }) {
      const own = actorOf(caller);
      const isOwn = ({ actor }: TraceLine): boolean =>
        actor.kind === own.kind && actor.id === own.id && actor.software === own.software;
      const found = await Promise.all(CHAINS.map((chain) => ownIn(handle, chain, input, isOwn)));
      return ok(found.flat().sort((one, other) => other.at - one.at || other.n - one.n));
    },
    trace(handle, { query }, _facts, { caller, at }, ending) {
      return appendTrace(handle, 'shown', actEntry('history-read', { caller, at }, ending, { query }));
    },
  };
}

async function ownIn(
  handle: RecordHandle,
  chain: TraceChain,
  { before: until, since }: OwnActsInput,
  isOwn: (line: TraceLine) => boolean,
): Promise<readonly TraceLine[]> {
  const own: TraceLine[] = [];
  let before: number | undefined;
  for (let opened = 0; opened < MOST_OPENED; opened += PIECE) {
    const { lines, next } = await readTrace(handle, chain, {
      limit: PIECE,
      ...(before === undefined ? {} : { before }),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
    });
    own.push(...lines.filter(isOwn));
    if (next === undefined) break;
    before = next;
  }
  return own;
}
