import {
  decide,
  decideOnRecord,
  PLAIN_DOCUMENT,
  readOwnEntries,
  readReaderFacts,
  type OwnAct,
  type ReaderKnown,
} from '../access/index.js';
import { appendTrace } from '../audit/index.js';
import { actEntry, type Caller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';

const MOST_SHOWN = 50;

/** A professional sees the traces of their own acts on the open record, newest first, and nobody else's. (R1111-43) */
export function readOwnAccessesAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, Record<string, never>, ReaderKnown, readonly OwnAct[]> {
  return {
    name: 'history-read',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'read-history', at, settings.attendingSeesHidden),
    decide({ reader }) {
      // The page belongs to a record in hand that they may look at; others ask over FHIR, or the person.
      const open = decideOnRecord({ ...reader, act: 'list' });
      return open.allowed ? decide({ ...reader, ...PLAIN_DOCUMENT, isAuthor: true }) : open;
    },
    async act(handle, _input, _facts, { caller }) {
      const own = caller.kind === 'professional' ? caller.professional.idNatPs : undefined;
      const isOwn = ({ id }: OwnAct['actor']): boolean => own !== undefined && id === own;
      return ok(await readOwnEntries(handle, { isOwn, limit: MOST_SHOWN }));
    },
    trace: (handle, _input, _facts, { caller, at }, ending) =>
      appendTrace(handle, 'shown', actEntry('history-read', { caller, at }, ending)),
  };
}
