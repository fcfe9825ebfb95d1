import type { Config } from './config.js';
import { buildHouse } from './compose.js';
import { followErasures } from './lifecycle/index.js';
import { systemClock } from './platform/clock.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './platform/embedded-postgres.js';
import { followHomeClock } from './platform/home-clock.js';
import { makeLog } from './platform/log.js';
import { openTechnicalLog, type TechnicalLog } from './platform/technical-log.js';
import { masterKeyOf, migrateHome, technicalLogFolder } from './running-home.js';
import { emptySandbox, followReset, noteReset } from './sandbox.js';
import { startWeb } from './serve.js';
import { startWorker } from './work.js';

// Starts the roles of a home, and stops them in the reverse order.

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Runs until a signal; the process ends with it. Rejects when it cannot start. */
export async function start(config: Config): Promise<void> {
  const clock = systemClock();
  const folder = technicalLogFolder(config);
  const technical = openTechnicalLog({ folder, days: config.logDays, now: () => clock.real() });
  const log = makeLog(config.logLevel, technical);
  process.once('exit', () => technical.close());
  const stops: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (code: number): void => {
    stopping ??= (async () => {
      // A stop that hangs must not keep the terminal: whatever is left then is recovered at the next start.
      const late = setTimeout(() => process.exit(code === 0 ? 1 : code), 20_000);
      late.unref();
      for (const step of stops.reverse())
        await step().catch((error: unknown) => log.error({ error: String(error) }, 'stop'));
      process.exit(code);
    })();
  };
  // Ctrl-C reaches the whole process group, often twice: the first one counts.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0));
  await startRoles(config, { log, technical }, { stops, stop, isStopping: () => stopping !== undefined, startAgain });

  /** A sandbox made as new, in this very process: whoever watches over it sees it running all the while. */
  function startAgain(reset: string): void {
    stopping ??= (async () => {
      for (const step of stops.splice(0).reverse()) await step();
      await emptySandbox(config);
      stopping = undefined;
      await startRoles(
        config,
        { log, technical },
        { stops, stop, isStopping: () => stopping !== undefined, startAgain },
      );
      await noteReset(config, reset);
    })().catch((error: unknown) => {
      log.error({ error: String(error) }, 'sandbox reset');
      process.exit(1);
    });
  }
}

interface Running {
  /** How to stop what was started, in the order of starting. */
  readonly stops: (() => Promise<void>)[];
  stop(code: number): void;
  isStopping(): boolean;
  startAgain(reset: string): void;
}

async function startRoles(
  config: Config,
  { log, technical }: { readonly log: ReturnType<typeof makeLog>; readonly technical: TechnicalLog },
  { stops, stop, isStopping, startAgain }: Running,
): Promise<void> {
  let postgres: EmbeddedPostgres | undefined;
  if (config.database === undefined) {
    say('Starting PostgreSQL');
    postgres = await startEmbeddedPostgres({ home: config.home, log: say });
    const { stop: stopPostgres } = postgres;
    stops.push(stopPostgres);
    void postgres.exited.then(() => {
      if (!isStopping()) {
        log.error('PostgreSQL ended by itself');
        stop(1);
      }
    });
  }
  const ownerUrl = postgres?.ownerUrl ?? config.database?.migrateUrl;
  if (ownerUrl === undefined) throw new Error('no database');
  const { url, applied } = await migrateHome(config, ownerUrl);
  if (applied.length > 0) say(`Database schema: ${applied.length} migrations applied`);
  if (isStopping()) return;

  const clock = systemClock();
  const house = await buildHouse({
    config,
    databaseUrl: url,
    masterKey: await masterKeyOf(config),
    clock,
    log,
    technical,
    keepsReadingWarm: true,
  });
  stops.push(() => house.close());
  stops.push(await followErasures(house.database.directory, house.database.forgetKey));
  if (config.mode === 'demo') stops.push(await followHomeClock(house.database.directory, clock));
  if (config.mode === 'demo' && config.database === undefined) {
    const { seedDemo } = await import('./demo/seed.js');
    await seedDemo(house, say);
  }
  if (config.roles.worker) stops.push(await startWorker(house, ownerUrl, url));
  if (config.roles.web) {
    const web = await startWeb(house);
    stops.push(() => web.stop());
    say(`Carnet is ready at ${config.publicUrl}`);
  } else say('Carnet worker is running');
  if (config.sandbox) stops.push(await followReset(house.database.directory, startAgain));
}
