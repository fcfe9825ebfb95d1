import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import { rowsOf } from '../platform/rows.js';
import { openEntry, sealEntry } from './entry-seal.js';
import type { TraceChain, TraceEntry, TraceLine } from './trace.model.js';

/** Starts both chains of a new record. Call once, when the record is made. */
export async function startChains(handle: RecordHandle): Promise<void> {
  const origin = Buffer.alloc(32);
  await handle.sql`
    insert into trace_head (record_id, chain, n, head)
    values (${handle.recordId}, 'shown', 0, ${origin}), (${handle.recordId}, 'withheld', 0, ${origin})`;
}

/**
 * Adds one entry. A single statement moves the chain's head and inserts (`add_trace` in the migrations says how), inside the handle's
 * transaction or, while reading, in its own.
 */
export async function appendTrace(handle: RecordHandle, chain: TraceChain, entry: TraceEntry): Promise<void> {
  const sealed = sealEntry(handle, chain, entry).toString('base64');
  const at = entry.released?.at ?? entry.at;
  // Bytes as base64, shorter than the driver's own form: with COMMIT behind it the statement then fits one packet.
  if (handle.entry === undefined)
    await rowsOf(handle.sql`select add_trace(${handle.recordId}, ${chain}, ${at}, decode(${sealed}, 'base64'))`);
  else
    handle.entry.put(({ recordId }, parameters) => {
      const values = [
        parameters.add(recordId, 'uuid'),
        parameters.add(chain, 'text'),
        parameters.add(at, 'bigint'),
        `decode(${parameters.add(sealed, 'text')}, 'base64')`,
      ];
      return `add_trace(${values.join(', ')})`;
    });
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
    ...openEntry(handle, chain, row.entry),
    chain,
    n: Number(row.n),
  }));
  const last = lines.at(-1);
  return rows.length > limit && last !== undefined ? { lines, next: last.n } : { lines };
}

/** A whole chain as it is kept, oldest first. */
export async function readChain(
  handle: RecordHandle,
  chain: TraceChain,
): Promise<{ readonly n: number; readonly at: Instant; readonly entry: Buffer }[]> {
  const rows = await handle.sql<{ n: string; at_ms: string; entry: Buffer }[]>`
    select n, at_ms, entry from trace where record_id = ${handle.recordId} and chain = ${chain} order by n`;
  return rows.map((row) => ({ n: Number(row.n), at: Number(row.at_ms), entry: row.entry }));
}

/** The shown chain for the operator of a demo, oldest first; looking leaves its own entry. */
export async function readHistoryForOperator(handle: RecordHandle, at: number): Promise<readonly TraceLine[]> {
  const { lines } = await readTrace(handle, 'shown', { limit: 10_000 });
  await operatorDid(handle, at, 'history-read', 'carnet history');
  return [...lines].reverse();
}

/** Whoever runs a demo takes away the copy of a record: the person sees that they did. */
export const operatorTookCopy = (handle: RecordHandle, at: number): Promise<void> =>
  operatorDid(handle, at, 'takeout-download', 'carnet export');

const operatorDid = (handle: RecordHandle, at: number, act: string, command: string): Promise<void> =>
  appendTrace(handle, 'shown', {
    at,
    act,
    outcome: 'done',
    rule: 'operator-of-a-demo',
    actor: { kind: 'system', name: command },
    situation: 'normal',
  });
