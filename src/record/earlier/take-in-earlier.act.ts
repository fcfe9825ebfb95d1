import type { KeyObject } from 'node:crypto';
import { appendTrace } from '../../audit/index.js';
import { readPerson, readSpaceState, type Person, type SpaceState } from '../../identity/index.js';
import type { DocumentId, RecordId } from '../../kernel/ids.js';
import { ok } from '../../kernel/result.js';
import type { Act } from '../../platform/act.js';
import type { BlobStore } from '../../platform/blob-store.js';
import { blindIndex } from '../../platform/sealing.js';
import { arrivalOf, putArrival, type HidingByDefault } from '../arrival.js';
import { ownersOf } from '../deposit.model.js';
import { traceOwnWork } from '../document-trace.js';
import type { Document } from '../document.model.js';
import { findByUniqueId, markEarlierRecord } from '../document.store.js';
import { hidesNewDocuments, readHiddenSubjects } from '../hidden-subject.store.js';
import type { EarlierDocument } from './read-xdm.js';

export interface EarlierSettings {
  readonly blobs: BlobStore;
  readonly indexKey: KeyObject;
  readonly wire: (document: Document, recordId: RecordId, person: Person) => string;
}

export interface TakenIn {
  readonly taken: readonly Document[];
  /** There already, from this import or a deposit before. */
  readonly already: number;
}

interface Facts {
  readonly person: Person;
  readonly state: SpaceState;
  readonly hiding: HidingByDefault;
}

/** Documents of a record from before: within reach of care at once, the person's when the space opens or is activated. */
export const takeInEarlierAct = (
  settings: EarlierSettings,
): Act<{ readonly kind: 'system' }, { readonly documents: readonly EarlierDocument[] }, Facts, TakenIn> => ({
  name: 'record-take-in',
  // Beside a deposit of the same document, one of the two finds it there.
  alone: true,
  facts: async (handle) => ({
    person: await readPerson(handle),
    state: await readSpaceState(handle),
    hiding: { hidesNewDocuments: await hidesNewDocuments(handle), subjects: await readHiddenSubjects(handle) },
  }),
  // Whoever left takes nothing in any more.
  decide: ({ state }) =>
    state === 'closed' || state === 'erased' || state === 'deceased'
      ? { allowed: false, rule: 'closed-space-neither-gives-nor-takes', refusal: 'space-not-open' }
      : { allowed: true, rule: 'earlier-record-is-taken-over' },
  async act(handle, { documents }, { person, hiding }, { at, ids }) {
    const taken: Document[] = [];
    const stored: string[] = [];
    let already = 0;
    try {
      for (const { bytes, withheldFromPatient, warnings, hasActiveContent, ...said } of documents) {
        const index = blindIndex(settings.indexKey, 'document', said.uniqueId);
        if ((await findByUniqueId(handle, said.depositor, [index])).length > 0) {
          already += 1;
          continue;
        }
        const { flags, subject } = arrivalOf({ ...said, withheldFromPatient }, hiding, at);
        const blob = await settings.blobs.put(bytes);
        stored.push(blob.address);
        const document: Document = {
          ...said,
          id: ids.item(said.uniqueId) as DocumentId,
          size: bytes.length,
          blob: { address: blob.address, key: blob.key },
          authorIds: ownersOf(said.authors, undefined),
          ...(warnings.length === 0 ? {} : { warnings }),
          ...(hasActiveContent ? { hasActiveContent } : {}),
          ...flags,
          ...{ byPatient: false, depositedAt: at, changedAt: at, version: 1, status: 'current', archived: false },
        };
        const wire = settings.wire(document, handle.recordId, person);
        // A whole record from before is no news: one notice for each document would bury what is.
        await putArrival(handle, { document, index, wire, subject, isNews: false }, ids);
        taken.push(document);
      }
      if (taken.length > 0) await markEarlierRecord(handle);
    } catch (error) {
      await Promise.all(stored.map((address) => settings.blobs.remove(address)));
      throw error;
    }
    return ok({ taken, already });
  },
  async trace(handle, { documents }, _facts, { at }, ending) {
    const entry = {
      ...{ at, act: 'record-take-in', outcome: ending.kind, rule: ending.rule },
      actor: { kind: 'system', name: 'carnet records import' },
    } as const;
    const taken = ending.kind === 'done' ? (ending.outcome?.taken ?? []) : [];
    for (const document of taken) await traceOwnWork(handle, entry, document);
    if (taken.length > 0) return;
    // What came of documents the person may not know of leaves nothing in what they are shown, also when nothing was taken.
    const unseen = documents.some((one) => one.withheldFromPatient || one.hiddenFromRepresentatives);
    await appendTrace(handle, unseen ? 'withheld' : 'shown', { ...entry, situation: 'normal' });
  },
});
