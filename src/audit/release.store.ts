import { toBase64 } from '../kernel/bytes.js';
import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { Query, RecordHandle } from '../platform/database.js';
import { openSealedEntry } from './entry-seal.js';
import { entryName, type LogKeys } from './log/log-keys.js';
import type { TraceEntry } from './trace.model.js';
import { appendTrace } from './trace.store.js';

/** Notes, when its withheld chain moved, that a record has entries that may be released one day. The record is open in `sql`. */
export async function noteWaiting(sql: Query, recordId: RecordId): Promise<void> {
  // Not looked at since: their document may have been released before this was noted.
  await sql`
    insert into trace_waiting (record_id, looked_at) values (${recordId}, '-infinity')
    on conflict (record_id) do update set looked_at = '-infinity'`;
}

export async function recordsToRelease(sql: Query, due: Instant, atMost: number): Promise<RecordId[]> {
  const rows = await sql<{ record_id: RecordId }[]>`
    select record_id from records_to_release(${new Date(due)}, ${atMost})`;
  return rows.map((row) => row.record_id);
}

/**
 * Brings withheld entries whose document `shown` names, and what was done about them, into the shown chain, in their order, each with what ties it to the place in
 * its log where it stood all the time. Safe to repeat. Answers how many came.
 */
export async function releaseTraces(
  handle: RecordHandle,
  keys: Pick<LogKeys, 'naming'>,
  shown: (documentIds: readonly string[]) => Promise<ReadonlySet<string>>,
  at: Instant,
): Promise<number> {
  const { sql, recordId } = handle;
  const rows = await sql<{ n: string; entry: Buffer }[]>`
    select t.n, t.entry from trace t
    where t.record_id = ${recordId} and t.chain = 'withheld'
      and not exists (select from trace_release r where r.record_id = t.record_id and r.n = t.n)
    order by t.n`;
  const waiting = rows.flatMap((row) => {
    const { blind, words } = openSealedEntry(handle, 'withheld', row.entry);
    const entry = JSON.parse(Buffer.from(words).toString('utf8')) as TraceEntry;
    const document = entry.object?.kind === 'document' ? entry.object.id : entry.releasedWith;
    return document === undefined ? [] : [{ n: Number(row.n), blind, entry, document }];
  });
  const visible = await shown([...new Set(waiting.map(({ document }) => document))]);
  const released = waiting.filter(({ document }) => visible.has(document));
  for (const { n, blind, entry } of released) {
    const fresh = await sql`
      insert into trace_release (record_id, n, released_at) values (${recordId}, ${n}, ${new Date(at)})
      on conflict (record_id, n) do nothing returning n`;
    if (fresh.length === 0) continue;
    const id = toBase64(entryName(keys.naming, recordId, n));
    await appendTrace(handle, 'shown', { ...entry, released: { at, id, blind: toBase64(blind) } });
  }
  if (released.length === waiting.length) await sql`delete from trace_waiting where record_id = ${recordId}`;
  else await sql`update trace_waiting set looked_at = ${new Date(at)} where record_id = ${recordId}`;
  return released.length;
}
