// The measured process: the whole house serving HTTP, with its own CPU and memory reported on demand.
import { createSecretKey } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { buildHouse } from '../src/compose.js';
import { readConfig } from '../src/config.js';
import { systemClock } from '../src/platform/clock.js';
import { makeLog } from '../src/platform/log.js';
import { startWeb } from '../src/serve.js';

const [home = '', databaseUrl = '', master = ''] = process.argv.slice(2);
const config = readConfig({
  CARNET_MODE: 'demo',
  CARNET_HOME: home,
  CARNET_HOST: '127.0.0.1',
  PORT: '0',
  CARNET_PUBLIC_URL: 'http://127.0.0.1:1',
  CARNET_LOG_LEVEL: 'error',
});
const house = await buildHouse({
  config,
  databaseUrl,
  masterKey: createSecretKey(Buffer.from(master, 'hex')),
  clock: systemClock(),
  log: makeLog('error'),
  keepsReadingWarm: true,
});
const web = await startWeb(house);
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
process.send?.({ port: web.port });
process.on('message', (message) => {
  if (message === 'usage') {
    const { user, system } = process.cpuUsage();
    // The longest the loop was held since this was asked last.
    const heldMilliseconds = delay.max / 1e6;
    delay.reset();
    process.send?.({ cpuMicroseconds: user + system, rss: process.memoryUsage().rss, heldMilliseconds });
  }
});
process.on('disconnect', () => process.exit(0));
