import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import postgres from 'postgres';
import { joinEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { processIdentity, waitForExit } from './process-identity.js';

let folder: string;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'carnet-embedded-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function ask(url: string, question: string): Promise<unknown> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return Object.values((await sql.unsafe(question))[0] ?? {})[0];
  } finally {
    await sql.end();
  }
}

const postmasterPid = async (server: { dataDir: string }): Promise<number> =>
  Number((await readFile(path.join(server.dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0]);

/** Starts the cluster in a process of its own, which is then killed outright, with or without its guard; answers the server's pid. */
async function startAndKill(home: string, alsoItsGuard = false): Promise<number> {
  const module = new URL('./embedded-postgres.js', import.meta.url).href;
  const script = `const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const server = await startEmbeddedPostgres({ home: ${JSON.stringify(home)} });
    console.log('ready'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error('the starter ended early')));
  });
  const joined = await joinEmbeddedPostgres(home);
  assert.ok(joined);
  const pid = await postmasterPid(joined);
  if (alsoItsGuard) {
    const processes = execFileSync('ps', ['-ww', '-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
    const guard = processes.find((line) => line.includes(`carnet-postgres-guard ${pid} `));
    process.kill(Number.parseInt(guard ?? '', 10), 'SIGKILL');
  }
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  return pid;
}

test('a home keeps its database from one start to the next, and safe settings', async () => {
  const home = path.join(folder, 'kept');
  const first = await startEmbeddedPostgres({ home });
  try {
    assert.match(String(await ask(first.ownerUrl, 'select version()')), /^PostgreSQL 18\./);
    await ask(first.ownerUrl, 'create table kept (word text)');
    await ask(first.ownerUrl, "insert into kept values ('carnet')");
    const expected = {
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      server_encoding: 'UTF8',
      listen_addresses: '127.0.0.1',
      password_encryption: 'scram-sha-256',
      log_min_error_statement: 'panic',
      log_statement: 'none',
      jit: 'off',
    };
    for (const [name, value] of Object.entries(expected))
      assert.equal(await ask(first.ownerUrl, `show ${name}`), value, name);
    const wrong = first.ownerUrl.replace(/:[^:@]*@/, ':wrong@');
    await assert.rejects(ask(wrong, 'select 1'), /password authentication failed/);
    await assert.rejects(startEmbeddedPostgres({ home }), { name: 'HomeInUse' });
    assert.equal((await joinEmbeddedPostgres(home))?.ownerUrl, first.ownerUrl);
    assert.equal((await stat(path.join(home, 'postgres.json'))).mode & 0o777, 0o600);
  } finally {
    await first.stop();
  }
  await first.exited;
  assert.equal(await joinEmbeddedPostgres(home), undefined);

  const second = await startEmbeddedPostgres({ home });
  try {
    assert.equal(await ask(second.ownerUrl, 'select word from kept'), 'carnet');
    assert.equal(second.stoppedOrphan, false);
  } finally {
    await second.stop();
  }
});

test('no value of a failing statement reaches the log', async () => {
  const home = path.join(folder, 'silent');
  const server = await startEmbeddedPostgres({ home });
  try {
    await assert.rejects(ask(server.ownerUrl, "select 'marker-8713'::date"), /marker-8713/);
    await assert.rejects(ask(server.ownerUrl, "do $$ begin raise exception 'marker-8713'; end $$"), /marker-8713/);
    await ask(server.ownerUrl, "do $$ begin raise warning 'marker-8713'; end $$");
  } finally {
    await server.stop();
  }
  const log = await readFile(path.join(home, 'postgres.log'), 'utf8');
  assert.match(log, /ready to accept connections/);
  assert.doesNotMatch(log, /marker-8713/);
});

test('when the process that started it is killed, the server stops by itself and the next start works', async () => {
  const home = path.join(folder, 'killed');
  const pid = await startAndKill(home);
  const server = await startEmbeddedPostgres({ home });
  try {
    assert.notEqual(await postmasterPid(server), pid);
    assert.equal(await ask(server.ownerUrl, 'select 1'), 1);
  } finally {
    await server.stop();
  }
  const orphan = await processIdentity(pid);
  assert.ok(orphan === undefined || (await waitForExit(orphan, 10_000)));
});

test('a server left running by a kill that took its guard too is stopped first, and nothing committed is lost', async () => {
  const home = path.join(folder, 'orphaned');
  const pid = await startAndKill(home, true);
  const orphan = await joinEmbeddedPostgres(home);
  assert.ok(orphan);
  await ask(orphan.ownerUrl, 'create table kept (word text)');
  const server = await startEmbeddedPostgres({ home });
  try {
    assert.equal(server.stoppedOrphan, true);
    assert.equal(await processIdentity(pid), undefined);
    assert.equal(await ask(server.ownerUrl, "select to_regclass('kept')::text"), 'kept');
  } finally {
    await server.stop();
  }
});

test('a pid file whose pid now belongs to another program does not keep the server from starting', async () => {
  const home = path.join(folder, 'reused');
  const first = await startEmbeddedPostgres({ home });
  const file = path.join(first.dataDir, 'postmaster.pid');
  const left = await readFile(file, 'utf8');
  await first.stop();
  await writeFile(file, left.replace(/^\d+/, String(process.pid)), { mode: 0o600 });
  const second = await startEmbeddedPostgres({ home });
  try {
    assert.equal(await ask(second.ownerUrl, 'select 1'), 1);
  } finally {
    await second.stop();
  }
});

test('what an interrupted first start left is not taken for a database', async () => {
  const home = path.join(folder, 'interrupted');
  const first = await startEmbeddedPostgres({ home });
  const { dataDir } = first;
  await first.stop();
  await rm(dataDir, { recursive: true });
  await writeFile(`${dataDir}.new`, 'half');
  const second = await startEmbeddedPostgres({ home });
  try {
    assert.equal(await ask(second.ownerUrl, 'select 1'), 1);
    assert.deepEqual(
      (await readdir(path.dirname(dataDir))).filter((name) => name.includes('new')),
      [],
    );
  } finally {
    await second.stop();
  }
});

test('a throw-away server leaves nothing, and stopping twice is stopping once', async () => {
  const home = path.join(folder, 'thrown');
  const server: EmbeddedPostgres = await startEmbeddedPostgres({ home, throwAway: true });
  assert.equal(await ask(server.ownerUrl, 'show fsync'), 'off');
  await Promise.all([server.stop(), server.stop()]);
  await assert.rejects(stat(home), { code: 'ENOENT' });
});
