import type { IdSource } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import { addToOutbox, type OutboxItem } from '../platform/outbox.js';
import type { Document } from './document.model.js';
import { insertDocument } from './document.store.js';
import type { HiddenSubject } from './hidden-subject.model.js';
import { noteHiddenBy } from './hidden-subject.store.js';
import { releasedAt } from './released-after-a-month.rule.js';
import { coveringSubject } from './subject-covers-document.rule.js';
import { toldAt } from './told-after-two-weeks.rule.js';

// How a document comes into a record, by whichever act: under what the person hides, and with what is told of it later.

/** What the person hides of what comes. */
export interface HidingByDefault {
  readonly hidesNewDocuments: boolean;
  readonly subjects: readonly HiddenSubject[];
}

/** What is said of a document as it comes. */
interface Stated extends Pick<Document, 'typeCode' | 'authors'> {
  readonly hidden: boolean;
  readonly withheldFromPatient: boolean;
  readonly hiddenFromRepresentatives: boolean;
}

export interface Arrival {
  readonly flags: Pick<Document, 'hidden' | 'withheldUntil' | 'hiddenFromRepresentatives'>;
  /** By which subject of the person's it comes in hidden. */
  readonly subject?: HiddenSubject;
}

/** What the person does not see yet cannot be hidden from the others too: that waits for its release. */
export function arrivalOf(stated: Stated, { hidesNewDocuments, subjects }: HidingByDefault, at: Instant): Arrival {
  const { hidden, withheldFromPatient, hiddenFromRepresentatives } = stated;
  // Hidden by itself, it stays so when the person shows the subject again.
  const subject = hidden || withheldFromPatient ? undefined : coveringSubject(subjects, stated);
  return {
    flags: {
      hidden: hidden || (!withheldFromPatient && (hidesNewDocuments || subject !== undefined)),
      hiddenFromRepresentatives,
      ...(withheldFromPatient ? { withheldUntil: releasedAt(at) } : {}),
    },
    ...(subject === undefined ? {} : { subject }),
  };
}

interface Coming {
  readonly document: Document;
  /** Keyed hash of its producer's identifier. */
  readonly index: Buffer;
  readonly wire: string;
  readonly subject?: HiddenSubject | undefined;
  /** Is the person told of it at once, where they may see it? */
  readonly isNews: boolean;
}

/** Writes it. The caller performs alone and has looked for its identifier. */
export async function putArrival(
  handle: RecordHandle,
  { document, index, wire, subject, isNews }: Coming,
  ids: IdSource,
): Promise<void> {
  const [inserted] = await Promise.all([
    insertDocument(handle, document, index, wire),
    ...tellings(document, isNews, ids).map((telling) => addToOutbox(handle, telling)),
  ]);
  // Whoever adds to a record waits for the others: nobody can have taken its identifier since.
  if (!inserted) throw new Error('a document was added beside the lock');
  if (subject !== undefined && document.hidden) await noteHiddenBy(handle, [document.id], subject.id);
}

/** What the person is told and when. Nothing tells them of a document before they may see it, but for the word after two weeks. */
function tellings(
  { id, uniqueId, withheldUntil, depositedAt }: Document,
  isNews: boolean,
  ids: IdSource,
): OutboxItem[] {
  const telling = (kind: string, at: number): OutboxItem => ({
    id: ids.item(`${kind} ${uniqueId}`),
    kind,
    itemId: id,
    at,
  });
  if (withheldUntil === undefined)
    return isNews ? [{ ...telling('document-deposited', depositedAt), id: ids.item(`notice ${uniqueId}`) }] : [];
  const word = toldAt(depositedAt);
  return [
    ...(word < withheldUntil ? [telling('announcement-waiting', word)] : []),
    telling('document-released', withheldUntil),
  ];
}
