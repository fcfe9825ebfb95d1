import type { FhirHouse } from './fhir-house.js';

/** A refusal at the door that concerns no known record. `detail` holds ids and names of problems, nothing of what was sent. */
export async function recordSecurityEvent(
  { database, clock }: Pick<FhirHouse, 'database' | 'clock'>,
  kind: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  await database.directory`
    insert into security_event (at, kind, detail)
    values (${new Date(clock.real())}, ${kind}, ${JSON.stringify(detail)}::text::jsonb)`;
}
