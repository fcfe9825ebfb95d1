import type { RecordId } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/time.js';
import type { TraceChain } from '../trace.model.js';
import { ENTRY_VERSION } from '../entry.model.js';
import type { LogSql } from './log.store.js';

// Where chains stand, across records: keys are not needed, and nothing of the entries is looked at but what the chain itself hashes.

export interface ChainHead {
  readonly recordId: RecordId;
  readonly chain: TraceChain;
  readonly n: number;
  readonly head: Buffer;
}

interface Row {
  record_id: RecordId;
  chain: TraceChain;
  n: string;
  head: Buffer;
}
const headOf = (row: Row): ChainHead => ({
  recordId: row.record_id,
  chain: row.chain,
  n: Number(row.n),
  head: row.head,
});

/** Both chains of each record in which something was written since an instant; `atMost` records, in the order of their ids. */
export async function chainsWrittenSince(
  sql: LogSql,
  since: Instant,
  after: RecordId,
  atMost: number,
): Promise<ChainHead[]> {
  const rows = await sql<Row[]>`
    select record_id, chain, n, head from chains_written_since(${Math.max(0, since)}, ${after}, ${atMost})`;
  return rows.map(headOf);
}

export async function everyChain(sql: LogSql, after: RecordId, atMost: number): Promise<ChainHead[]> {
  const rows = await sql<Row[]>`select record_id, chain, n, head from chain_heads(${after}, ${atMost})`;
  return rows.map(headOf);
}

/** Opens a record's rows to a transaction that needs no key of it: erased records have none. */
export async function reachRows(sql: LogSql, recordId: RecordId): Promise<void> {
  await sql`select set_config('carnet.record_id', ${recordId}, true)`;
}

/** The commitments of the withheld entries up to n that are in no log yet. */
export async function withheldCommitments(
  sql: LogSql,
  recordId: RecordId,
  upTo: number,
): Promise<{ n: number; at: Instant; hash: Buffer }[]> {
  await reachRows(sql, recordId);
  const rows = await sql<{ n: string; at_ms: string; hash: Buffer }[]>`
    select n, at_ms, substr(entry, 2, 32) as hash from trace
    where record_id = ${recordId} and chain = 'withheld' and n <= ${upTo} and get_byte(entry, 0) = ${ENTRY_VERSION} order by n`;
  return rows.map((row) => ({ n: Number(row.n), at: Number(row.at_ms), hash: row.hash }));
}

/** Entries whose chain has no head any more. */
export async function tracesWithoutHead(
  sql: LogSql,
  atMost: number,
): Promise<{ recordId: RecordId; chain: TraceChain }[]> {
  const rows = await sql<{ record_id: RecordId; chain: TraceChain }[]>`
    select record_id, chain from traces_without_head(${atMost})`;
  return rows.map((row) => ({ recordId: row.record_id, chain: row.chain }));
}

/** Records of which a chain was never begun, or was taken away with everything in it. */
export async function recordsWithoutChain(
  sql: LogSql,
  atMost: number,
): Promise<{ recordId: RecordId; chain: TraceChain }[]> {
  const rows = await sql<{ record_id: RecordId; chain: TraceChain }[]>`
    select record_id, chain from records_without_chain(${atMost})`;
  return rows.map((row) => ({ recordId: row.record_id, chain: row.chain }));
}
