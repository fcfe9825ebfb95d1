import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { noteContactChanged, noteEmailReturned, readContact, readPerson, savePerson } from '../identity/index.js';
import { HOUR } from '../kernel/time.js';
import { aRecord } from '../../test/support/cast.js';
import { startWorld, type World } from '../../test/support/world.js';
import { countMessages } from './message.store.js';
import { tellByMessage } from './tell-by-message.js';

let world: World;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());

test('e-mail while it arrives, then the post, then e-mail again once the address was changed', async () => {
  const { house } = world;
  const recordId = await aRecord(house, 1, { email: 'ici@exemple.fr' });
  const at = house.clock.domain();
  await house.database.withRecord(recordId, async (handle) => {
    const tell = (id: string, sendsMail = true) => tellByMessage(handle, { id }, 'space-closed', at, sendsMail);
    assert.equal(await tell('a'), 'email');
    await noteEmailReturned(handle, at);
    assert.equal(await tell('b'), 'post');
    await savePerson(handle, { ...(await readPerson(handle)), email: 'ailleurs@exemple.fr' });
    await noteContactChanged(handle, at + 1);
    assert.deepEqual(await readContact(handle), { changedAt: at + 1 });
    assert.equal(await tell('c'), 'email');
    assert.equal(await tell('d', false), 'post');
    assert.equal(await tellByMessage(handle, { id: 'e' }, 'document-deposited', at, false), undefined);
    assert.equal(await countMessages(handle, 'space-closed', at - HOUR), 4);
    assert.equal(await countMessages(handle, 'space-closed', at), 0);
  });
});
