import { decide, decideOnRecord, PLAIN_DOCUMENT, readReaderFacts, type ReaderKnown } from '../access/index.js';
import { appendTrace, readTrace, type TraceLine } from '../audit/index.js';
import { actEntry, type Caller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';

/** Entries are sealed: this many of the newest are opened to find the professional's own, and this many are shown. */
const MOST_OPENED = 500;
const MOST_SHOWN = 50;

/** A professional sees the traces of their own acts on the open record, newest first, and nobody else's. (R1111-43) */
export function readOwnAccessesAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, Record<string, never>, ReaderKnown, readonly TraceLine[]> {
  return {
    name: 'history-read',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'read-history', at, settings.attendingSeesHidden),
    decide({ reader }) {
      // The table gives this to any stranger and not to who is blocked: shown without access to the record, it would tell of the block.
      const open = decideOnRecord({ ...reader, act: 'list' });
      return open.allowed ? decide({ ...reader, ...PLAIN_DOCUMENT, isAuthor: true }) : open;
    },
    async act(handle, _input, _facts, { caller }) {
      // What they did to a document the person does not see yet stands in the other chain; it is theirs all the same.
      const own = (await Promise.all([newest(handle, 'shown'), newest(handle, 'withheld')]))
        .flat()
        .filter(({ actor }) => caller.kind === 'professional' && actor.id === caller.professional.idNatPs)
        .sort((a, b) => b.at - a.at);
      return ok(own.slice(0, MOST_SHOWN));
    },
    trace: (handle, _input, _facts, { caller, at }, ending) =>
      appendTrace(handle, 'shown', actEntry('history-read', { caller, at }, ending)),
  };
}

const newest = async (handle: RecordHandle, chain: 'shown' | 'withheld'): Promise<readonly TraceLine[]> =>
  (await readTrace(handle, chain, { limit: MOST_OPENED })).lines;
