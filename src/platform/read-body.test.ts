import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { after, describe, it } from 'node:test';
import { pino } from 'pino';
import { makeServer } from './http-server.js';
import { openRoute } from './route.js';

const MEGABYTE = 1024 * 1024;
let received: Buffer[] = [];
const route = (path: string, bodyLimit?: number) =>
  openRoute({
    method: 'POST',
    path,
    body: 'bytes',
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
    decide: 'everyone',
    answer({ body }) {
      received.push(body);
      return { status: 200, body: String(body.length) };
    },
  });
const faults: string[] = [];
const app = await makeServer({
  routes: [route('/'), route('/small', 10)],
  runner: { perform: () => Promise.reject(new Error('no act here')) },
  log: pino({ level: 'silent' }),
  secureCookies: false,
  notFound: () => ({ status: 404 }),
  failed: (_request, kind) => {
    faults.push(kind);
    return { status: kind === 'too-large' ? 413 : 400 };
  },
  observe: () => undefined,
});
after(() => app.close());

describe('the body of a request', () => {
  for (const size of [0, 1, MEGABYTE, MEGABYTE + 1, 3 * MEGABYTE])
    for (const announced of [true, false])
      it(`of ${size} bytes, ${announced ? 'announced' : 'sent until it ends'}, is read whole`, async () => {
        received = [];
        const bytes = randomBytes(size);
        const payload = announced
          ? bytes
          : Readable.from([bytes.subarray(0, size >> 1), bytes.subarray(size >> 1)], { objectMode: false });
        const answer = await app.inject({ method: 'POST', url: '/', headers: { 'content-type': 'a/b' }, payload });
        assert.equal(answer.statusCode, 200);
        const [body = Buffer.alloc(0)] = received;
        assert.ok(body.equals(bytes));
        assert.equal(body.buffer instanceof SharedArrayBuffer, announced && size > MEGABYTE);
      });

  it('above the limit of its address is refused, announced or not', async () => {
    for (const payload of ['eleven byte', Readable.from([Buffer.from('eleven'), Buffer.from(' byte')])]) {
      const answer = await app.inject({ method: 'POST', url: '/small', headers: { 'content-type': 'a/b' }, payload });
      assert.equal(answer.statusCode, 413);
    }
  });

  it('that breaks off reaches nobody', async () => {
    received = [];
    faults.length = 0;
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.end(`POST / HTTP/1.1\r\nHost: a\r\nContent-Type: a/b\r\nContent-Length: ${2 * MEGABYTE}\r\n\r\nbegun`);
    await once(socket.resume(), 'close');
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'whole' });
    assert.equal(await answer.text(), '5');
    assert.deepEqual(received.map(String), ['whole']);
  });
});
