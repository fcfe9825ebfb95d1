import { createHash } from 'node:crypto';
import type { RecordId } from '../kernel/ids.js';
import type { Database, RecordHandle } from '../platform/database.js';
import type { TraceChain } from './trace.model.js';
import { closes, follow, ORIGIN, type ChainFault, type ChainState, type Hash } from './verify-chain.rule.js';

export interface FoundFault {
  readonly recordId: RecordId;
  readonly chain: TraceChain;
  /** The number of the entry at which the chain breaks. */
  readonly n: number;
  readonly fault: ChainFault;
}

export interface Verification {
  readonly records: number;
  readonly entries: number;
  readonly faults: readonly FoundFault[];
}

const sha256: Hash = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const CHAINS: readonly TraceChain[] = ['shown', 'withheld'];
const BATCH = 1_000;

/** Verifies both chains of the open record. No key is needed: entries are hashed as they are sealed. */
export async function verifyRecord(handle: RecordHandle): Promise<{ entries: number; faults: FoundFault[] }> {
  const faults: FoundFault[] = [];
  let entries = 0;
  for (const chain of CHAINS) {
    const heads = await handle.sql<{ n: string; head: Buffer }[]>`
      select n, head from trace_head where record_id = ${handle.recordId} and chain = ${chain}`;
    const head = heads[0];
    if (head === undefined) {
      faults.push({ recordId: handle.recordId, chain, n: 0, fault: 'chain-missing' });
      continue;
    }
    const walked = await walk(handle, chain);
    entries += walked.entries;
    const fault = walked.fault ?? closes(walked.state, { n: Number(head.n), head: head.head });
    if (fault !== undefined) faults.push({ recordId: handle.recordId, chain, ...fault });
  }
  return { entries, faults };
}

async function walk(
  handle: RecordHandle,
  chain: TraceChain,
): Promise<{ state: ChainState; entries: number; fault?: { fault: ChainFault; n: number } }> {
  let state = ORIGIN;
  let entries = 0;
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await handle.sql<{ n: string; at_ms: string; entry: Buffer; head: Buffer }[]>`
      select n, at_ms, entry, head from trace
      where record_id = ${handle.recordId} and chain = ${chain} and n > ${last} order by n limit ${BATCH}`;
    for (const row of rows) {
      const step = follow(state, { n: Number(row.n), at: Number(row.at_ms), entry: row.entry, head: row.head }, sha256);
      entries += 1;
      if (!step.ok) return { state, entries, fault: { fault: step.fault, n: step.n } };
      state = step.state;
    }
    const end = rows.at(-1);
    if (end === undefined || rows.length < BATCH) return { state, entries };
    last = Number(end.n);
  }
}

/** Verifies every record, in order of its id, a page of ids at a time; `progress` hears how many are done. */
export async function verifyAll(database: Database, progress: (records: number) => void): Promise<Verification> {
  const faults: FoundFault[] = [];
  let records = 0;
  let entries = 0;
  let after: string = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const ids = await database.directory<{ record_id: RecordId }[]>`
      select record_id from space where record_id > ${after} and state <> 'erased' order by record_id limit 500`;
    for (const { record_id } of ids) {
      const one = await database.withRecord(record_id, verifyRecord);
      records += 1;
      entries += one.entries;
      faults.push(...one.faults);
    }
    progress(records);
    const end = ids.at(-1);
    if (end === undefined) return { records, entries, faults };
    after = end.record_id;
  }
}
