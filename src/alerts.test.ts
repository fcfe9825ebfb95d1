import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { addFreeze } from './access/index.js';
import { tellAlerts } from './alerts.js';
import { startWorld, type World } from '../test/support/world.js';

let world: World;
let number = 0;
let freeze: string;
before(async () => {
  world = await startWorld({ content: 'empty', settings: { CARNET_ALERT_MAIL: 'alerte@exemple.invalid' } });
});
after(() => world.close());
beforeEach(async () => {
  const subject = `8997000009${String((number += 1)).padStart(2, '0')}`;
  await addFreeze(world.house.database.directory, subject, '1990000001', world.clock.real());
  const [row] = await world.owner`select id from access_freeze where subject = ${subject}`;
  freeze = row?.['id'] as string;
});

type House = Parameters<typeof tellAlerts>[0];
type Send = NonNullable<House['courier']['mail']>['send'];

const mailing = (send: Send): House => {
  const { mail } = world.house.courier;
  assert.ok(mail !== undefined);
  return { ...world.house, courier: { ...world.house.courier, mail: { ...mail, send } } };
};

/** How often it stands in the security log, and whether it counts as told and as mailed. */
async function told(): Promise<readonly unknown[]> {
  const [row] = await world.owner`
    select (select count(*)::int from security_event where kind = 'access-frozen' and detail->>'freeze' = ${freeze}) as events,
      told_at is not null as told, mailed_at is not null as mailed from access_freeze where id = ${freeze}`;
  return [row?.['events'], row?.['told'], row?.['mailed']];
}

test('whoever dies while telling leaves it to be told', async () => {
  const dying = new Proxy(world.house.log, {
    get: (log, name) =>
      name === 'error'
        ? () => {
            throw new Error('gone');
          }
        : (Reflect.get(log, name) as unknown),
  });
  await assert.rejects(tellAlerts({ ...world.house, log: dying }), /gone/);
  assert.deepEqual(await told(), [0, false, false]);
  await tellAlerts(world.house);
  assert.deepEqual(await told(), [1, true, true]);
});

test('what the mail server does not take yet waits for the next round, and keeps no other waiting', async () => {
  await addFreeze(world.house.database.directory, '899700000999', '1990000001', world.clock.real());
  const tried: string[] = [];
  const busy = mailing(({ id }) => {
    tried.push(id);
    return Promise.resolve(id === `alert-${freeze}` ? 'later' : 'sent');
  });
  await tellAlerts(busy);
  assert.deepEqual([tried.length, await told()], [2, [1, true, false]]);
  await tellAlerts(world.house);
  assert.deepEqual(await told(), [1, true, true]);
});

test('four at once tell once', async () => {
  const mails: string[] = [];
  const house = mailing(({ id }) => {
    mails.push(id);
    return Promise.resolve('sent');
  });
  await Promise.all([1, 2, 3, 4].map(() => tellAlerts(house)));
  assert.deepEqual([mails, await told()], [[`alert-${freeze}`], [1, true, true]]);
});

test('what dies between the mail and its mark is mailed again, and said once in the log', async () => {
  let mails = 0;
  const cut = mailing(async () => {
    mails += 1;
    await world.owner`revoke update on access_freeze from carnet_app`;
    return 'sent';
  });
  await assert.rejects(tellAlerts(cut), /permission denied/);
  await world.owner`grant update on access_freeze to carnet_app`;
  assert.deepEqual(await told(), [1, true, false]);
  await tellAlerts(mailing(() => Promise.resolve(((mails += 1), 'sent'))));
  assert.deepEqual([mails, await told()], [2, [1, true, true]]);
});
