// A real PostgreSQL 18 of our own, for `npm start` without a setting and for the tests: started beside the server, stopped with it.
// Nothing but loopback reaches it, and no value of a row reaches its log.
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { adoptPlace, placeForCluster, possibleAccounts, type PostgresAccount } from './embedded-postgres-account.js';
import { runnableBinaries, type PostgresBinaries } from './embedded-postgres-binaries.js';
import { postmasterOf, stopOrphan, type GuardedProgram } from './embedded-postgres-guard.js';
import {
  claimHome,
  newPassword,
  readClusterRecord,
  writeClusterRecord,
  type ClusterRecord,
} from './embedded-postgres-home.js';
import { freePort, initialise, keepSmall, launch, type ServerPlan } from './embedded-postgres-server.js';
import { pause } from './process-identity.js';

const OWNER = 'carnet_owner';
const DATABASE = 'carnet';

/** The address of a cluster. `databaseUrl` answers the URL of one of its databases, for the owner or for another role. */
export interface ClusterAddress {
  readonly ownerUrl: string;
  readonly port: number;
  readonly dataDir: string;
  databaseUrl(database: string, role?: { readonly user: string; readonly password: string }): string;
}

export interface EmbeddedPostgres extends ClusterAddress {
  /** True when a server left over by a killed process was found running on this home and stopped first. */
  readonly stoppedOrphan: boolean;
  /** Settles when PostgreSQL has ended, whether asked to or not. */
  readonly exited: Promise<void>;
  /** Ends all sessions, shuts down, waits for it. May be called more than once. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The folder that holds everything of this installation. Made, 0700, when missing. */
  readonly home: string;
  /** Progress in plain words, one line each. */
  readonly log?: (line: string) => void;
  /** For tests: nothing is flushed to the disk, and the home is removed when the server stops, also after a kill. */
  readonly throwAway?: boolean;
  /** Settings of PostgreSQL beside its own: more memory, for measurements of a whole country. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts (making it first, if need be) the cluster of this home. Rejects with HomeInUse, or an Error that quotes the log. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = path.resolve(options.home);
  const log = options.log ?? (() => undefined);
  const throwAway = options.throwAway ?? false;
  const claim = await claimHome(home, 15_000, log);
  try {
    const known = await readClusterRecord(home);
    const stoppedOrphan = known !== undefined && (await stopOrphan(known.dataDir, log));
    const { account, binaries, place } = await settle(home, known?.place);
    const dataDir = path.join(place, binaries.major);
    let record: ClusterRecord = {
      user: OWNER,
      password: known?.password ?? newPassword(),
      database: DATABASE,
      port: known?.port ?? (await freePort()),
      place,
      dataDir,
    };
    await writeClusterRecord(home, record);
    const logFile = path.join(home, 'postgres.log');
    await keepSmall(logFile);
    const { settings = {} } = options;
    const plan = { account, binaries, logFile, settings, throwAway: throwAway ? [home, place] : [] };
    if (!(await isCluster(dataDir))) {
      log('Making the database…');
      await initialise({ ...plan, record });
    }
    let server: GuardedProgram | undefined;
    for (let attempt = 1; server === undefined; attempt++) {
      try {
        server = await launch({ ...plan, record });
      } catch (error) {
        const reason = String(error);
        if (attempt >= 40) throw error;
        if (/could not (bind|create any TCP)/.test(reason)) record = { ...record, port: await freePort() };
        else if (/shared memory block|lock file/.test(reason)) await pause(250);
        else throw error;
      }
    }
    await writeClusterRecord(home, record);
    return await handOut(server, { ...plan, record }, stoppedOrphan, () => claim.release());
  } catch (error) {
    await claim.release();
    throw error;
  }
}

/** The cluster that runs on this home right now, for commands beside the server; undefined when none does. */
export async function joinEmbeddedPostgres(home: string): Promise<ClusterAddress | undefined> {
  const record = await readClusterRecord(path.resolve(home));
  if (record === undefined || (await postmasterOf(record.dataDir)) === undefined) return undefined;
  return addressOf(record);
}

/** Whether a cluster was ever made in this home, running or not. */
export const homeHoldsCluster = async (home: string): Promise<boolean> =>
  (await readClusterRecord(path.resolve(home))) !== undefined;

function addressOf(record: ClusterRecord): ClusterAddress {
  const owner = { user: record.user, password: record.password };
  const databaseUrl: ClusterAddress['databaseUrl'] = (database, { user, password } = owner) =>
    `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${record.port}/${encodeURIComponent(database)}`;
  return { ownerUrl: databaseUrl(record.database), port: record.port, dataDir: record.dataDir, databaseUrl };
}

/** As whom, with which programs, and where: the first that works. */
async function settle(
  home: string,
  knownPlace: string | undefined,
): Promise<{ account: PostgresAccount; binaries: PostgresBinaries; place: string }> {
  const faults: string[] = [];
  for (const account of await possibleAccounts()) {
    try {
      const keeps = knownPlace !== undefined && (await isFolder(knownPlace)) && (await adoptPlace(account, knownPlace));
      if (knownPlace !== undefined && !keeps && (await holdsCluster(knownPlace)))
        throw new Error(`the data in ${knownPlace} is out of its reach`);
      const place = keeps ? knownPlace : await placeForCluster(account, home);
      return { account, binaries: await runnableBinaries(account, place), place };
    } catch (error) {
      faults.push(`${account.kind}: ${error instanceof Error ? error.message.trim() : String(error)}`);
    }
  }
  throw new Error(`PostgreSQL cannot be started here.\n${faults.join('\n')}`);
}

const isFolder = (folder: string): Promise<boolean> =>
  stat(folder).then(
    (s) => s.isDirectory(),
    () => false,
  );
const isCluster = (dataDir: string): Promise<boolean> =>
  stat(path.join(dataDir, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
async function holdsCluster(place: string): Promise<boolean> {
  const versions = await readdir(place).catch(() => []);
  const found = await Promise.all(versions.map((version) => isCluster(path.join(place, version))));
  return found.includes(true);
}

/** Hands the running server out, with its database made, and its one way to stop. */
async function handOut(
  server: GuardedProgram,
  { record, throwAway }: ServerPlan,
  stoppedOrphan: boolean,
  release: () => Promise<void>,
): Promise<EmbeddedPostgres> {
  const stop = async (): Promise<void> => {
    await server.stop(throwAway.length > 0);
    await release();
    for (const folder of throwAway) await rm(folder, { recursive: true, force: true });
  };
  let stopping: Promise<void> | undefined;
  const stopOnce = (): Promise<void> => (stopping ??= stop());
  const address = addressOf(record);
  try {
    await makeDatabase(address);
  } catch (error) {
    await stopOnce();
    throw error;
  }
  return { ...address, stoppedOrphan, exited: server.exited, stop: stopOnce };
}

async function makeDatabase(address: ClusterAddress): Promise<void> {
  const sql = postgres(address.databaseUrl('postgres'), { max: 1, onnotice: () => undefined });
  try {
    const found = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (found.length === 0) await sql`create database ${sql(DATABASE)}`;
  } finally {
    await sql.end();
  }
}
