import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';

// Migrations are plain SQL files, applied once, in order, each in its transaction, under a lock so that two starts do not meet.

/** Applies what is missing and answers the names applied. Throws when an applied file was changed afterwards. */
export async function migrate(ownerUrl: string, folder: string, appPassword: string): Promise<string[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(727163)`;
    await ensureAppRole(sql, appPassword);
    await sql`create table if not exists schema_migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`;
    const applied = new Map(
      (await sql<{ name: string; sha256: string }[]>`select name, sha256 from schema_migration`).map((row) => [
        row.name,
        row.sha256,
      ]),
    );
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
    const fresh: string[] = [];
    for (const name of names) {
      const text = await readFile(path.join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const before = applied.get(name);
      if (before !== undefined && before !== sha256)
        throw new Error(`migration ${name} was changed after it was applied`);
      if (before !== undefined) continue;
      await sql.begin(async (tx) => {
        await tx.unsafe(text);
        await tx`insert into schema_migration (name, sha256) values (${name}, ${sha256})`;
      });
      fresh.push(name);
    }
    return fresh;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The application's role: it owns nothing, so row-level security holds for it. */
async function ensureAppRole(sql: postgres.Sql, password: string): Promise<void> {
  if (!/^[A-Za-z0-9_-]{16,}$/.test(password))
    throw new Error('the application role needs a password of 16 letters or more');
  const known = await sql`select 1 from pg_roles where rolname = 'carnet_app'`;
  if (known.length === 0)
    await sql.unsafe(`create role carnet_app login nosuperuser nocreatedb nocreaterole noinherit`);
  await sql.unsafe(`alter role carnet_app password '${password}'`);
}

/** True when every migration in `folder` is applied. */
export async function isMigrated(sql: postgres.Sql, folder: string): Promise<boolean> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
  const rows = await sql<{ n: string }[]>`select count(*) as n from schema_migration where name = any(${names})`.catch(
    () => [],
  );
  return Number(rows[0]?.n ?? -1) === names.length;
}
