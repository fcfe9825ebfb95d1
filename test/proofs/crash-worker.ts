// The process of the proof of crashes: does pieces of a space's life side by side, to be killed at any moment of them.
import { createReadStream } from 'node:fs';
import { createSecretKey } from 'node:crypto';
import { buildHouse } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { carryWave, eraseDueSpaces, finishErasures, importPersons, refusedFile } from '../../src/lifecycle/index.js';
import { DAY } from '../../src/kernel/time.js';
import { systemClock } from '../../src/platform/clock.js';
import { makeLog } from '../../src/platform/log.js';
import { makeTakeouts } from '../../src/takeout/index.js';
import { takeoutDeps } from '../../src/takeouts.js';

const [home = '', databaseUrl = '', master = '', wanted = '', offset = '0', file = ''] = process.argv.slice(2);
const clock = systemClock();
clock.setOffset(Number(offset));
const house = await buildHouse({
  config: readConfig({ CARNET_MODE: 'demo', CARNET_HOME: home, CARNET_LOG_LEVEL: 'error' }),
  databaseUrl,
  masterKey: createSecretKey(Buffer.from(master, 'hex')),
  clock,
  log: makeLog('error'),
  connections: 8,
});

/** Small batches: more moments between two of them. */
const BATCH = 25;
const tasks: Readonly<Record<string, () => Promise<unknown>>> = {
  import: () =>
    importPersons({ ...house, mode: 'demo', sendsMail: false }, createReadStream(file, { highWaterMark: 4_096 }), {
      ...{ runId: file.slice(-32), format: 'ndjson', batch: BATCH },
      refuse: refusedFile(`${file}.refused`),
    }),
  wave: () => carryWave(house, 'space-open', BATCH),
  takeout: () => makeTakeouts(takeoutDeps(house)),
  erasure: async () => {
    await eraseDueSpaces(house);
    await finishErasures(house);
    // The last message is given up after a day: then rows, key and blobs go.
    await finishErasures({ ...house, clock: { domain: () => clock.domain() + 2 * DAY } });
  },
};
process.on('disconnect', () => process.exit(1));
process.send?.('begins');
await Promise.all(
  wanted.split(',').map(async (task) => {
    await tasks[task]?.();
    process.send?.(task);
  }),
);
await house.close();
process.removeAllListeners('disconnect');
process.disconnect?.();
