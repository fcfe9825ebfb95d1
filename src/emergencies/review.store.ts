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
  chain: Review['chain'];
  trace_n: string;
  due_at: Date;
  state: ReviewState;
  explain_by: Date | null;
  outcome: ReviewOutcome | null;
  closed_at: Date | null;
  sealed: Buffer;
}

/**
 * The first access of a professional within an hour; further ones in it are the same review. One that was withheld takes the first shown line
 * for its own; answers how it had been judged by then, if it was.
 */
export async function addReview(
  handle: RecordHandle,
  one: Pick<Review, 'id' | 'idNatPs' | 'structureId' | 'situation' | 'at' | 'dueAt' | 'chain' | 'line'>,
  words: ReviewWords,
): Promise<{ readonly cameOut?: ReviewOutcome }> {
  const rows = await handle.sql<{ outcome: ReviewOutcome | null }[]>`
    insert into emergency_review (record_id, id, id_nat_ps, structure_id, situation, at, chain, trace_n, due_at, sealed)
    values (${handle.recordId}, ${one.id}, ${one.idNatPs}, ${one.structureId}, ${one.situation}, ${new Date(one.at)}, ${one.chain},
      ${one.line}, ${new Date(one.dueAt)}, ${handle.seal('emergency_review', one.id, JSON.stringify(words))})
    on conflict (record_id, id) do update set chain = excluded.chain, trace_n = excluded.trace_n
      where emergency_review.chain = 'withheld' and excluded.chain = 'shown'
    returning outcome`;
  const outcome = rows[0]?.outcome ?? undefined;
  return outcome === undefined ? {} : { cameOut: outcome };
}

export async function readReview(handle: RecordHandle, id: string): Promise<Review | undefined> {
  const rows = await handle.sql<Row[]>`
    select id, id_nat_ps, structure_id, situation, at, chain, trace_n, due_at, state, explain_by, outcome, closed_at, sealed
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
    chain: row.chain,
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

/** Answers in which chain it stands: it may have come out since it was read. */
export async function moveReview(handle: RecordHandle, review: Review, move: ReviewMove): Promise<Review['chain']> {
  const { name, structureName, stated, question, explanation, motive, by, about } = { ...review, ...move.words };
  const words = JSON.stringify({ name, structureName, stated, question, explanation, motive, by, about });
  const explainBy = move.explainBy ?? review.explainBy;
  const rows = await handle.sql<{ chain: Review['chain'] }[]>`
    update emergency_review set state = ${move.state}, explain_by = ${explainBy === undefined ? null : new Date(explainBy)},
      outcome = ${move.closed?.outcome ?? null}, closed_at = ${move.closed === undefined ? null : new Date(move.closed.at)},
      sealed = ${handle.seal('emergency_review', review.id, words)}
    where record_id = ${handle.recordId} and id = ${review.id} returning chain`;
  return rows[0]?.chain ?? review.chain;
}

/** Open reviews of every record, those due first. */
export async function reviewsInQueue(directory: Sql, atMost: number): Promise<QueuedReview[]> {
  const rows = await directory<
    (Omit<Row, 'chain' | 'trace_n' | 'outcome' | 'closed_at' | 'sealed'> & { record_id: RecordId })[]
  >`
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
