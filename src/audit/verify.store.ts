import type { RecordId } from '../kernel/ids.js';
import type { Query, RecordHandle } from '../platform/database.js';
import type { HouseChain } from './house-chain.js';
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

/** Hears of every entry that holds. */
export type Seen = (link: ChainLink) => void;

/** Follows a chain from its origin to its head, in a transaction that reaches the record. */
export async function walkChain(
  sql: Query,
  recordId: RecordId,
  chain: TraceChain,
  seen: Seen = () => undefined,
): Promise<WalkedChain> {
  const { state, ...walked } = await walkLinks(async (after) => {
    const rows = await sql<{ n: string; at_ms: string; entry: Buffer; head: Buffer }[]>`
      select n, at_ms, entry, head from trace
      where record_id = ${recordId} and chain = ${chain} and n > ${after} order by n limit ${BATCH}`;
    return rows.map((row) => ({ n: Number(row.n), at: Number(row.at_ms), entry: row.entry, head: row.head }));
  }, seen);
  if (walked.fault !== undefined) return walked;
  const heads = await sql<{ n: string; head: Buffer }[]>`
    select n, head from trace_head where record_id = ${recordId} and chain = ${chain}`;
  const head = heads[0];
  const fault: WalkedChain['fault'] =
    head === undefined ? { fault: 'chain-missing', n: 0 } : closes(state, { n: Number(head.n), head: head.head });
  return fault === undefined ? walked : { ...walked, fault };
}

/** A chain of no record has no head beside it: only the log says how far it went. */
export const walkHouseChain = async (sql: Query, chain: HouseChain, seen: Seen): Promise<WalkedChain> => {
  const { entries, fault } = await walkLinks((after) => chain.linksAfter(sql, after, BATCH), seen);
  return fault === undefined ? { entries } : { entries, fault };
};

/** From the lowest number there is, so that nothing put before the first entry goes unseen. */
async function walkLinks(
  linksAfter: (n: number) => Promise<readonly ChainLink[]>,
  seen: Seen,
): Promise<WalkedChain & { readonly state: ChainState }> {
  let state: ChainState = ORIGIN;
  let entries = 0;
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const links = await linksAfter(last);
    for (const link of links) {
      const step = follow(state, link, sha256);
      entries += 1;
      if (!step.ok) return { state, entries, fault: { fault: step.fault, n: step.n } };
      state = step.state;
      seen(link);
    }
    const end = links.at(-1);
    if (end === undefined || links.length < BATCH) return { state, entries };
    last = end.n;
  }
}
