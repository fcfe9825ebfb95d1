// The process of the proof of crashes: does one piece of a space's life, to be killed at any moment of it.
import { createReadStream } from 'node:fs';
import { createSecretKey } from 'node:crypto';
import { buildHouse } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { carryWave, eraseDueSpaces, finishErasures, importPersons, refusedFile } from '../../src/lifecycle/index.js';
import { systemClock } from '../../src/platform/clock.js';
import { makeLog } from '../../src/platform/log.js';
import { makeTakeouts } from '../../src/takeout/index.js';
import { takeoutDeps } from '../../src/takeouts.js';

const [home = '', databaseUrl = '', master = '', task = '', offset = '0', file = ''] = process.argv.slice(2);
const clock = systemClock();
clock.setOffset(Number(offset));
const house = await buildHouse({
  config: readConfig({ CARNET_MODE: 'demo', CARNET_HOME: home, CARNET_LOG_LEVEL: 'error' }),
  databaseUrl,
  masterKey: createSecretKey(Buffer.from(master, 'hex')),
  clock,
  log: makeLog('error'),
  connections: 4,
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
  },
};
process.on('disconnect', () => process.exit(1));
process.send?.('begins');
await tasks[task]?.();
process.send?.('done');
await house.close();
process.removeAllListeners('disconnect');
process.disconnect?.();
