// The measured process of npm run bench:scale.
import { createSecretKey } from 'node:crypto';
import { buildHouse } from '../src/compose.js';
import { readConfig } from '../src/config.js';
import { DAY } from '../src/kernel/time.js';
import { carryWave, importPersons, noticesLeft } from '../src/lifecycle/index.js';
import type { RecordId } from '../src/kernel/ids.js';
import { systemClock } from '../src/platform/clock.js';
import { makeLog } from '../src/platform/log.js';
import { crowdFeed } from '../test/support/crowd.js';
import { stepper, type Step } from './steps.js';

const [home = '', databaseUrl = '', master = '', count = '0', dataDir = ''] = process.argv.slice(2);
const persons = Number(count);
const clock = systemClock();
const house = await buildHouse({
  config: readConfig({ CARNET_MODE: 'demo', CARNET_HOME: home, CARNET_LOG_LEVEL: 'error' }),
  databaseUrl,
  masterKey: createSecretKey(Buffer.from(master, 'hex')),
  clock,
  log: makeLog('error'),
});
const say = (line: string): void => void process.send?.({ line });

const sized = { of: persons, size: persons > 200_000 ? 100_000 : Math.ceil(persons / 10), dataDir, say };

const timed = async <T>(work: () => Promise<T>): Promise<{ seconds: number; value: T }> => {
  const began = performance.now();
  const value = await work();
  return { seconds: (performance.now() - began) / 1_000, value };
};
const countOf = async (where: string): Promise<number> =>
  Number((await house.database.directory.unsafe(`select count(*) from space where ${where}`))[0]?.['count']);

const before = await countOf('true');
say(`imported before: ${before}`);
const importing = stepper('imported', sized);
importing.at(before);
const imported = await timed(async () => {
  if (before === persons) return;
  const done = await importPersons({ ...house, mode: 'demo', sendsMail: true }, crowdFeed(persons), {
    runId: `scale ${persons}`,
    format: 'ndjson',
    refuse: (_lines, from) => Promise.resolve(from),
    progress: (counts) => importing.at(counts.new),
  });
  if (done.new !== persons) throw new Error(`imported ${JSON.stringify(done)}`);
});
const waiting = (
  await house.database.directory`
  select (select count(*) from directory_code) as codes, (select count(*) from directory_person) as people`
)[0];
say(`codes ${waiting?.['codes']}, people ${waiting?.['people']}`);

const noticedBefore = await countOf(`notice_wanted is null`);
const noticing = stepper('notices left', sized);
noticing.at(noticedBefore);
const noticed = await timed(async () => {
  let done = noticedBefore;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await house.database.directory<{ record_id: RecordId }[]>`
      select record_id from space where record_id > ${after}::uuid and notice_wanted is not null
      order by record_id limit 1000`;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.record_id;
    done += (
      await noticesLeft(
        house,
        rows.map(({ record_id }) => record_id),
      )
    ).length;
    noticing.at(done);
  }
});

clock.setOffset(44 * DAY);
const openBefore = await countOf(`state = 'open'`);
const opening = stepper('opened', sized);
opening.at(openBefore);
const opened = await timed(() => carryWave(house, 'space-open', 1_000, ({ moved }) => opening.at(openBefore + moved)));
if (openBefore + opened.value.moved !== persons) throw new Error(`opened ${JSON.stringify(opened.value)}`);
const open = await countOf(`state = 'open'`);
if (open !== persons) throw new Error(`${open} are open`);

const part = (count: number, seconds: number, steps: readonly Step[]) => {
  const perSecond = Math.max(1, Math.round(count / seconds));
  const [first, last] = [steps[0], steps.at(-1)];
  return {
    count,
    perSecond,
    seconds: Math.round(seconds),
    hoursFor69Million: Math.round((69e6 / perSecond / 3_600) * 10) / 10,
    lastStepToFirst: {
      rate: ratio(last?.perSecond, first?.perSecond),
      megabytes: ratio(last?.megabytes, first?.megabytes),
    },
    steps,
  };
};
const ratio = (a = 1, b = 1): number => Math.round((a / b) * 100) / 100;
process.send?.({
  result: {
    persons,
    node: process.version,
    import: part(persons - before, imported.seconds, importing.steps),
    notices: part(persons - noticedBefore, noticed.seconds, noticing.steps),
    opening: part(persons - openBefore, opened.seconds, opening.steps),
  },
});
await house.close();
process.disconnect?.();
