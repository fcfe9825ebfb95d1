// Databases for tests, in one throw-away PostgreSQL per run. `npm test` starts it and hands its address over; a test file run by
// hand starts one of its own, which ends with it.
import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { migrate } from '../../src/platform/migrate.js';

export interface TestDatabase {
  readonly ownerUrl: string;
  /** The same database as the application's role sees it; that role exists once migrations have run. */
  readonly appUrl: string;
  readonly databaseName: string;
  drop(): Promise<void>;
}

export interface FreshDatabaseOptions {
  /** A word in the database's name, to find it again in the list of databases. */
  readonly name?: string;
  /**
   * Brings an empty database into the wanted shape. It runs once per test run and `template` name; every further database
   * is a copy of the result. It must have closed its connections when it resolves.
   */
  readonly migrate?: (ownerUrl: string) => Promise<unknown>;
  /** Tells templates apart when tests of one run want different shapes. */
  readonly template?: string;
}

// One password for the whole cluster: roles are not of one database, and tests run beside each other.
export const APP_PASSWORD = 'application-of-the-tests';
const TEMPLATE_LOCK = 727_164;
const migrations = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../migrations');

let own: Promise<string> | undefined;

/** The owner's URL of the run's cluster (its maintenance database). */
async function clusterUrl(): Promise<string> {
  const given = process.env['CARNET_TEST_DATABASE_OWNER_URL'];
  if (given !== undefined && given !== '') return given;
  own ??= mkdtemp(path.join(tmpdir(), 'carnet-test-'))
    .then((home) => startEmbeddedPostgres({ home, throwAway: true }))
    .then((server) => server.ownerUrl);
  return own;
}

function withDatabase(url: string, database: string, role?: { user: string; password: string }): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  if (role !== undefined) {
    changed.username = role.user;
    changed.password = role.password;
  }
  return changed.href;
}

/** A new database, empty or copied from the template that `migrate` makes. */
export async function freshDatabase(options: FreshDatabaseOptions = {}): Promise<TestDatabase> {
  const url = await clusterUrl();
  const databaseName = `test_${options.name ?? 'any'}_${randomBytes(6).toString('hex')}`.replaceAll(
    /[^a-z0-9_]/gi,
    '_',
  );
  const administration = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    if (options.migrate === undefined) await administration`create database ${administration(databaseName)}`;
    else {
      const template = `template_${options.template ?? 'carnet'}`;
      // The lock is also held while copying: PostgreSQL copies from a template that nobody else is using.
      await administration`select pg_advisory_lock(${TEMPLATE_LOCK})`;
      await makeTemplate(administration, url, template, options.migrate);
      await administration`create database ${administration(databaseName)} template ${administration(template)}`;
    }
  } finally {
    await administration.end();
  }
  return {
    databaseName,
    ownerUrl: withDatabase(url, databaseName),
    appUrl: withDatabase(url, databaseName, { user: 'carnet_app', password: APP_PASSWORD }),
    drop: () => dropDatabase(url, databaseName),
  };
}

/** A new database with Carnet's tables in it. */
export const migratedDatabase = (name?: string): Promise<TestDatabase> =>
  freshDatabase({
    ...(name === undefined ? {} : { name }),
    migrate: (ownerUrl) => migrate(ownerUrl, migrations, APP_PASSWORD),
  });

async function makeTemplate(
  administration: postgres.Sql,
  url: string,
  template: string,
  shape: (ownerUrl: string) => Promise<unknown>,
): Promise<void> {
  const known = await administration<{ finished: boolean }[]>`
    select datistemplate as finished from pg_database where datname = ${template}`;
  if (known[0]?.finished === true) return;
  // Left unfinished by a test process that failed while shaping it.
  if (known[0] !== undefined) await administration`drop database ${administration(template)} with (force)`;
  await administration`create database ${administration(template)}`;
  await shape(withDatabase(url, template));
  await administration`alter database ${administration(template)} is_template true`;
}

async function dropDatabase(url: string, databaseName: string): Promise<void> {
  const administration = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await administration`drop database if exists ${administration(databaseName)} with (force)`;
  } finally {
    await administration.end();
  }
}
