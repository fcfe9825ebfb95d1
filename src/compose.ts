import type { Logger } from 'pino';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadMatrices, saveStrangerLimits } from './access/index.js';
import { afterChange, houseActs } from './acts.js';
import { BELONGINGS } from './belongings.js';
import { keptPlace, logKeys } from './audit/index.js';
import type { Config } from './config.js';
import { traceActs, witnessOf, type TraceParts } from './trace-acts.js';
import { indexProfessionalNames } from './identity/index.js';
import type { CarryOptions } from './notices/index.js';
import type { IdSource } from './kernel/ids.js';
import { courierOf } from './courier-of.js';
import type { Courier } from './platform/courier.js';
import { actRunner, type ActRunner } from './platform/act.js';
import type { Belongings } from './platform/belongings.js';
import { openDiskBlobStore, type BlobStore } from './platform/blob-store.js';
import type { MovableClock } from './platform/clock.js';
import { openDatabase, type Database } from './platform/database.js';
import { checkMasterKey } from './platform/master-key-check.js';
import type { LifeTerms } from './lifecycle/index.js';
import { openFileKeyStore, type KeyStore } from './platform/key-store.js';
import { publicIds, type PublicIds } from './platform/public-ids.js';
import { randomIds } from './platform/random-ids.js';
import { NO_TECHNICAL_LOG, type TechnicalLog } from './platform/technical-log.js';
import { systemKeys, type SystemKeys } from './platform/system-keys.js';
import { clamdAddress, clamdScanner, openReadingPool, type ReadingPool } from './reading/index.js';
import { raiseReports } from './raise-reports.js';
import { carryAnnouncement } from './record/index.js';
import type { KeyObject } from 'node:crypto';

// Builds the house: one place where every part meets every other. The server, the command line and the tests all start from here.

export interface HouseParts {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly masterKey: KeyObject;
  readonly clock: MovableClock;
  readonly log: Logger;
  /** The store that `log` writes to as well; without one nothing is kept. */
  readonly technical?: TechnicalLog;
  readonly ids?: IdSource;
  readonly connections?: number;
  /** A thread for reading documents stands ready from the start: for servers, not for a command that may read none. */
  readonly keepsReadingWarm?: boolean;
}

export interface House extends TraceParts {
  readonly config: Config;
  readonly clock: MovableClock;
  readonly ids: IdSource;
  readonly database: Database;
  readonly keys: SystemKeys;
  readonly publicIds: PublicIds;
  readonly blobs: BlobStore;
  readonly reading: ReadingPool;
  readonly log: Logger;
  readonly technical: TechnicalLog;
  readonly courier: Courier;
  readonly runner: ActRunner;
  /** The key store of records, for what concerns many at once. */
  readonly recordKeys: KeyStore;
  readonly terms: LifeTerms;
  readonly belongings: readonly Belongings[];
  readonly acts: Acts;
  /** Carries on what was kept for an announcement. */
  readonly announce: NonNullable<CarryOptions['announce']>;
  /** Carries on what follows from an emergency found abusive. */
  readonly raiseReport: NonNullable<CarryOptions['raiseReport']>;
  close(): Promise<void>;
}

export type Acts = ReturnType<typeof houseActs> & ReturnType<typeof traceActs>;

/** Where migrations are, from the built code. */
export const MIGRATIONS = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../migrations');

export async function buildHouse(parts: HouseParts): Promise<House> {
  const { config, clock, log, ids = randomIds } = parts;
  const keys = systemKeys(parts.masterKey);
  const keyStore = await openFileKeyStore(path.join(config.home, 'keys', 'records'), keys.wrapping);
  const blobs = await openDiskBlobStore(path.join(config.home, 'blobs'));
  const database = openDatabase({
    url: parts.databaseUrl,
    keys: keyStore,
    ...(parts.connections === undefined ? {} : { connections: parts.connections }),
  });
  const ids4people = publicIds(keys.publicId, keys.publicIdCheck);
  const reading = openReadingPool({
    keepWarm: parts.keepsReadingWarm === true,
    ...(config.clamd === undefined ? {} : { scanner: clamdScanner(clamdAddress(config.clamd)) }),
  });
  const courier = courierOf(config, clock, log);
  await checkMasterKey(database.directory, parts.masterKey);
  const place = await keptPlace(database.directory, config.publicUrl);
  const trace = { ...witnessOf(config), logKeys: logKeys(keys.traceLog, keys.traceNaming, place) };
  await indexProfessionalNames(database.directory, keys.directory);
  await loadMatrices(database.directory);
  await saveStrangerLimits(database.directory, config.strangers);
  // A version is applied some minutes before it holds: by then every process knows it.
  const matrices = setInterval(() => {
    loadMatrices(database.directory).catch((error: unknown) => {
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'matrix');
    });
  }, 60_000).unref();
  return {
    config,
    clock,
    ids,
    database,
    keys,
    ...trace,
    publicIds: ids4people,
    blobs,
    reading,
    log,
    technical: parts.technical ?? NO_TECHNICAL_LOG,
    courier,
    runner: actRunner(database, clock, ids),
    recordKeys: keyStore,
    belongings: BELONGINGS,
    terms: { transitionDays: config.transitionDays, coolingOffDays: config.coolingOffDays },
    acts: { ...houseActs(config, blobs, keys, ids4people), ...traceActs(config, trace) },
    raiseReport: raiseReports(config),
    announce: (handle, item, at) => carryAnnouncement({ wireAfterChange: afterChange }, handle, item, at),
    async close() {
      courier.mail?.close();
      clearInterval(matrices);
      await reading.close();
      await database.close();
      await keyStore.close();
      blobs.close();
    },
  };
}
