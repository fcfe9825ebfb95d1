// Documents deposited by `carnet deposit`, client and server killed at random moments, run again until it is done: each document is there
// once. `npm run prove:deposits` runs it with 1,000 documents and keeps the result; here it is a hundredth of that.
import assert from 'node:assert/strict';
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { exportJWK, generateKeyPair } from 'jose';
import { readTrace, verifyTrace } from '../../src/audit/index.js';
import { buildHouse, type House } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { registerSoftware } from '../../src/fhir/index.js';
import { saveProfessional, saveStructure } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { systemClock } from '../../src/platform/clock.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { makeLog } from '../../src/platform/log.js';
import { masterKeyOf, migrateHome } from '../../src/running-home.js';
import { aRecord, testIns } from '../support/cast.js';
import { CLI } from '../support/command.js';
import { HOSPITAL, PHYSICIAN } from '../support/fhir-software.js';
import { freePort } from '../support/listening-world.js';
import { minimalCda, recordTarget } from '../support/minimal-cda.js';
import { randomSource } from '../support/random-source.js';
import { removeHome, temporaryHome } from './own-home.js';

const COUNT = Number(process.env['CARNET_PROOF_COUNT'] ?? 10);
const SEED = Number(process.env['CARNET_PROOF_SEED'] ?? Date.now() % 1_000_000);
const RESULT = process.env['CARNET_PROOF_RESULT'];
/** One for every twenty-five documents, and four at least. */
const KILLS = Math.max(4, Math.round(COUNT / 25));
const PEOPLE = Math.max(2, Math.round(COUNT / 50));
const SERVER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), 'deposit-server.js');

let home = '';
let cluster: EmbeddedPostgres;
before(async () => {
  home = await temporaryHome('deposits');
  cluster = await startEmbeddedPostgres({ home });
});
const running = new Set<ChildProcess>();
/** Ends with the test, also when it fails. */
const kept = (child: ChildProcess): ChildProcess => {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
};
after(async () => {
  for (const child of running) child.kill('SIGKILL');
  await removeHome(home, cluster);
});

const config = () => readConfig({ CARNET_MODE: 'demo', CARNET_HOME: home });

async function openHouse(): Promise<House> {
  const { url } = await migrateHome(config(), cluster.ownerUrl);
  const masterKey = await masterKeyOf(config());
  return buildHouse({
    config: config(),
    databaseUrl: url,
    masterKey,
    clock: systemClock(),
    log: makeLog('error'),
    connections: 3,
  });
}

interface Planned {
  readonly recordId: RecordId;
  readonly uniqueId: string;
}

/** Files as hospitals have them: each person's CDA, as different from one another as their content. */
async function writeDocuments(house: House, folder: string): Promise<readonly Planned[]> {
  await mkdir(folder);
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => aRecord(house, n + 1)));
  const planned: Planned[] = [];
  for (let n = 0; n < COUNT; n += 1) {
    const person = n % PEOPLE;
    const root = `2.25.9${String(n).padStart(6, '0')}`;
    const text = minimalCda({
      documentId: `<id root="${root}"/>`,
      title: `<title>Document ${n}</title>`,
      recordTargets: recordTarget({
        ids: `<id root="1.2.250.1.213.1.4.10" extension="${testIns(person + 1).value}"/>`,
        name: '<family qualifier="BR">ESSAI</family><given>Camille</given><given qualifier="BR">Camille</given>',
        birth: '<birthTime value="19750512"/>',
      }),
    });
    await writeFile(path.join(folder, `${String(n).padStart(5, '0')}.xml`), text);
    planned.push({ recordId: people[person] as RecordId, uniqueId: `urn:oid:${root}` });
  }
  return planned;
}

async function registered(house: House): Promise<string> {
  const { directory } = house.database;
  await saveStructure(directory, house.keys.directory, HOSPITAL);
  await saveProfessional(directory, house.keys.directory, PHYSICIAN, [HOSPITAL.id]);
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const form = {
    clientId: 'hospital',
    name: 'Hôpital',
    structureId: HOSPITAL.id,
    jwks: JSON.stringify(await exportJWK(publicKey)),
  };
  assert.ok((await registerSoftware(house, form, 'command')).ok);
  const key = path.join(home, 'hospital.json');
  await writeFile(key, JSON.stringify(await exportJWK(privateKey)));
  return key;
}

test(`${COUNT} documents, ${KILLS} kills of client and server at random moments: each document once`, async (t) => {
  t.diagnostic(`seed ${SEED}`);
  const began = performance.now();
  const random = randomSource(SEED).next;
  const folder = path.join(home, 'documents');
  const list = path.join(home, 'deposited.jsonl');
  let house = await openHouse();
  const planned = await writeDocuments(house, folder);
  const key = await registered(house);
  await house.close();
  const { url } = await migrateHome(config(), cluster.ownerUrl);
  const master = (await masterKeyOf(config())).export().toString('hex');
  const port = await freePort();

  const startServer = async (): Promise<ChildProcess> => {
    const child = fork(SERVER, [home, url, master, String(port)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    kept(child);
    await once(child, 'message');
    return child;
  };
  const startClient = (): ChildProcess =>
    kept(
      spawn(
        process.execPath,
        [
          ...[CLI, 'deposit', folder, '--server', `http://127.0.0.1:${port}`, '--list', list, '--patience', '120'],
          ...['--client', 'hospital', '--key', key, '--structure', HOSPITAL.id, '--professional', PHYSICIAN.idNatPs],
        ],
        { stdio: ['ignore', 'ignore', 'pipe'] },
      ),
    );
  const taken = async (): Promise<number> => (await readFile(list, 'utf8').catch(() => '')).split('\n').length - 1;

  // Each kill waits for a number of documents drawn by chance, and then for some milliseconds more.
  const moments = Array.from({ length: KILLS }, () => Math.floor(random() * COUNT * 0.95)).sort((a, b) => a - b);
  const killed = { client: 0, server: 0 };
  let server = await startServer();
  let client = startClient();
  let said = '';
  const listen = (): void => void client.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  listen();
  for (const [at, moment] of moments.entries()) {
    while ((await taken()) < moment && client.exitCode === null) await wait(2);
    await wait(random() * 40);
    // Both kinds come, whatever chance says.
    const victim = at === 0 ? 'server' : at === 1 ? 'client' : random() < 0.5 ? 'server' : 'client';
    if (victim === 'server') {
      const gone = once(server, 'exit');
      server.kill('SIGKILL');
      await gone;
      server = await startServer();
    } else if (client.exitCode === null) {
      const gone = once(client, 'exit');
      client.kill('SIGKILL');
      await gone;
      client = startClient();
      listen();
    } else continue;
    killed[victim] += 1;
  }
  const [code] = client.exitCode === null ? ((await once(client, 'exit')) as [number | null]) : [client.exitCode];
  assert.equal(code, 0, said);
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;

  assert.ok(killed.server > 0 && killed.client > 0, JSON.stringify(killed));
  house = await openHouse();
  const { entries, lost, doubled } = await eachOnce(house, planned).finally(() => house.close());
  assert.deepEqual({ lost, doubled }, { lost: 0, doubled: 0 });
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  t.diagnostic(
    `${COUNT} documents, killed ${killed.client} clients and ${killed.server} servers, ${entries} entries in the trace, ${seconds} s`,
  );
  if (RESULT !== undefined)
    await writeFile(
      RESULT,
      JSON.stringify({ documents: COUNT, killed, seed: SEED, doubled, lost, traceEntries: entries, seconds }),
    );
});

/** Every planned document is in its record, once and traced; nothing else is there; the chains hold. Answers the entries of deposits,
 * what was lost (the document, or its entry) and what is there more than once. */
async function eachOnce(
  house: House,
  planned: readonly Planned[],
): Promise<{ entries: number; lost: number; doubled: number }> {
  let entries = 0;
  let lost = 0;
  let doubled = 0;
  for (const recordId of new Set(planned.map((one) => one.recordId))) {
    const own = planned
      .filter((one) => one.recordId === recordId)
      .map((one) => one.uniqueId)
      .sort();
    const rows = await house.database.withRecord(
      recordId,
      (handle) =>
        handle.sql<{ id: string; sealed: Buffer }[]>`select id, sealed from document where record_id = ${recordId}`,
    );
    const stored = await house.database.withRecord(recordId, async (handle) =>
      rows
        .map(
          ({ id, sealed }) =>
            (JSON.parse(handle.open('document', id, sealed).toString()) as { uniqueId: string }).uniqueId,
        )
        .sort(),
    );
    const there = new Set(stored);
    lost += own.filter((uniqueId) => !there.has(uniqueId)).length;
    doubled += stored.length - there.size;
    assert.deepEqual(
      [...there].filter((uniqueId) => !own.includes(uniqueId)),
      [],
      'and nothing else is there',
    );
    const { lines } = await house.database.withRecord(recordId, (handle) =>
      readTrace(handle, 'shown', { limit: 10_000 }),
    );
    const traced = lines.filter(({ act, outcome }) => act === 'document-deposit' && outcome === 'done');
    // A document that was answered to a client that was gone is sent again: that too is an entry. None is without one.
    lost += Math.max(0, own.length - traced.length);
    entries += traced.length;
  }
  assert.deepEqual((await verifyTrace({ sql: house.database.directory, keys: house.logKeys, outside: [] })).faults, []);
  return { entries, lost, doubled };
}
