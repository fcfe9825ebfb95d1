import type { RecordHandle, Sql } from '../platform/database.js';

/** `part`: the key of a person, or `all` when everything is there. */
export async function isSeeded(sql: Sql, part: string): Promise<boolean> {
  return (await sql`select 1 from home_setting where name = ${`demo-seeded ${part}`}`).length > 0;
}

export async function markSeeded(sql: Sql, part: string): Promise<void> {
  await sql`insert into home_setting (name, value) values (${`demo-seeded ${part}`}, 'true') on conflict (name) do nothing`;
}

/** Whether anything was consented to in this record yet: relations are told once. */
export async function hasConsents({ sql, recordId }: RecordHandle): Promise<boolean> {
  return (await sql`select 1 from consent where record_id = ${recordId} limit 1`).length > 0;
}
