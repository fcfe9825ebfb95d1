import type { RecordHandle } from '../platform/database.js';
import type { TraceChain, TraceEntry, TraceLine } from './trace.model.js';

/** Starts both chains of a new record. Call once, when the record is made. */
export async function startChains(handle: RecordHandle): Promise<void> {
  const origin = Buffer.alloc(32);
  await handle.sql`
    insert into trace_head (record_id, chain, n, head)
    values (${handle.recordId}, 'shown', 0, ${origin}), (${handle.recordId}, 'withheld', 0, ${origin})`;
}

/**
 * Adds one entry: a single statement moves the chain's head and inserts, so that two writers queue on the head and no entry is
 * ever between links. head(n) = SHA-256( head(n-1) ‖ n ‖ at ‖ entry ), n and at as 8 big-endian bytes, entry as ciphertext.
 */
export async function appendTrace(handle: RecordHandle, chain: TraceChain, entry: TraceEntry): Promise<void> {
  const sealed = handle.seal('trace', chain, JSON.stringify(entry));
  // Each value is sent once, bytes as base64: with COMMIT behind it the statement then fits one packet.
  const rows = await handle.sql`
    with new as materialized (
      select ${handle.recordId}::uuid as record_id, ${chain}::text as chain, ${entry.at}::bigint as at_ms,
        decode(${sealed.toString('base64')}, 'base64') as entry
    ), moved as (
      update trace_head h
      set n = h.n + 1, head = sha256(h.head || int8send(h.n + 1) || int8send(new.at_ms) || new.entry)
      from new where h.record_id = new.record_id and h.chain = new.chain
      returning h.n, h.head
    )
    insert into trace (record_id, chain, n, at_ms, entry, head)
    select new.record_id, new.chain, moved.n, new.at_ms, new.entry, moved.head from new, moved
    returning n`;
  // Without its head row nothing would be written: no trace, no act.
  if (rows.length !== 1) throw new Error('the trace chain of this record is missing');
}

export interface TracePage {
  readonly lines: readonly TraceLine[];
  /** Give it back as `before` to read on; absent on the last page. */
  readonly next?: number;
}

/** Newest first, at most `limit` entries of one chain, those before `before` when given. */
export async function readTrace(
  handle: RecordHandle,
  chain: TraceChain,
  { limit, before, since, until }: { limit: number; before?: number; since?: number; until?: number },
): Promise<TracePage> {
  const rows = await handle.sql<{ n: string; entry: Buffer }[]>`
    select n, entry from trace
    where record_id = ${handle.recordId} and chain = ${chain} and n < ${before ?? Number.MAX_SAFE_INTEGER}
      and at_ms >= ${since ?? 0} and at_ms < ${until ?? Number.MAX_SAFE_INTEGER}
    order by n desc limit ${limit + 1}`;
  const lines = rows.slice(0, limit).map((row) => ({
    ...(JSON.parse(handle.open('trace', chain, row.entry).toString()) as TraceEntry),
    chain,
    n: Number(row.n),
  }));
  const last = lines.at(-1);
  return rows.length > limit && last !== undefined ? { lines, next: last.n } : { lines };
}

/** The shown chain for the operator of a demo, oldest first; looking leaves its own entry. */
export async function readHistoryForOperator(handle: RecordHandle, at: number): Promise<readonly TraceLine[]> {
  const { lines } = await readTrace(handle, 'shown', { limit: 10_000 });
  await appendTrace(handle, 'shown', {
    at,
    act: 'history-read',
    outcome: 'done',
    rule: 'operator-of-a-demo',
    actor: { kind: 'system', name: 'carnet history' },
    situation: 'normal',
  });
  return [...lines].reverse();
}
