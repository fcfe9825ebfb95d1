import type { Instant } from '../kernel/time.js';
import type { Query } from '../platform/database.js';

/** Keeps a refusal that concerns no known record. `detail` holds keyed hashes and counts: no name, no address, no identifier. */
export async function addSecurityEvent(
  sql: Query,
  kind: string,
  at: Instant,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  await sql`insert into security_event (at, kind, detail) values (${new Date(at)}, ${kind}, ${sql.json(detail)})`;
}
