import { appendTrace, readHistoryProof, type HistoryProof, type ProofKeys } from '../audit/index.js';
import { actEntry, readPerson, type Caller, type Person } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { decideOnRecord } from './decide.js';
import { readReaderFacts, type ReaderKnown } from './reader-facts.store.js';

export interface DownloadedHistory {
  readonly person: Person;
  readonly proof: HistoryProof;
}

/** The whole history to take away, with the proof that it is complete; the file shown on paper and in a table is made of the same. */
export function downloadHistoryAct(settings: {
  readonly attendingSeesHidden: boolean;
  readonly proofKeys: ProofKeys;
}): Act<Caller, Record<string, never>, ReaderKnown, DownloadedHistory> {
  return {
    name: 'history-download',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'read-history', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    async act(handle, _input, _facts, { at }) {
      const [person, proof] = [await readPerson(handle), await readHistoryProof(handle, settings.proofKeys, at)];
      return ok({ person, proof });
    },
    trace: (handle, _input, _facts, { caller, at }, ending) =>
      appendTrace(handle, 'shown', actEntry('history-download', { caller, at }, ending)),
  };
}
