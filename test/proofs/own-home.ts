// A house composed by hand on a home of its own, as `npm start` would: an own PostgreSQL that really writes, keys, blobs, a log in a file.
import type { InjectOptions } from 'fastify';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import postgres from 'postgres';
import { buildHouse } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { systemClock } from '../../src/platform/clock.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { masterKeyOf, migrateHome } from '../../src/running-home.js';
import { makeWeb } from '../../src/serve.js';
import type { World } from '../support/world.js';

export interface OwnHome {
  /** What the tests of pages and of software take; its `app` counts what it is asked. */
  readonly world: World;
  readonly postgres: EmbeddedPostgres;
  /** The application's address of the database. */
  readonly url: string;
  readonly requests: { count: number; readonly failed: string[] };
  /** Ends the house; the database goes on. */
  leave(): Promise<void>;
}

/** A folder that goes with the test. */
export const temporaryHome = async (name: string): Promise<string> => {
  const home = await mkdtemp(path.join(tmpdir(), `carnet-${name}-`));
  await chmod(home, 0o700);
  return home;
};

/** Starts it all on `home`, empty; the server's log goes to `home/server.log`, down to the last detail. */
export async function startOwnHome(home: string): Promise<OwnHome> {
  const cluster = await startEmbeddedPostgres({ home });
  try {
    const config = readConfig({ CARNET_MODE: 'demo', CARNET_HOME: home });
    const { url } = await migrateHome(config, cluster.ownerUrl);
    const log = pino({ level: 'trace' }, pino.destination({ dest: path.join(home, 'server.log'), sync: true }));
    const clock = systemClock();
    const house = await buildHouse({ config, databaseUrl: url, masterKey: await masterKeyOf(config), clock, log });
    const requests = { count: 0, failed: [] as string[] };
    const web = await makeWeb(house);
    const app = new Proxy(web, {
      get(target, name) {
        if (name !== 'inject') return Reflect.get(target, name) as unknown;
        return async (asked: InjectOptions) => {
          requests.count += 1;
          const answer = await target.inject(asked);
          if (answer.statusCode >= 500)
            requests.failed.push(`${String(asked.method)} ${JSON.stringify(asked.url)} ${answer.statusCode}`);
          return answer;
        };
      },
    });
    await web.ready();
    const owner = postgres(cluster.ownerUrl, { max: 1, onnotice: () => undefined });
    const leave = async (): Promise<void> => {
      await web.close();
      await house.close();
      await owner.end();
    };
    const world: World = {
      house,
      app,
      clock,
      owner,
      home,
      applicationUrl: url,
      advanceReal: () => undefined,
      close: leave,
    };
    return { world, postgres: cluster, url, requests, leave };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Takes away what {@link startOwnHome} made, wherever PostgreSQL had to keep its part. */
export async function removeHome(home: string, cluster: EmbeddedPostgres): Promise<void> {
  await cluster.stop();
  await rm(path.dirname(cluster.dataDir), { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}
