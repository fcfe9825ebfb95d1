// What was answered is there: the server and its PostgreSQL are killed in the middle of the work, again and again.
import assert from 'node:assert/strict';
import { createHash, randomInt } from 'node:crypto';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readTrace, verifyTrace } from '../../src/audit/index.js';
import { buildHouse, type House } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { systemClock } from '../../src/platform/clock.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { makeLog } from '../../src/platform/log.js';
import { masterKeyOf, migrateHome } from '../../src/running-home.js';
import { aRecord, testIns } from '../support/cast.js';
import { documentReference, fhirWorld } from '../support/fhir-software.js';
import { removeHome, temporaryHome } from './own-home.js';

const KILLS = 5;
const CLIENTS = 4;
const SERVER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../bench/server.js');

interface Acknowledged {
  readonly id: string;
  readonly recordId: RecordId;
  readonly sha256: string;
  readonly label: string;
}

let home = '';
let cluster: EmbeddedPostgres;
before(async () => {
  home = await temporaryHome('durable');
  cluster = await startEmbeddedPostgres({ home });
});
after(() => removeHome(home, cluster));

/** The house beside the server under test, for the questions of the proof. */
async function openHouse(): Promise<House> {
  const config = readConfig({ CARNET_MODE: 'demo', CARNET_HOME: home, CARNET_PUBLIC_URL: 'http://127.0.0.1:1' });
  const { url } = await migrateHome(config, cluster.ownerUrl);
  const masterKey = await masterKeyOf(config);
  return buildHouse({
    config,
    databaseUrl: url,
    masterKey,
    clock: systemClock(),
    log: makeLog('error'),
    connections: 3,
  });
}

async function startServer(): Promise<{ child: ChildProcess; address: string }> {
  const config = readConfig({ CARNET_MODE: 'demo', CARNET_HOME: home });
  const { url } = await migrateHome(config, cluster.ownerUrl);
  const master = (await masterKeyOf(config)).export().toString('hex');
  const child = fork(SERVER, [home, url, master], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { child, address: `http://127.0.0.1:${port}` };
}

/** Deposits one document after another until the server is gone; notes each that was answered with 201. */
async function client(
  address: string,
  token: string,
  person: { recordId: RecordId; ins: string },
  name: string,
  answered: Acknowledged[],
): Promise<void> {
  for (let n = 0; ; n += 1) {
    const label = `${name}-${n}`;
    const bytes = Buffer.from(`${label} ${'contenu '.repeat(50 + n)}`);
    const resource = documentReference({
      bytes,
      ins: { value: person.ins },
      uniqueId: `urn:oid:2.25.${BigInt(`0x${createHash('sha256').update(label).digest('hex').slice(0, 24)}`)}`,
      title: label,
    });
    const answer = await fetch(`${address}/fhir/DocumentReference`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json' },
      body: JSON.stringify(resource),
    }).catch(() => undefined);
    if (answer === undefined) return;
    // Answered is what the client has seen of it: the status is enough, its body may be cut off.
    const { status } = answer;
    const body = await answer.text().catch(() => undefined);
    if (status !== 201) assert.ok(status >= 500, `${status} ${body ?? ''}`);
    else {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const id = /DocumentReference\/(.+)$/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
      answered.push({ id, recordId: person.recordId, sha256, label });
    }
    if (body === undefined || status !== 201) return;
  }
}

const postmaster = async (): Promise<number> =>
  Number((await readFile(path.join(cluster.dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0]);

test('after five kills of server and PostgreSQL, everything answered is there, whole and traced', async () => {
  const answered: Acknowledged[] = [];
  let house = await openHouse();
  let people: { recordId: RecordId; ins: string }[] = [];
  for (let n = 1; n <= CLIENTS; n += 1)
    people = [...people, { recordId: await aRecord(house, n), ins: testIns(n).value }];
  const fhir = await fhirWorld(house);
  const token = await fhir.token();
  await fhir.close();
  await house.close();

  for (let kill = 1; kill <= KILLS; kill += 1) {
    const before = answered.length;
    const { child, address } = await startServer();
    const clients = people.map((person, at) => client(address, token, person, `${kill}-${at}`, answered));
    const deadline = performance.now() + 120_000;
    while (answered.length < before + CLIENTS && performance.now() < deadline) await wait(10);
    await wait(randomInt(0, 250));
    // Which of the two goes first is left to chance.
    const server = once(child, 'exit');
    const victims: (() => void)[] = [
      () => void child.kill('SIGKILL'),
      (
        (pid) => () =>
          void process.kill(pid, 'SIGKILL')
      )(await postmaster()),
    ];
    for (const strike of randomInt(2) === 0 ? victims : victims.reverse()) strike();
    await Promise.all([...clients, server, cluster.exited]);
    await cluster.stop();
    cluster = await startEmbeddedPostgres({ home });
    assert.ok(answered.length > before, 'nothing was answered before the kill');

    house = await openHouse();
    try {
      await allIsThere(house, answered);
    } finally {
      await house.close();
    }
  }
  assert.ok(answered.length >= KILLS * CLIENTS, `${answered.length} deposits were answered`);
});

/** Every deposit that was answered: found, whole, traced once; and both chains of every record hold. */
async function allIsThere(house: House, answered: readonly Acknowledged[]): Promise<void> {
  const { faults, logFaults } = await verifyTrace({ sql: house.database.directory, keys: house.logKeys, outside: [] });
  assert.deepEqual([faults, logFaults], [[], []]);
  for (const recordId of new Set(answered.map((one) => one.recordId))) {
    const traced = await labelsTraced(house, recordId);
    const own = answered.filter((one) => one.recordId === recordId);
    for (const { id, sha256, label } of own) {
      assert.deepEqual(
        traced.filter((one) => one === label),
        [label],
        `${label}: its entry in the history`,
      );
      const named = house.publicIds.read('document', id);
      assert.equal(named?.recordId, recordId, label);
      const read = await house.runner.perform(
        house.acts.downloadDocument,
        recordId,
        { id: named?.itemId as never },
        { kind: 'person', recordId },
      );
      assert.equal(read.kind, 'done', `${label} ${JSON.stringify(read)}`);
      if (read.kind === 'done')
        assert.equal(createHash('sha256').update(read.outcome.bytes).digest('hex'), sha256, label);
    }
    // Whatever is stored without having been answered is traced as well: no document without its entry.
    const documents = await house.database.withRecord(
      recordId,
      (handle) => handle.sql`select id from document where record_id = ${recordId}`,
    );
    assert.equal(documents.length, traced.length, 'documents and their entries');
  }
}

async function labelsTraced(house: House, recordId: RecordId): Promise<string[]> {
  const { lines } = await house.database.withRecord(recordId, (handle) => readTrace(handle, 'shown', { limit: 5_000 }));
  return lines
    .filter(({ act, outcome }) => act === 'document-deposit' && outcome === 'done')
    .map(({ object }) => object?.label ?? '');
}
