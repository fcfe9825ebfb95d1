import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type postgres from 'postgres';
import { startWorld, type World } from '../../../test/support/world.js';
import { addRevocation, ALL_TOKENS } from './revocation.store.js';
import { openRevocations } from './revocations.js';

describe('tokens taken back', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ content: 'empty' });
  });
  after(() => world.close());

  const token = { id: 'one', clientId: 'hospital', issuedAt: 1_000 };

  it('are looked up once in two seconds, however many tokens come', async () => {
    let now = 0;
    let asked = 0;
    const { directory } = world.house.database;
    const counted = new Proxy(directory, {
      apply(target, self, parts: unknown[]) {
        asked += 1;
        return Reflect.apply(target as unknown as (...all: unknown[]) => unknown, self, parts);
      },
    }) as postgres.Sql;
    const revocations = openRevocations(counted, () => now);
    await Promise.all(Array.from({ length: 100 }, async () => revocations.ready()));
    assert.equal(asked, 1);
    now = 999;
    assert.equal(revocations.ready(), undefined);
    assert.equal(asked, 1);
    now = 1_500;
    assert.equal(revocations.ready(), undefined, 'between one and two seconds nobody waits');
    assert.equal(asked, 2);
    now = 2_499;
    await revocations.ready();
    assert.equal(asked, 2, 'it has the new list');
    now = 9_000;
    assert.notEqual(revocations.ready(), undefined);
    await revocations.ready();
    assert.equal(asked, 3);
  });

  it('are believed by a process that did not take them back when its list is two seconds old', async () => {
    let now = 0;
    const { directory } = world.house.database;
    const here = openRevocations(directory, () => now);
    await here.ready();
    await addRevocation(directory, { clientId: 'hospital', tokenId: 'one', issuedUntil: 1_000 }, Date.now());
    await addRevocation(directory, { clientId: 'laboratory', tokenId: ALL_TOKENS, issuedUntil: 2_000 }, Date.now());
    now = 2_000;
    await here.ready();
    assert.equal(here.holds(token), true);
    assert.equal(here.holds({ ...token, id: 'two' }), false);
    assert.equal(here.holds({ ...token, clientId: 'laboratory' }), true, 'issued before all were taken back');
    assert.equal(here.holds({ ...token, clientId: 'laboratory', issuedAt: 2_001 }), false);
  });

  it('are believed at once where they were taken back, also while the list is being read', async () => {
    const here = openRevocations(world.house.database.directory, () => 0);
    const reading = here.ready();
    here.add({ clientId: 'hospital', tokenId: 'mine', issuedUntil: 0 });
    assert.equal(here.holds({ ...token, id: 'mine' }), true);
    await reading;
    assert.equal(here.holds({ ...token, id: 'mine' }), true);
  });

  it('cannot be forgotten: without the list no token is believed', async () => {
    const broken = (() => Promise.reject(new Error('down'))) as unknown as postgres.Sql;
    const revocations = openRevocations(broken, () => 0);
    await assert.rejects(async () => revocations.ready(), /down/);
    await assert.rejects(async () => revocations.ready(), /down/);
  });

  it('are kept until those tokens have ended, and swept then', async () => {
    const { directory } = world.house.database;
    await addRevocation(directory, { clientId: 'old', tokenId: 'gone', issuedUntil: 0 }, Date.now() - 3_600_000);
    await addRevocation(directory, { clientId: 'new', tokenId: 'here', issuedUntil: 0 }, Date.now());
    const rows = await world.owner`select client_id from token_revocation where client_id in ('old', 'new')`;
    assert.deepEqual(
      rows.map((row) => row['client_id']),
      ['new'],
    );
  });
});
