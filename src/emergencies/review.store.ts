import type { IdNatPs, RecordId, StructureId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle, Sql } from '../platform/database.js';
import type { QueuedReview, Review, ReviewOutcome, ReviewState, ReviewWords } from './review.model.js';

interface Row {
  id: string;
  id_nat_ps: IdNatPs;
  structure_id: StructureId;
  situation: Review['situation'];
  at: Date;
  trace_n: string;
  due_at: Date;
  state: ReviewState;
  explain_by: Date | null;
  outcome: ReviewOutcome | null;
  closed_at: Date | null;
  sealed: Buffer;
}

/** The first access of a professional within an hour; further ones in it are the same review. */
export async function addReview(
  handle: RecordHandle,
  one: Pick<Review, 'id' | 'idNatPs' | 'structureId' | 'situation' | 'at' | 'dueAt' | 'line'>,
  words: ReviewWords,
): Promise<void> {
  await handle.sql`
    insert into emergency_review (record_id, id, id_nat_ps, structure_id, situation, at, trace_n, due_at, sealed)
    values (${handle.recordId}, ${one.id}, ${one.idNatPs}, ${one.structureId}, ${one.situation}, ${new Date(one.at)}, ${one.line},
      ${new Date(one.dueAt)}, ${handle.seal('emergency_review', one.id, JSON.stringify(words))})
    on conflict (record_id, id) do nothing`;
}

export async function readReview(handle: RecordHandle, id: string): Promise<Review | undefined> {
  const rows = await handle.sql<Row[]>`
    select id, id_nat_ps, structure_id, situation, at, trace_n, due_at, state, explain_by, outcome, closed_at, sealed
    from emergency_review where record_id = ${handle.recordId} and id = ${id}`;
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    ...(JSON.parse(handle.open('emergency_review', id, row.sealed).toString()) as ReviewWords),
    id,
    idNatPs: row.id_nat_ps,
    structureId: row.structure_id,
    situation: row.situation,
    at: row.at.getTime(),
    line: Number(row.trace_n),
    dueAt: row.due_at.getTime(),
    state: row.state,
    ...(row.explain_by === null ? {} : { explainBy: row.explain_by.getTime() }),
    ...(row.outcome === null ? {} : { outcome: row.outcome }),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at.getTime() }),
  };
}

export interface ReviewMove {
  readonly state: ReviewState;
  readonly words: ReviewWords;
  readonly explainBy?: Instant;
  readonly closed?: { readonly outcome: ReviewOutcome; readonly at: Instant };
}

export async function moveReview(handle: RecordHandle, review: Review, move: ReviewMove): Promise<void> {
  const { name, structureName, stated, question, explanation, motive } = { ...review, ...move.words };
  const words = JSON.stringify({ name, structureName, stated, question, explanation, motive });
  const explainBy = move.explainBy ?? review.explainBy;
  await handle.sql`
    update emergency_review set state = ${move.state}, explain_by = ${explainBy === undefined ? null : new Date(explainBy)},
      outcome = ${move.closed?.outcome ?? null}, closed_at = ${move.closed === undefined ? null : new Date(move.closed.at)},
      sealed = ${handle.seal('emergency_review', review.id, words)}
    where record_id = ${handle.recordId} and id = ${review.id}`;
}

/** Open reviews of every record, those due first. */
export async function reviewsInQueue(directory: Sql, atMost: number): Promise<QueuedReview[]> {
  const rows = await directory<(Omit<Row, 'trace_n' | 'outcome' | 'closed_at' | 'sealed'> & { record_id: RecordId })[]>`
    select record_id, id, id_nat_ps, structure_id, situation, at, due_at, state, explain_by from emergency_reviews_open(${atMost})`;
  return rows.map((row) => ({
    recordId: row.record_id,
    id: row.id,
    idNatPs: row.id_nat_ps,
    structureId: row.structure_id,
    situation: row.situation,
    at: row.at.getTime(),
    dueAt: row.due_at.getTime(),
    state: row.state,
    ...(row.explain_by === null ? {} : { explainBy: row.explain_by.getTime() }),
  }));
}

export async function recordOfReview(directory: Sql, id: string): Promise<RecordId | undefined> {
  const rows = await directory<{ record_id: RecordId }[]>`select record_id from record_of_emergency_review(${id})`;
  return rows[0]?.record_id;
}

/** What one professional was asked to explain. */
export async function reviewsAskedOf(
  directory: Sql,
  idNatPs: IdNatPs,
  atMost: number,
): Promise<{ readonly recordId: RecordId; readonly id: string }[]> {
  const rows = await directory<{ record_id: RecordId; id: string }[]>`
    select record_id, id from emergency_reviews_asked_of(${idNatPs}, ${atMost})`;
  return rows.map((row) => ({ recordId: row.record_id, id: row.id }));
}
