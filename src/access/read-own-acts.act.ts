import { appendTrace } from '../audit/index.js';
import { actEntry, actorOf, type Caller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import { decide } from './decide.js';
import { PLAIN_DOCUMENT } from './facts.js';
import { readOwnEntries, type OwnAct } from './own-acts.js';
import { readReaderFacts, type ReaderKnown } from './reader-facts.store.js';

export interface OwnActsInput {
  /** Not included; entries of this instant and after are left out. */
  readonly before?: Instant;
  readonly since?: Instant;
  /** As it was asked for, for the entry of this reading. */
  readonly query?: string;
}

/**
 * What a professional did in this record through this software, newest first. Their own acts, also those on a document that is kept from
 * the person; nothing of anybody else's.
 */
export function readOwnActsAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, OwnActsInput, ReaderKnown, readonly OwnAct[]> {
  return {
    name: 'history-read',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'read-history', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decide({ ...reader, ...PLAIN_DOCUMENT, isAuthor: true }),
    async act(handle, { before, since }, _facts, { caller }) {
      const own = actorOf(caller);
      return ok(
        await readOwnEntries(handle, {
          isOwn: (actor) => actor.kind === own.kind && actor.id === own.id && actor.software === own.software,
          ...(since === undefined ? {} : { since }),
          ...(before === undefined ? {} : { until: before }),
        }),
      );
    },
    trace(handle, { query }, _facts, { caller, at }, ending) {
      return appendTrace(handle, 'shown', actEntry('history-read', { caller, at }, ending, { query }));
    },
  };
}
