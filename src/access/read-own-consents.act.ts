import { appendTrace } from '../audit/index.js';
import { actEntry, type Caller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { decideOnRecord } from './decide.js';
import { WHOLE_STRUCTURE } from './caller-columns.store.js';
import { readReaderFacts, type ReaderKnown } from './reader-facts.store.js';
import { readRights } from './read-rights.store.js';
import type { Consent } from './rights.store.js';

/**
 * A professional looks up the consents this person gave them: their own, and nobody else's. Like learning that there is a space, this
 * needs no tie; that a block ended them does not show: they are over, as if withdrawn. (TD0.2, access authorisation)
 */
export function readOwnConsentsAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, Record<string, never>, ReaderKnown, readonly Consent[]> {
  return {
    name: 'consents-read',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'find', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    async act(handle, _input, _facts, { caller }) {
      if (caller.kind !== 'professional') return ok([]);
      const { professional, structure } = caller;
      const { consents } = await readRights(handle);
      return ok(
        consents.filter(
          ({ idNatPs, structureId }) =>
            idNatPs === professional.idNatPs || (idNatPs === WHOLE_STRUCTURE && structureId === structure.id),
        ),
      );
    },
    trace(handle, _input, _facts, { caller, at }, ending) {
      return appendTrace(handle, 'shown', actEntry('consents-read', { caller, at }, ending));
    },
  };
}
