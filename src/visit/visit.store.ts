import type { DocumentId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import type { Visit, VisitCodes, VisitEnding, VisitMinutes, VisitOffer } from './visit.model.js';

// The visits of one record. Their codes and who came are sealed.

interface Row {
  id: string;
  everything: boolean;
  document_ids: string[];
  minutes: number;
  on_paper: boolean;
  offered_at: Date;
  open_before: Date;
  asked_at: Date | null;
  accepted_at: Date | null;
  until: Date | null;
  ended_at: Date | null;
  ended_how: VisitEnding | null;
  sealed: Buffer;
}

type Sealed = Pick<Visit, 'codes' | 'visitor' | 'figures'>;

const sealedOf = (handle: RecordHandle, id: string, inside: Sealed): Buffer =>
  handle.seal('visit', id, JSON.stringify(inside));

function visitOf(handle: RecordHandle, row: Row): Visit {
  const inside = JSON.parse(handle.open('visit', row.id, row.sealed).toString()) as Sealed;
  const instant = <Name extends string>(name: Name, date: Date | null) =>
    (date === null ? {} : { [name]: date.getTime() }) as { readonly [Key in Name]?: Instant };
  return {
    id: row.id,
    everything: row.everything,
    documentIds: row.document_ids as DocumentId[],
    minutes: row.minutes as VisitMinutes,
    onPaper: row.on_paper,
    offeredAt: row.offered_at.getTime(),
    openBefore: row.open_before.getTime(),
    ...instant('askedAt', row.asked_at),
    ...instant('acceptedAt', row.accepted_at),
    ...instant('until', row.until),
    ...instant('endedAt', row.ended_at),
    ...(row.ended_how === null ? {} : { endedHow: row.ended_how }),
    ...inside,
  };
}

const COLUMNS = `id, everything, document_ids, minutes, on_paper, offered_at, open_before, asked_at, accepted_at, until,
  ended_at, ended_how, sealed`;

export async function addVisit(
  handle: RecordHandle,
  id: string,
  offer: VisitOffer,
  codes: VisitCodes,
  at: Instant,
  openBefore: Instant,
): Promise<void> {
  await handle.sql`
    insert into visit (record_id, id, everything, document_ids, minutes, on_paper, offered_at, open_before, sealed)
    values (${handle.recordId}, ${id}, ${offer.everything}, ${[...offer.documentIds]}::uuid[], ${offer.minutes},
            ${offer.onPaper}, ${new Date(at)}, ${new Date(openBefore)}, ${sealedOf(handle, id, { codes })})`;
}

export async function readVisit(handle: RecordHandle, id: string): Promise<Visit | undefined> {
  const rows = await handle.sql.unsafe<Row[]>(
    `select ${COLUMNS} from visit where record_id = $1 and id = $2`,
    [handle.recordId, id],
    { prepare: true },
  );
  return rows[0] === undefined ? undefined : visitOf(handle, rows[0]);
}

/** The last ones that nobody ended, the newest first; their time may be over. */
export async function readVisits(handle: RecordHandle, since: Instant): Promise<Visit[]> {
  const rows = await handle.sql.unsafe<Row[]>(
    `select ${COLUMNS} from visit where record_id = $1 and ended_at is null and offered_at > $2
     order by offered_at desc limit 20`,
    [handle.recordId, new Date(since)],
    { prepare: true },
  );
  return rows.map((row) => visitOf(handle, row));
}

/** Somebody asked: the codes are gone, who it is stands in their place. On paper it is open with that. False when it has ended. */
export async function noteAsked(
  handle: RecordHandle,
  { id, onPaper }: Visit,
  inside: Required<Pick<Visit, 'visitor' | 'figures'>>,
  at: Instant,
  until: Instant,
): Promise<boolean> {
  const { count } = await handle.sql`
    update visit set asked_at = ${new Date(at)}, sealed = ${sealedOf(handle, id, inside)},
      accepted_at = ${onPaper ? new Date(at) : null}, until = ${onPaper ? new Date(until) : null}
    where record_id = ${handle.recordId} and id = ${id} and ended_at is null`;
  return count === 1;
}

/** The minutes run from here. False when it has ended. */
export async function noteAccepted(handle: RecordHandle, id: string, at: Instant, until: Instant): Promise<boolean> {
  const { count } = await handle.sql`
    update visit set accepted_at = ${new Date(at)}, until = ${new Date(until)}
    where record_id = ${handle.recordId} and id = ${id} and ended_at is null`;
  return count === 1;
}

/** False when it had ended already. */
export async function endVisit(handle: RecordHandle, id: string, how: VisitEnding, at: Instant): Promise<boolean> {
  const { count } = await handle.sql`
    update visit set ended_at = ${new Date(at)}, ended_how = ${how}
    where record_id = ${handle.recordId} and id = ${id} and ended_at is null`;
  return count === 1;
}

/** A new code ends those that nobody was let in by; answers which. */
export async function endWaitingVisits(handle: RecordHandle, at: Instant): Promise<string[]> {
  const rows = await handle.sql<{ id: string }[]>`
    update visit set ended_at = ${new Date(at)}, ended_how = 'replaced'
    where record_id = ${handle.recordId} and ended_at is null and accepted_at is null returning id`;
  return rows.map(({ id }) => id);
}
