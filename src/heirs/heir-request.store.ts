import type { DocumentCategory } from '../kernel/codes/document-classes.js';
import type { RecordId } from '../kernel/ids.js';
import type { Day, Instant } from '../kernel/time.js';
import type { RecordHandle, Sql } from '../platform/database.js';
import type { HeirRequest, HeirState } from './heir-request.model.js';

// The requests on one record. What they open stands in columns; who asked, why, and what auditors said is sealed.

interface Row {
  id: string;
  state: HeirState;
  ground: HeirRequest['ground'];
  received_on: Day;
  recorded_at: Date;
  due_at: Date;
  decided_at: Date | null;
  refusal: HeirRequest['refusal'] | null;
  categories: DocumentCategory[] | null;
  from_day: Day | null;
  to_day: Day | null;
  codes_sent: number;
  papers_removed_at: Date | null;
  sealed: Buffer;
}

type Sealed = Pick<
  HeirRequest,
  | 'reference'
  | 'quality'
  | 'askedSince'
  | 'recordedBy'
  | 'why'
  | 'asker'
  | 'scans'
  | 'proposal'
  | 'decidedBy'
  | 'refusalWords'
>;

const COLUMNS = `id, state, ground, received_on::text, recorded_at, due_at, decided_at, refusal, categories,
  from_day::text, to_day::text, codes_sent, papers_removed_at, sealed`;

function sealedOf(handle: RecordHandle, request: HeirRequest): Buffer {
  const { reference, quality, askedSince, recordedBy, why, asker, scans, proposal, decidedBy, refusalWords } = request;
  const inside: { readonly [Name in keyof Sealed]: Sealed[Name] | undefined } = {
    ...{ reference, quality, askedSince, recordedBy, why, asker, scans, proposal, decidedBy, refusalWords },
  };
  return handle.seal('heir_request', request.id, JSON.stringify(inside));
}

function requestOf(handle: RecordHandle, row: Row): HeirRequest {
  const { categories, from_day: from, to_day: to, refusal } = row;
  return {
    ...(JSON.parse(handle.open('heir_request', row.id, row.sealed).toString()) as Sealed),
    id: row.id,
    state: row.state,
    ground: row.ground,
    receivedOn: row.received_on,
    recordedAt: row.recorded_at.getTime(),
    dueAt: row.due_at.getTime(),
    codesSent: row.codes_sent,
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.getTime() }),
    ...(refusal === null || refusal === undefined ? {} : { refusal }),
    ...(row.papers_removed_at === null ? {} : { papersRemovedAt: row.papers_removed_at.getTime() }),
    ...(categories === null
      ? {}
      : { scope: { categories, ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) } }),
  };
}

const day = (instant: Instant | undefined): Date | null => (instant === undefined ? null : new Date(instant));

export async function addHeirRequest(handle: RecordHandle, request: HeirRequest): Promise<void> {
  const { id, state, ground, receivedOn, recordedAt, dueAt, decidedAt, refusal, codesSent } = request;
  await handle.sql`
    insert into heir_request (record_id, id, state, ground, received_on, recorded_at, due_at, decided_at, refusal, codes_sent, sealed)
    values (${handle.recordId}, ${id}, ${state}, ${ground}, ${receivedOn}, ${new Date(recordedAt)}, ${new Date(dueAt)},
      ${day(decidedAt)}, ${refusal ?? null}, ${codesSent}, ${sealedOf(handle, request)})`;
}

/** Writes what may change of it; `decided` says who. */
export async function saveHeirRequest(handle: RecordHandle, request: HeirRequest): Promise<void> {
  const { id, state, decidedAt, refusal, scope, codesSent, proposal, decidedBy, papersRemovedAt } = request;
  await handle.sql`
    update heir_request set state = ${state}, decided_at = ${day(decidedAt)}, refusal = ${refusal ?? null},
      categories = ${scope === undefined ? null : [...scope.categories]}, from_day = ${scope?.from ?? null},
      to_day = ${scope?.to ?? null}, codes_sent = ${codesSent}, papers_removed_at = ${day(papersRemovedAt)},
      proposed_by = ${proposal?.by.id ?? null}, decided_by = ${decidedBy?.id ?? null}, sealed = ${sealedOf(handle, request)}
    where record_id = ${handle.recordId} and id = ${id}`;
}

export async function readHeirRequest(handle: RecordHandle, id: string): Promise<HeirRequest | undefined> {
  const rows = await handle.sql.unsafe<Row[]>(
    `select ${COLUMNS} from heir_request where record_id = $1 and id = $2`,
    [handle.recordId, id],
    { prepare: true },
  );
  return rows[0] === undefined ? undefined : requestOf(handle, rows[0]);
}

/** The last ones first. */
export async function readHeirRequests(handle: RecordHandle): Promise<HeirRequest[]> {
  const rows = await handle.sql.unsafe<Row[]>(
    `select ${COLUMNS} from heir_request where record_id = $1 order by recorded_at desc, id`,
    [handle.recordId],
    { prepare: true },
  );
  return rows.map((row) => requestOf(handle, row));
}

/** Whether the person opposed it while alive. */
export async function objectsToHeirs({ sql, recordId }: RecordHandle): Promise<boolean> {
  const rows = await sql<{ objects: boolean }[]>`
    select objects_to_heirs as objects from preference where record_id = ${recordId}`;
  return rows[0]?.objects === true;
}

/** What auditors see in their queue: ids, dates and the ground. */
export interface QueuedHeirRequest extends Pick<HeirRequest, 'id' | 'ground' | 'recordedAt' | 'dueAt'> {
  readonly recordId: RecordId;
  readonly state: 'waiting' | 'proposed';
  readonly proposedBy?: string;
}

/** Open requests on every record, those due first. */
export async function heirRequestsInQueue(directory: Sql, atMost: number): Promise<QueuedHeirRequest[]> {
  const rows = await directory<
    (Pick<Row, 'id' | 'ground' | 'recorded_at' | 'due_at'> & {
      record_id: RecordId;
      state: 'waiting' | 'proposed';
      proposed_by: string | null;
    })[]
  >`select record_id, id, state, ground, recorded_at, due_at, proposed_by from heir_requests_open(${atMost})`;
  return rows.map((row) => ({
    recordId: row.record_id,
    id: row.id,
    state: row.state,
    ground: row.ground,
    recordedAt: row.recorded_at.getTime(),
    dueAt: row.due_at.getTime(),
    ...(row.proposed_by === null ? {} : { proposedBy: row.proposed_by }),
  }));
}

export async function recordOfHeirRequest(directory: Sql, id: string): Promise<RecordId | undefined> {
  const rows = await directory<{ record_id: RecordId }[]>`select record_id from record_of_heir_request(${id})`;
  return rows[0]?.record_id;
}

/** Requests that ended before this instant and whose papers are still there. */
export async function heirRequestsWithPapers(
  directory: Sql,
  endedBefore: Instant,
  atMost: number,
): Promise<{ readonly recordId: RecordId; readonly id: string }[]> {
  const rows = await directory<{ record_id: RecordId; id: string }[]>`
    select record_id, id from heir_requests_with_papers(${new Date(endedBefore)}, ${atMost})`;
  return rows.map((row) => ({ recordId: row.record_id, id: row.id }));
}
