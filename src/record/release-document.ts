import type { DocumentId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import type { OutboxItem } from '../platform/outbox.js';
import type { Document } from './document.model.js';
import { isWithheld } from './document.model.js';
import { readDocument, updateDocumentState } from './document.store.js';
import { traceOwnWork } from './document-trace.js';
import { hideVersions } from './hide-versions.js';
import { hidesNewDocuments, readHiddenSubjects } from './hidden-subject.store.js';
import { coveringSubject } from './subject-covers-document.rule.js';

// What was kept for an announcement comes to the person: by its author, or by itself when its month is over. (R1111-53)

export interface ReleaseSettings {
  readonly wireAfterChange: (handle: RecordHandle, document: Document) => Promise<string>;
}

/** Takes the mark away, in the form that is sent too. */
export async function releaseDocument(
  settings: ReleaseSettings,
  handle: RecordHandle,
  document: Document,
  at: Instant,
): Promise<Document> {
  const { withheldUntil: _, ...rest } = document;
  const released: Document = { ...rest, version: document.version + 1, changedAt: at };
  await updateDocumentState(handle, released, await settings.wireAfterChange(handle, released));
  return hideWhatWaited(settings, handle, released, at);
}

/** What the person hides by default or by subject could not be hidden while they did not see it themselves: it is hidden now. */
export async function hideWhatWaited(
  { wireAfterChange }: ReleaseSettings,
  handle: RecordHandle,
  released: Document,
  at: Instant,
): Promise<Document> {
  if (released.hidden) return released;
  const covering = coveringSubject(await readHiddenSubjects(handle), released);
  if (covering === undefined && !(await hidesNewDocuments(handle))) return released;
  return (await hideVersions(handle, released.id, true, at, wireAfterChange, covering?.id)) ?? released;
}

/**
 * Carries on what a withheld deposit left for later: the word after two weeks, the release after a month. Answers whether the person is
 * to be told: not of what was released, taken back or replaced meanwhile.
 */
export async function carryAnnouncement(
  settings: ReleaseSettings,
  handle: RecordHandle,
  item: OutboxItem,
  at: Instant,
): Promise<boolean> {
  const document = item.itemId === undefined ? undefined : await readDocument(handle, item.itemId as DocumentId);
  if (document === undefined || document.status === 'removed') return false;
  const withheld = isWithheld(document, at);
  if (item.kind === 'announcement-waiting') return withheld;
  // Released by its author: only the telling is left, brought forward.
  if (withheld || document.withheldUntil === undefined) return !withheld;
  const released = await releaseDocument(settings, handle, document, at);
  const rule = 'released-after-a-month';
  await traceOwnWork(
    handle,
    { at, act: 'document-release', outcome: 'done', rule, actor: { kind: 'system' } },
    released,
  );
  return true;
}
