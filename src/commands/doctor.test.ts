import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { startMailServer } from '../../test/support/mail-server.js';
import { startWorld, type World } from '../../test/support/world.js';
import type { Config } from '../config.js';
import { examine } from './doctor.js';

let world: World;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());

/** What the doctor says of an installation with these settings, by the name of what was looked at. */
async function said(settings: Partial<Config> = {}): Promise<Readonly<Record<string, string>>> {
  const url = world.applicationUrl;
  const found = await examine({ ...world.house.config, database: { migrateUrl: url, url }, ...settings }, url);
  return Object.fromEntries(found.map(({ name, state }) => [name, state]));
}

/** A port where nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('an installation that lacks nothing is good, and says what it goes without', async () => {
  assert.deepEqual(await said(), {
    ...{ settings: 'good', 'master key': 'good', keys: 'good', blobs: 'good', database: 'good', 'second wall': 'good' },
    ...{ schema: 'good', 'technical logs': 'absent', antivirus: 'absent', mail: 'absent' },
  });
});

test('antivirus and mail server are asked, not believed', async () => {
  const clamd = createServer((socket) =>
    socket
      .on('error', () => undefined)
      .resume()
      .end('stream: OK\0'),
  );
  await new Promise<void>((resolve) => clamd.listen(0, '127.0.0.1', resolve));
  const mail = await startMailServer();
  const [{ port }, nobody] = [clamd.address() as AddressInfo, await closedPort()];
  try {
    const there = await said({ clamd: `127.0.0.1:${port}`, smtpUrl: mail.url });
    assert.deepEqual([there['antivirus'], there['mail']], ['good', 'good']);
    const gone = await said({ clamd: `127.0.0.1:${nobody}`, smtpUrl: `smtp://127.0.0.1:${nobody}` });
    assert.deepEqual([gone['antivirus'], gone['mail']], ['fault', 'fault']);
    assert.equal((await said({ smtpUrl: mail.url, smtpNeedsTls: true }))['mail'], 'fault');
    assert.equal(mail.received.length, 0);
  } finally {
    await new Promise((resolve) => clamd.close(resolve));
    await mail.close();
  }
});
