import type { Sql } from '../platform/database.js';

// What the database says of itself to the doctor.

/** As `18.1`. */
export async function serverVersion(sql: Sql): Promise<string> {
  const rows = await sql<{ version: string }[]>`select current_setting('server_version') as version`;
  return rows[0]?.version ?? '';
}

/** Whether the role asking would see every row, whatever the policies of row-level security say. */
export async function passesOverTheWall(sql: Sql): Promise<boolean> {
  const rows = await sql<{ passes: boolean }[]>`
    select rolsuper or rolbypassrls as passes from pg_roles where rolname = current_user`;
  return rows[0]?.passes === true;
}
