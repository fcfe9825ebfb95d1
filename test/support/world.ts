// A whole house for tests: real PostgreSQL, real keys and blobs, every route; seeded with the demo personas, or empty.
import { createHash, createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import type { FastifyInstance } from 'fastify';
import { buildHouse, MIGRATIONS, type House } from '../../src/compose.js';
import { readConfig, type Config } from '../../src/config.js';
import { seedDemo } from '../../src/demo/seed.js';
import type { IdSource } from '../../src/kernel/ids.js';
import { HOUR, MINUTE, type Instant } from '../../src/kernel/time.js';
import { systemClock, type MovableClock } from '../../src/platform/clock.js';
import { makeLog } from '../../src/platform/log.js';
import { migrate } from '../../src/platform/migrate.js';
import { makeWeb } from '../../src/serve.js';
import { APP_PASSWORD, freshDatabase } from './database-cluster.js';

export interface World {
  readonly house: House;
  /** The whole server, called without a network. */
  readonly app: FastifyInstance;
  readonly clock: MovableClock;
  /** The database's owner: what a superuser could do. Never what the application does. */
  readonly owner: postgres.Sql;
  readonly home: string;
  /** The application's own way to the database. */
  readonly applicationUrl: string;
  /** Moves real time (sessions, tokens, one-time codes) forward. */
  advanceReal(milliseconds: number): void;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** `demo` (default): the personas are there. `empty`: migrations only. */
  readonly content?: 'demo' | 'empty';
  readonly settings?: Readonly<Record<string, string>>;
  readonly ids?: IdSource;
  /** The instant at which real time starts; by default some minutes into the next hour. */
  readonly startsAt?: number;
  /** Time moves only when the test moves it. */
  readonly standsStill?: true;
}

const MASTER = createSecretKey(createHash('sha256').update('the master key of the tests').digest());

// One professional of the tests opens more strangers than a hundred real ones: tests about that set the limits they want.
const NO_FREEZE = {
  CARNET_STRANGERS_PER_HOUR: '1000000',
  CARNET_STRANGERS_PER_MONTH: '1000000',
  CARNET_STRANGERS_PER_HOUR_OF_STRUCTURE: '1000000',
  CARNET_STRANGERS_PER_MONTH_OF_STRUCTURE: '1000000',
};

/** What is told or counted once an hour, or once a day, is so by the clock's own hours: none of them ends while a test runs. */
const soonAfterAnHourBegan = (now: Instant): Instant => Math.ceil(now / HOUR) * HOUR + 5 * MINUTE;

const configOf = (home: string, settings: Readonly<Record<string, string>>): Config =>
  readConfig({ CARNET_MODE: 'demo', CARNET_HOME: home, CARNET_LOG_LEVEL: 'error', ...NO_FREEZE, ...settings });

/** The folder of seeded homes: the run's own, removed by it; a file run by hand removes its own when it ends. */
const homes = ((): string => {
  const given = process.env['CARNET_TEST_HOMES'];
  if (given !== undefined && given !== '') return given;
  const own = mkdtempSync(path.join(tmpdir(), 'carnet-homes-'));
  process.once('exit', () => rmSync(own, { recursive: true, force: true }));
  return own;
})();

/** Where the run's seeded home is kept, to be copied: one per cluster. */
const templateHome = (ownerUrl: string): string =>
  path.join(homes, createHash('sha256').update(new URL(ownerUrl).host).digest('hex').slice(0, 12));

async function seedTemplate(ownerUrl: string): Promise<void> {
  await migrate(ownerUrl, MIGRATIONS, APP_PASSWORD);
  const home = templateHome(ownerUrl);
  await rm(home, { recursive: true, force: true });
  const house = await buildHouse({
    config: configOf(home, {}),
    databaseUrl: asApplication(ownerUrl),
    masterKey: MASTER,
    clock: systemClock(),
    log: makeLog('error'),
  });
  try {
    await seedDemo(house, () => undefined);
  } finally {
    await house.close();
  }
}

function asApplication(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = 'carnet_app';
  url.password = APP_PASSWORD;
  return url.href;
}

/** Starts a world; close it, or use {@link withWorld}. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const demo = options.content !== 'empty';
  const database = await freshDatabase({
    template: demo ? 'demo' : 'empty',
    migrate: demo ? seedTemplate : (ownerUrl) => migrate(ownerUrl, MIGRATIONS, APP_PASSWORD),
  });
  const home = await mkdtemp(path.join(tmpdir(), 'carnet-world-'));
  if (demo) await cp(templateHome(database.ownerUrl), home, { recursive: true });
  const startedAt = Date.now();
  const startsAt = options.startsAt ?? soonAfterAnHourBegan(startedAt);
  let ahead = 0;
  const clock = systemClock(() => startsAt + (options.standsStill === true ? 0 : Date.now() - startedAt) + ahead);
  const house = await buildHouse({
    config: configOf(home, options.settings ?? {}),
    databaseUrl: asApplication(database.ownerUrl),
    masterKey: MASTER,
    clock,
    log: makeLog('error'),
    connections: 6,
    ...(options.ids === undefined ? {} : { ids: options.ids }),
  });
  const app = await makeWeb(house);
  await app.ready();
  const owner = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined });
  return {
    house,
    app,
    clock,
    owner,
    home,
    applicationUrl: asApplication(database.ownerUrl),
    advanceReal: (milliseconds) => {
      ahead += milliseconds;
    },
    async close() {
      await app.close();
      await house.close();
      await owner.end();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Another process's house on the same database, keys and blobs: what one of them remembers, the other does not. */
export async function secondHouse({
  house,
  applicationUrl,
}: World): Promise<{ readonly house: House; close(): Promise<void> }> {
  const second = await buildHouse({
    config: house.config,
    databaseUrl: applicationUrl,
    masterKey: MASTER,
    clock: house.clock,
    log: makeLog('error'),
    connections: 6,
    ids: house.ids,
  });
  return { house: second, close: () => second.close() };
}

/** Runs `work` in a world of its own and closes it, also when it fails. */
export async function withWorld<T>(work: (world: World) => Promise<T>, options: WorldOptions = {}): Promise<T> {
  const world = await startWorld(options);
  try {
    return await work(world);
  } finally {
    await world.close();
  }
}
