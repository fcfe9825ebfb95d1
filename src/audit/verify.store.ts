import type { RecordId } from '../kernel/ids.js';
import type { Query, RecordHandle } from '../platform/database.js';
import { sha256 } from './log/log.store.js';
import type { TraceChain } from './trace.model.js';
import { closes, follow, ORIGIN, type ChainFault, type ChainLink, type ChainState } from './verify-chain.rule.js';

export interface FoundFault {
  readonly recordId: RecordId;
  readonly chain: TraceChain;
  /** The number of the entry at which the chain breaks. */
  readonly n: number;
  readonly fault: ChainFault;
}

const CHAINS: readonly TraceChain[] = ['shown', 'withheld'];
const BATCH = 1_000;

/** Verifies both chains of the open record. No key is needed: entries are hashed as they are sealed. */
export async function verifyRecord(handle: RecordHandle): Promise<{ entries: number; faults: FoundFault[] }> {
  const faults: FoundFault[] = [];
  let entries = 0;
  for (const chain of CHAINS) {
    const walked = await walkChain(handle.sql, handle.recordId, chain);
    entries += walked.entries;
    if (walked.fault !== undefined) faults.push({ recordId: handle.recordId, chain, ...walked.fault });
  }
  return { entries, faults };
}

export interface WalkedChain {
  readonly entries: number;
  readonly fault?: { readonly fault: ChainFault; readonly n: number };
}

/** Follows a chain from its origin to its head, in a transaction that reaches the record; `seen` hears of every entry that holds. */
export async function walkChain(
  sql: Query,
  recordId: RecordId,
  chain: TraceChain,
  seen: (link: ChainLink) => void = () => undefined,
): Promise<WalkedChain> {
  let state: ChainState = ORIGIN;
  let entries = 0;
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await sql<{ n: string; at_ms: string; entry: Buffer; head: Buffer }[]>`
      select n, at_ms, entry, head from trace
      where record_id = ${recordId} and chain = ${chain} and n > ${last} order by n limit ${BATCH}`;
    for (const row of rows) {
      const link = { n: Number(row.n), at: Number(row.at_ms), entry: row.entry, head: row.head };
      const step = follow(state, link, sha256);
      entries += 1;
      if (!step.ok) return { entries, fault: { fault: step.fault, n: step.n } };
      state = step.state;
      seen(link);
    }
    const end = rows.at(-1);
    if (end === undefined || rows.length < BATCH) break;
    last = Number(end.n);
  }
  const heads = await sql<{ n: string; head: Buffer }[]>`
    select n, head from trace_head where record_id = ${recordId} and chain = ${chain}`;
  const head = heads[0];
  const fault: WalkedChain['fault'] =
    head === undefined ? { fault: 'chain-missing', n: 0 } : closes(state, { n: Number(head.n), head: head.head });
  return fault === undefined ? { entries } : { entries, fault };
}
