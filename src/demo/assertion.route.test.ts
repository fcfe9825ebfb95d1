import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../test/support/world.js';

describe('GET /demo/assertion', () => {
  let world: World;
  before(async () => {
    // Assertions are signed by the clock on the wall, as software elsewhere signs them.
    world = await startWorld({ startsAt: Date.now() });
  });
  after(() => world.close());

  const ask = async (query: string): Promise<{ status: number; text: string }> => {
    const answer = await world.app.inject({ method: 'GET', url: `/demo/assertion${query}` });
    return { status: answer.statusCode, text: answer.body };
  };
  const token = async (assertion: string): Promise<number> =>
    (
      await world.app.inject({
        method: 'POST',
        url: '/oauth/token',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: assertion,
        }).toString(),
      })
    ).statusCode;

  it('signs for each piece of the demo’s software, anew each time, and it is good once', async () => {
    for (const key of ['hospital', 'laboratory', 'samu', 'fontaine']) {
      const [one, two] = [await ask(`?software=${key}`), await ask(`?software=${key}`)];
      assert.notEqual(one.text, two.text);
      assert.deepEqual([await token(one.text), await token(one.text), await token(two.text)], [200, 401, 200], key);
    }
  });
  it('names another professional of the demo when asked', async () => {
    const { status, text } = await ask('?software=hospital&professional=nurse');
    assert.deepEqual([status, await token(text)], [200, 200]);
  });
  it('says which software there is when it is asked for none', async () => {
    for (const query of ['', '?software=nobody', '?software=hospital&professional=nobody'])
      assert.deepEqual(await ask(query), { status: 404, text: 'software: hospital, laboratory, samu, fontaine\n' });
  });
});
