import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { makeServer, type ServerOptions } from './http-server.js';
import { openRoute } from './route.js';

const failing = openRoute({
  method: 'GET',
  path: '/fails',
  decide: 'everyone',
  answer() {
    throw new Error('Jeanne 1 79 06');
  },
});

const open = openRoute({
  method: 'GET',
  path: '/open',
  decide: 'everyone',
  answer: () => ({ status: 200, body: 'our page' }),
});

const named = openRoute({
  method: 'GET',
  path: '/named/:name',
  decide: 'everyone',
  answer: () => ({ status: 200, body: 'our page with a name' }),
});

function server(mounts: ServerOptions['mounts'], observed: string[] = []) {
  return makeServer({
    routes: [failing, open, named],
    ...(mounts === undefined ? {} : { mounts }),
    runner: { perform: () => Promise.reject(new Error('no act here')) },
    log: pino({ level: 'silent' }),
    secureCookies: false,
    notFound: () => ({ status: 404, body: 'our page for nothing' }),
    failed: (_request, kind) => ({ status: kind === 'internal' ? 500 : 400, body: `our page for ${kind}` }),
    observe: ({ route, method, status }) => {
      observed.push(`${method} ${route} ${status}`);
    },
  });
}

const PARTS: readonly (readonly [string, ServerOptions['mounts']])[] = [
  ['without parts', undefined],
  ['with a part mounted beside', [{ prefix: '/part', handle: () => Promise.resolve() }]],
];

for (const [name, mounts] of PARTS) {
  test(`a failure answers our page and nothing of the error, ${name}`, async () => {
    const observed: string[] = [];
    const app = await server(mounts, observed);
    const answer = await app.inject('/fails');
    assert.deepEqual([answer.statusCode, answer.body], [500, 'our page for internal']);
    assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/);
    assert.deepEqual(observed, ['GET /fails 500']);
    await app.close();
  });

  test(`an unknown address answers our page, also one that is malformed or endless, ${name}`, async () => {
    const app = await server(mounts);
    for (const address of ['/nowhere', '/%', '/named/%E0%A4%A', `/named/${'a'.repeat(300)}`]) {
      const answer = await app.inject({ url: address, headers: { cookie: 'one=1' } });
      assert.deepEqual([answer.statusCode, answer.body], [404, 'our page for nothing'], address);
      assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/);
    }
    await app.close();
  });
}

test('whether an open page is there can be asked without fetching it', async () => {
  const app = await server(undefined);
  const answer = await app.inject({ method: 'HEAD', url: '/open' });
  assert.deepEqual([answer.statusCode, answer.body, answer.headers['content-length']], [200, '', '8']);
  assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/);
  await app.close();
});
