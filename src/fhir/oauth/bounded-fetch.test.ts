import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { fetchSmallText, mayConnectTo, type FetchOptions } from './bounded-fetch.js';

describe('where keys may be read', () => {
  const nowhere = [
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.9.9.9',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
    ],
    ...[
      '192.0.0.8',
      '192.168.1.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      'fe80::1',
      'fd00::1',
      'ff02::1',
    ],
    ...[
      '::ffff:10.0.0.1',
      '::ffff:127.0.0.1',
      '::ffff:169.254.169.254',
      '64:ff9b::a00:1',
      '2002:7f00:1::',
      '2001:db8::1',
      'not an address',
    ],
  ];
  for (const address of nowhere) it(`is not ${address}`, () => assert.equal(mayConnectTo(address, false), false));
  for (const address of ['8.8.8.8', '193.252.19.3', '172.32.0.1', '2a01:e0a::1', '2606:4700::1111'])
    it(`is ${address}`, () => assert.equal(mayConnectTo(address, false), true));
  it('in a demo is the machine itself, and no other private address', () => {
    assert.deepEqual(
      ['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254', '192.168.1.1'].map((address) => mayConnectTo(address, true)),
      [true, true, false, false, false],
    );
  });
});

describe('reading a small file elsewhere', () => {
  const servers: Server[] = [];
  after(() => servers.forEach((server) => server.close().closeAllConnections()));

  async function serve(answer: RequestListener): Promise<string> {
    const server = createServer(answer);
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  }
  const read = (url: string, options: FetchOptions = { ownMachine: true }): Promise<string> =>
    fetchSmallText(new URL(url), options);
  const fails = (url: string, why: string, options?: FetchOptions): Promise<void> =>
    assert.rejects(read(url, options), { name: 'NotFetched', message: why });

  it('answers the text', async () => {
    assert.equal(await read(await serve((_, response) => response.end('é'))), 'é');
  });
  it('follows no redirect', async () => {
    let reached = false;
    const target = await serve((_, response) => {
      reached = true;
      response.end('{}');
    });
    await fails(await serve((_, response) => response.writeHead(302, { location: target }).end()), 'status-302');
    assert.equal(reached, false);
  });
  it('stops at 64 kB, whatever length is announced', async () => {
    await fails(await serve((_, response) => response.end('x'.repeat(70_000))), 'too-large');
  });
  it('stops when it takes too long', async () => {
    const url = await serve((_, response) => void response.write('{'));
    await fails(url, 'too-slow', { ownMachine: true, deadline: 100 });
  });
  it('connects to no address of the machine in production, written out or behind a name', async () => {
    let reached = false;
    const url = await serve((_, response) => {
      reached = true;
      response.end('{}');
    });
    await fails(url, 'address-refused', { ownMachine: false });
    await fails(url.replace('127.0.0.1', 'localhost'), 'address-refused', { ownMachine: false });
    await fails(url.replace('127.0.0.1', '2130706433'), 'address-refused', { ownMachine: false });
    assert.equal(reached, false);
  });
  it('refuses a name when one of its addresses is private', async () => {
    const resolve = async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '10.0.0.7', family: 4 },
    ];
    await fails('http://keys.example/jwks', 'address-refused', { ownMachine: false, resolve });
  });
  it('connects to what it has checked: the name is resolved once', async () => {
    const url = await serve((_, response) => response.end('mine'));
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.7', family: 4 }];
    };
    assert.equal(await read(url.replace('127.0.0.1', 'keys.example'), { ownMachine: true, resolve }), 'mine');
    assert.equal(asked, 1);
  });
});
