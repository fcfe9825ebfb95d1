// A sandbox for integrators, as it is started from a shell: made as new while it runs.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readClusterRecord } from '../../src/platform/embedded-postgres-home.js';
import { carnet, CLI } from '../support/command.js';
import { temporaryHome } from '../proofs/own-home.js';
import { freePort } from '../support/listening-world.js';

describe('carnet sandbox', () => {
  let home = '';
  let settings: Record<string, string> = {};
  let server: ChildProcess;
  let address = '';
  before(async () => {
    home = await temporaryHome('sandbox');
    const port = await freePort();
    address = `http://localhost:${port}`;
    settings = {
      CARNET_SANDBOX: 'true',
      CARNET_HOME: home,
      PORT: String(port),
      CARNET_HOST: '127.0.0.1',
      CARNET_LOG_LEVEL: 'error',
    };
    server = spawn(process.execPath, [path.join(path.dirname(CLI), 'main.js')], {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    while (!said.includes('Carnet is ready')) {
      const [chunk] = (await once(server.stdout ?? server, 'data')) as [Buffer];
      said += chunk.toString();
    }
  });
  after(async () => {
    const place = (await readClusterRecord(home).catch(() => undefined))?.place;
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
    for (const each of [place, home]) if (each !== undefined) await rm(each, { recursive: true, force: true });
  });

  const software = async (): Promise<string> => {
    const personas = (await (await fetch(`${address}/demo/personas.json`)).json()) as { software: unknown };
    return JSON.stringify(personas.software);
  };
  const deposit = (...words: readonly string[]) =>
    carnet(
      [
        'deposit',
        path.join(home, 'note.txt'),
        '--server',
        address,
        '--persona',
        'hospital',
        '--ins',
        '279035121518989',
        ...words,
      ],
      {},
      home,
    );

  test('a reset takes away what was deposited, keeps the keys of the software, and leaves the server running', async () => {
    await writeFile(path.join(home, 'note.txt'), 'Note du bac à sable.');
    const what = ['--oid', '1.2.250.1.213.1.4.10', '--type', '11488-4'];
    const first = await deposit(...what, '--list', 'one.jsonl');
    assert.match(first.out, /1 deposited/, first.err);
    const keys = await software();
    const reset = await carnet(['sandbox', 'reset'], settings);
    assert.equal(reset.code, 0, reset.err);
    assert.match(reset.out, /as new/);
    assert.equal(server.exitCode, null);
    assert.equal(await software(), keys);
    const second = await deposit(...what, '--list', 'two.jsonl');
    assert.match(second.out, /1 deposited, 0 there already/, second.err);
  });

  test('nothing else is ever emptied: a demo refuses, and settings that are no sandbox’s refuse to start', async () => {
    const demo = await carnet(['sandbox', 'reset'], { ...settings, CARNET_SANDBOX: 'false' });
    assert.equal(demo.code, 2);
    await access(path.join(home, 'keys', 'master.key'));
    const production = await carnet(['sandbox', 'reset'], { ...settings, CARNET_MODE: 'production' });
    assert.match(production.err, /CARNET_SANDBOX is for a demo/);
  });
});
