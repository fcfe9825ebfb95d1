import type { KeyObject } from 'node:crypto';
import { follow, ORIGIN, sha256, type ChainState } from '../audit/index.js';
import type { Instant } from '../kernel/time.js';
import type { Query } from '../platform/database.js';
import { seal, unseal } from '../platform/sealing.js';
import type { TrailEntry, TrailLine } from './trail.model.js';

// The trail of auditors: what each of them did, tried or looked at, in one chain. Entries are sealed under the directory key.

const BOUND = 'oversight_entry';

/** Adds an entry, within the transaction of what it tells. */
export async function addToTrail(sql: Query, key: KeyObject, at: Instant, entry: TrailEntry): Promise<void> {
  const sealed = seal(key, BOUND, JSON.stringify(entry));
  await sql`select add_oversight(${at}, ${sealed})`;
}

interface Row {
  n: string;
  at_ms: string;
  entry: Buffer;
}

/** Newest first. */
export async function readTrail(
  sql: Query,
  key: KeyObject,
  { limit, before }: { readonly limit: number; readonly before?: number | undefined },
): Promise<{ readonly lines: readonly TrailLine[]; readonly next?: number }> {
  const rows = await sql<Row[]>`
    select n, at_ms, entry from oversight_entry where n < ${before ?? Number.MAX_SAFE_INTEGER}
    order by n desc limit ${limit + 1}`;
  const lines = rows.slice(0, limit).map((row) => ({
    ...(JSON.parse(unseal(key, BOUND, row.entry).toString()) as TrailEntry),
    n: Number(row.n),
    at: Number(row.at_ms),
  }));
  const last = lines.at(-1);
  return rows.length > limit && last !== undefined ? { lines, next: last.n } : { lines };
}

/** Follows the trail from its beginning: how many entries, and at which place it breaks. No key is needed. */
export async function verifyTrail(sql: Query): Promise<{ readonly entries: number; readonly brokenAt?: number }> {
  let state: ChainState = ORIGIN;
  for (;;) {
    const rows = await sql<(Row & { head: Buffer })[]>`
      select n, at_ms, entry, head from oversight_entry where n > ${state.n} order by n limit 1000`;
    for (const row of rows) {
      const link = { n: Number(row.n), at: Number(row.at_ms), entry: row.entry, head: row.head };
      const step = follow(state, link, sha256);
      if (!step.ok) return { entries: state.n, brokenAt: step.n };
      state = step.state;
    }
    if (rows.length < 1000) return { entries: state.n };
  }
}
