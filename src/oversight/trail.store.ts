import type { KeyObject } from 'node:crypto';
import { ORIGIN, type HouseChain } from '../audit/index.js';
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

/** How the trail is anchored and followed; no key is needed. */
export const trailChain: HouseChain = {
  name: 'oversight',
  head: async (sql) => {
    const [last] = await sql<{ n: string; head: Buffer }[]>`
      select n, head from oversight_entry order by n desc limit 1`;
    return last === undefined ? ORIGIN : { n: Number(last.n), head: last.head };
  },
  linksAfter: async (sql, n, atMost) => {
    const rows = await sql<(Row & { head: Buffer })[]>`
      select n, at_ms, entry, head from oversight_entry where n > ${n} order by n limit ${atMost}`;
    return rows.map((row) => ({ n: Number(row.n), at: Number(row.at_ms), entry: row.entry, head: row.head }));
  },
};
