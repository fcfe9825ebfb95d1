import type { Clock } from '../kernel/time.js';
import type { Query } from '../platform/database.js';

/**
 * What concerns no known record and must be kept: refusals at the door, and what operators do with software. `detail` holds ids and names
 * of problems, nothing of what was sent.
 */
export async function recordSecurityEvent(
  { database, clock }: { readonly database: { readonly directory: Query }; readonly clock: Pick<Clock, 'real'> },
  kind: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  await database.directory`
    insert into security_event (at, kind, detail)
    values (${new Date(clock.real())}, ${kind}, ${JSON.stringify(detail)}::text::jsonb)`;
}
