// The measured process: the whole house serving HTTP, with its own CPU and memory reported on demand.
import { createSecretKey } from 'node:crypto';
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
process.send?.({ port: web.port });
process.on('message', (message) => {
  if (message === 'usage') {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicroseconds: user + system, rss: process.memoryUsage().rss });
  }
});
process.on('disconnect', () => process.exit(0));
