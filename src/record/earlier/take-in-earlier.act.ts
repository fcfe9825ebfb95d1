import type { KeyObject } from 'node:crypto';
import { appendTrace, type TraceEntry } from '../../audit/index.js';
import { readPerson, readSpaceState, type Person, type SpaceState } from '../../identity/index.js';
import type { DocumentId, RecordId } from '../../kernel/ids.js';
import { ok } from '../../kernel/result.js';
import type { Act } from '../../platform/act.js';
import type { BlobStore } from '../../platform/blob-store.js';
import { blindIndex } from '../../platform/sealing.js';
import { ownersOf } from '../deposit.model.js';
import { traceObject } from '../document-trace.js';
import type { Document } from '../document.model.js';
import { findByUniqueId, insertDocument, markEarlierRecord } from '../document.store.js';
import { releasedAt } from '../released-after-a-month.rule.js';
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
}

/** Documents of a record from before: within reach of care at once, the person's when the space opens or is activated. */
export const takeInEarlierAct = (
  settings: EarlierSettings,
): Act<{ readonly kind: 'system' }, { readonly documents: readonly EarlierDocument[] }, Facts, TakenIn> => ({
  name: 'record-take-in',
  facts: async (handle) => ({ person: await readPerson(handle), state: await readSpaceState(handle) }),
  // Whoever left takes nothing in any more.
  decide: ({ state }) =>
    state === 'closed' || state === 'erased' || state === 'deceased'
      ? { allowed: false, rule: 'closed-space-neither-gives-nor-takes', refusal: 'space-not-open' }
      : { allowed: true, rule: 'earlier-record-is-taken-over' },
  async act(handle, { documents }, { person }, { at, ids }) {
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
          ...(withheldFromPatient ? { withheldUntil: releasedAt(at) } : {}),
          ...{ byPatient: false, depositedAt: at, changedAt: at, version: 1, status: 'current', archived: false },
        };
        await insertDocument(handle, document, index, settings.wire(document, handle.recordId, person));
        taken.push(document);
      }
      if (taken.length > 0) await markEarlierRecord(handle);
    } catch (error) {
      await Promise.all(stored.map((address) => settings.blobs.remove(address)));
      throw error;
    }
    return ok({ taken, already });
  },
  async trace(handle, _input, _facts, { at }, ending) {
    const common = {
      ...{ at, act: 'record-take-in', outcome: ending.kind, rule: ending.rule },
      ...{ actor: { kind: 'system', name: 'carnet records import' }, situation: 'normal' },
    } as const satisfies TraceEntry;
    const taken = ending.kind === 'done' ? (ending.outcome?.taken ?? []) : [];
    if (taken.length === 0) return appendTrace(handle, 'shown', common);
    for (const document of taken)
      await appendTrace(
        handle,
        document.withheldUntil !== undefined || document.hiddenFromRepresentatives ? 'withheld' : 'shown',
        {
          ...common,
          object: traceObject(document),
        },
      );
  },
});
