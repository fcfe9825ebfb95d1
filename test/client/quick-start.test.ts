// What docs/interop.md and docs/collection tell those who integrate to do, done as it is written there.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { holds, parseBru, perform, type BruRequest, type Variables } from '../support/bruno.js';
import { startListeningWorld, type ListeningWorld } from '../support/listening-world.js';

const run = promisify(execFile);
const docs = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../docs');
const DEMO = 'http://localhost:8080';

let world: ListeningWorld;
let folder = '';
before(async () => {
  world = await startListeningWorld();
  folder = await mkdtemp(path.join(tmpdir(), 'carnet-quick-start-'));
});
after(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

test('the quick start is ten lines of curl that run, twice', async (t) => {
  const curl = await run('curl', ['--version']).then(
    () => true,
    () => false,
  );
  if (!curl) return t.skip('curl is not installed here');
  const page = await readFile(path.join(docs, 'interop.md'), 'utf8');
  const [, script = ''] = /## Quick start\n[\s\S]*?```sh\n([\s\S]*?)\n```/.exec(page) ?? [];
  assert.equal(script.split('\n').length, 10);
  assert.ok(script.includes(DEMO));
  for (const status of [201, 200]) {
    const { stdout } = await run('bash', ['-e', '-u', '-o', 'pipefail', '-c', script.replaceAll(DEMO, world.url)], {
      cwd: folder,
    });
    assert.match(await readFile(path.join(folder, 'metadata.json'), 'utf8'), /CapabilityStatement/);
    assert.match(stdout, new RegExp(`HTTP/1.1 ${status} `));
    assert.ok(stdout.endsWith('Tout va bien.'), stdout.slice(-300));
  }
});

describe('the Bruno collection', () => {
  const collection = path.join(docs, 'collection');
  let requests: readonly BruRequest[];
  before(async () => {
    const files = (await readdir(collection)).filter((name) => name.endsWith('.bru'));
    requests = await Promise.all(
      files.sort().map(async (name) => parseBru(await readFile(path.join(collection, name), 'utf8'), name)),
    );
  });

  test('has a name, environments for demo and sandbox, and its requests in their order', async () => {
    const { name, version } = JSON.parse(await readFile(path.join(collection, 'bruno.json'), 'utf8')) as Record<
      string,
      string
    >;
    assert.deepEqual([name, version], ['Carnet', '1']);
    assert.deepEqual(
      requests.map(({ seq }) => seq),
      requests.map((_, at) => at + 1),
    );
    assert.deepEqual((await readdir(path.join(collection, 'environments'))).sort(), ['demo.bru', 'sandbox.bru']);
    assert.ok(requests.every(({ asserts }) => asserts.some(([subject]) => subject === 'res.status')));
  });

  test('every request is answered as it says, the whole collection twice', async () => {
    const environment = parseBru(await readFile(path.join(collection, 'environments/demo.bru'), 'utf8'), 'demo');
    for (let time = 1; time <= 2; time += 1) {
      const variables: Variables = new Map(environment.vars);
      assert.equal(variables.get('server'), DEMO);
      variables.set('server', world.url);
      for (const request of requests) {
        const answer = await perform(request, variables);
        for (const each of request.asserts)
          assert.ok(
            holds(each, answer, variables),
            `${request.file}: ${each.join(' ')}: ${answer.status} ${answer.text.slice(0, 300)}`,
          );
      }
    }
  });
});
