// The server of the proof of deposits: the whole house on a home and a port of its own, to be killed at any moment.
import { createSecretKey } from 'node:crypto';
import { buildHouse } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { systemClock } from '../../src/platform/clock.js';
import { makeLog } from '../../src/platform/log.js';
import { startWeb } from '../../src/serve.js';

const [home = '', databaseUrl = '', master = '', port = ''] = process.argv.slice(2);
const config = readConfig({
  CARNET_MODE: 'demo',
  CARNET_HOME: home,
  CARNET_HOST: '127.0.0.1',
  PORT: port,
  CARNET_PUBLIC_URL: `http://127.0.0.1:${port}`,
  CARNET_LOG_LEVEL: 'error',
  CARNET_SOFTWARE_REQUESTS_PER_MINUTE: '1000000',
});
const house = await buildHouse({
  config,
  databaseUrl,
  masterKey: createSecretKey(Buffer.from(master, 'hex')),
  clock: systemClock(),
  log: makeLog('error'),
  keepsReadingWarm: true,
});
await startWeb(house);
process.send?.('ready');
process.on('disconnect', () => process.exit(0));
