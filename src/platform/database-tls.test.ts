// A real PostgreSQL behind TLS, reached by both drivers of the house as DATABASE_URL says, with an authority of one's own.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { anAuthority, type Certified } from '../../test/support/certificates.js';
import { startWorld, type World } from '../../test/support/world.js';

const SSL_REQUEST = 80_877_103;

let world: World;
let folder: string;
const servers: Server[] = [];
const open = new Set<Socket>();
before(async () => {
  world = await startWorld({ content: 'empty' });
  folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-tls-'));
});
after(async () => {
  for (const socket of open) socket.destroy();
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

/** What a pooler does: TLS as PostgreSQL's protocol begins it, in front of the server itself. Answers its port. */
async function behindTls({ keyPem, pem }: Certified): Promise<number> {
  const behind = new URL(world.applicationUrl);
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      if (first.length !== 8 || first.readUInt32BE(4) !== SSL_REQUEST) return socket.destroy();
      socket.pause();
      socket.write('S');
      const secured = new TLSSocket(socket, { isServer: true, key: keyPem, cert: pem });
      const inside = connect(Number(behind.port), behind.hostname);
      open.add(inside);
      for (const one of [secured, inside]) one.on('error', () => (secured.destroy(), inside.destroy()));
      secured.pipe(inside).pipe(secured);
    });
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const ASKS = {
  'the house': `import { openDatabase } from ${JSON.stringify(new URL('./database.js', import.meta.url).href)};
    const database = openDatabase({ url: process.argv[1], keys: {}, connections: 3 });
    const [row] = await database.directory\`select current_user as who\`;
    console.log(row.who); process.exit(0);`,
  'the jobs': `import pg from 'pg';
    const client = new pg.Client({ connectionString: process.argv[1] });
    await client.connect();
    console.log((await client.query('select current_user as who')).rows[0].who); process.exit(0);`,
};

/** What a process answers that knows this authority: who it is to the database, or why it got nowhere. */
async function asked(script: string, url: string, authority: string | undefined): Promise<string> {
  const env = { ...process.env, ...(authority === undefined ? {} : { NODE_EXTRA_CA_CERTS: authority }) };
  const given = ['--input-type=module', '--eval', script, url];
  const root = path.resolve(import.meta.dirname, '../../..');
  return promisify(execFile)(process.execPath, given, { env, cwd: root, timeout: 60_000 }).then(
    ({ stdout }) => stdout.trim(),
    (error: unknown) => `failed: ${(error as { stderr?: string }).stderr ?? ''}`,
  );
}

for (const [who, script] of Object.entries(ASKS))
  test(`${who}: verify-full reaches a server of a known authority, by its name, and nobody else`, async () => {
    const [mine, other] = [anAuthority('Autorité d’essai'), anAuthority('Autre autorité')];
    const file = path.join(folder, `${who.replace(' ', '-')}.pem`);
    writeFileSync(file, mine.pem);
    const at = (port: number, host = 'localhost'): string => {
      const url = new URL(world.applicationUrl);
      return `postgres://${url.username}:${url.password}@${host}:${port}${url.pathname}?sslmode=verify-full`;
    };
    const [right, wrong] = await Promise.all([behindTls(mine.certify('base')), behindTls(other.certify('base'))]);
    assert.equal(await asked(script, at(right), file), 'carnet_app');
    assert.match(
      await asked(script, at(right), undefined),
      /^failed: .*certificate/s,
      'an authority that is not known',
    );
    assert.match(await asked(script, at(wrong), file), /^failed: .*certificate/s, 'another one’s server');
    const plain = Number(new URL(world.applicationUrl).port);
    assert.match(await asked(script, at(plain), file), /^failed: /, 'a server without TLS gets no password');
  });
