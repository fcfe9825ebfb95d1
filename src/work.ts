import { Logger, run, runMigrations, type TaskList } from 'graphile-worker';
import postgres from 'postgres';
import type { House } from './compose.js';
import { sweepExpired } from './identity/index.js';
import { takeoutDeps } from './takeouts.js';
import { makeTakeouts } from './takeout/index.js';
import { removeHeirPapers } from './heirs/index.js';
import { carryLife, eraseDueSpaces, finishErasures } from './lifecycle/index.js';
import { watchAlerts } from './alerts.js';
import { carryDigests, carryOutbox, sweepReturns, tellFromTraces } from './notices/index.js';
import { TRACE_SCHEDULE, traceTasks } from './trace-jobs.js';
import { sweepVisits } from './visit/index.js';
import { sendWaiting } from './outgoing.js';

// The worker's role: time-driven jobs and the outbox. Every task may run late, twice, or on two machines at once.

const SCHEDULE = [
  '* * * * * carry-outbox ?fill=5m&max=3',
  '* * * * * send-messages ?fill=5m&max=3',
  '* * * * * carry-life ?fill=5m&max=3',
  '* * * * * make-takeouts ?fill=5m&max=3',
  ...TRACE_SCHEDULE,
  '17 * * * * sweep-expired ?max=3',
].join('\n');

/** Starts the jobs; answers how to stop them once those running have finished. `ownerUrl` prepares the schema of jobs. */
export async function startWorker(
  house: House,
  ownerUrl: string,
  applicationUrl: string,
): Promise<() => Promise<void>> {
  const logger = new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') house.log.warn({ worker: level }, message.slice(0, 200));
  });
  await runMigrations({ connectionString: ownerUrl, logger });
  await giveJobsToTheApplication(ownerUrl);
  const failed =
    (what: string) =>
    (recordId: string, error: unknown): void => {
      house.log.error({ record: recordId, error: error instanceof Error ? error.name : 'unknown' }, what);
    };
  const tasks: TaskList = {
    'carry-outbox': async () => {
      const { database, clock, courier, announce, raiseReport } = house;
      const sending = { sendsMail: courier.mail !== undefined, sendsTexts: courier.sms !== undefined };
      while (
        (await carryOutbox(database, clock.domain(), failed('outbox'), { ...sending, announce, raiseReport })) > 0
      );
      await tellFromTraces(database, clock.domain(), sending, failed('telling'));
      await carryDigests(database, clock.domain(), sending.sendsMail, failed('digest'));
    },
    'send-messages': async () => {
      await sendWaiting(house, failed('message'));
    },
    'carry-life': async () => {
      await carryLife(house);
      await eraseDueSpaces(house);
      await finishErasures(house);
    },
    'make-takeouts': async () => {
      await makeTakeouts(takeoutDeps(house));
    },
    ...traceTasks(house),
    'sweep-expired': async () => {
      await sweepExpired(house.database.directory, house.clock.real());
      await sweepVisits(house.database.directory, house.clock.domain());
      await removeHeirPapers(house, house.clock.domain());
      await sweepReturns(house.database.directory, house.clock.real());
    },
  };
  const runner = await run({
    connectionString: applicationUrl,
    taskList: tasks,
    crontab: SCHEDULE,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    logger,
  });
  const stopWatching = watchAlerts(house);
  return () => {
    stopWatching();
    return runner.stop();
  };
}

/** The tables of jobs hold ids only; the application's role works on them all and owns none. */
async function giveJobsToTheApplication(ownerUrl: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await owner.unsafe(`
      grant usage on schema graphile_worker to carnet_app;
      grant select, insert, update, delete on all tables in schema graphile_worker to carnet_app;
      grant usage, select on all sequences in schema graphile_worker to carnet_app;
      grant execute on all functions in schema graphile_worker to carnet_app;
      do $$
      declare job_table text;
      begin
        for job_table in select tablename from pg_tables t where schemaname = 'graphile_worker' and rowsecurity
          and not exists (select from pg_policies p where p.schemaname = 'graphile_worker' and p.tablename = t.tablename
            and p.policyname = 'the_application_works')
        loop
          execute format('create policy the_application_works on graphile_worker.%I to carnet_app using (true) with check (true)', job_table);
        end loop;
      end $$;`);
  } finally {
    await owner.end();
  }
}
