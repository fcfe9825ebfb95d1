import type { DocumentId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import type { Document } from './document.model.js';
import { readVersions, updateDocumentState } from './document.store.js';
import { noteHiddenBy } from './hidden-subject.store.js';

/**
 * Hides every version of a document, or shows them all again, and answers the one named. One version left visible would tell that
 * another is hidden.
 */
export async function hideVersions(
  handle: RecordHandle,
  id: DocumentId,
  hide: boolean,
  at: Instant,
  wireAfterChange: (handle: RecordHandle, document: Document) => Promise<string>,
  subjectId?: string,
): Promise<Document | undefined> {
  let named: Document | undefined;
  const ids: DocumentId[] = [];
  for (const version of await readVersions(handle, id)) {
    const changed: Document =
      version.hidden === hide ? version : { ...version, hidden: hide, version: version.version + 1, changedAt: at };
    if (changed !== version) await updateDocumentState(handle, changed, await wireAfterChange(handle, changed));
    if (changed !== version) ids.push(changed.id);
    if (changed.id === id) named = changed;
  }
  await noteHiddenBy(handle, ids, hide ? subjectId : undefined);
  return named;
}
