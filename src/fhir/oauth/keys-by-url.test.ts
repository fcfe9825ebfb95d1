import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { after, before, describe, it } from 'node:test';
import { MINUTE, SECOND } from '../../kernel/time.js';
import { openKeysByUrl } from './keys-by-url.js';

describe('keys kept at an address', () => {
  let server: Server;
  let url = '';
  let published: unknown;
  let asked = 0;
  let down = false;
  before(async () => {
    server = createServer((_request, response) => {
      asked += 1;
      if (down) response.writeHead(503).end();
      else response.end(JSON.stringify(published));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
  });
  after(() => server.close());

  async function key(kid: string): Promise<JWK> {
    const { publicKey } = await generateKeyPair('ES256');
    return { ...(await exportJWK(publicKey)), kid };
  }
  /** A reader whose time moves only when told. */
  function reader() {
    let now = 0;
    const faults: string[] = [];
    asked = 0;
    down = false;
    const keys = openKeysByUrl(
      { ownMachine: true },
      (_url, why) => faults.push(why),
      () => now,
    );
    return {
      faults,
      pass: (milliseconds: number) => (now += milliseconds),
      kids: async (kid?: string) => (await keys.keysAt(url, kid))?.keys.map((each) => each.kid),
    };
  }

  it('are read once and remembered for ten minutes', async () => {
    published = { keys: [await key('one')] };
    const { kids, pass } = reader();
    assert.deepEqual(await kids('one'), ['one']);
    pass(9 * MINUTE);
    assert.deepEqual(await kids('one'), ['one']);
    assert.equal(asked, 1);
    pass(MINUTE);
    await kids('one');
    assert.equal(asked, 2);
  });

  it('are read again when a new key comes: once, and not again before the cool-down is over', async () => {
    const { kids, pass } = reader();
    await kids('one');
    published = { keys: [await key('two')] };
    assert.deepEqual(await kids('two'), ['one'], 'within the cool-down nothing is read');
    pass(30 * SECOND);
    assert.deepEqual(await kids('two'), ['two']);
    for (let n = 0; n < 50; n += 1) await kids(`invented ${n}`);
    assert.equal(asked, 2);
    pass(30 * SECOND);
    await Promise.all([kids('x'), kids('y'), kids('z')]);
    assert.equal(asked, 3, 'those who come together wait for one reading');
  });

  it('a key taken away there is no longer good here after ten minutes', async () => {
    published = { keys: [await key('old'), await key('new')] };
    const { kids, pass } = reader();
    assert.deepEqual(await kids('old'), ['old', 'new']);
    published = { keys: [await key('new')] };
    pass(10 * MINUTE);
    assert.deepEqual(await kids('old'), ['new']);
  });

  it('are believed for an hour while the address does not answer, then no more', async () => {
    published = { keys: [await key('one')] };
    const { kids, pass, faults } = reader();
    await kids('one');
    down = true;
    pass(59 * MINUTE);
    assert.deepEqual(await kids('one'), ['one']);
    assert.deepEqual(faults, ['status-503']);
    pass(MINUTE);
    assert.equal(await kids('one'), undefined);
  });

  const wrong: readonly [string, () => Promise<unknown>, string][] = [
    ['a private key among them', async () => ({ keys: [{ ...(await key('one')), d: 'AAAA' }] }), 'keys-private'],
    ['a shared secret', async () => ({ keys: [{ kty: 'oct', k: 'AAAA' }] }), 'keys-private'],
    ['a short RSA key', async () => ({ keys: [{ kty: 'RSA', n: 'A'.repeat(171), e: 'AQAB' }] }), 'keys-weak'],
    ['no keys at all', async () => ({ keys: [] }), 'keys-malformed'],
    ['something else', async () => 'hello', 'keys-malformed'],
  ];
  for (const [what, make, fault] of wrong)
    it(`are none when the address gives ${what}`, async () => {
      published = await make();
      const { kids, faults } = reader();
      assert.equal(await kids('one'), undefined);
      assert.deepEqual(faults, [fault]);
    });
});
