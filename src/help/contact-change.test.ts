// Changing how somebody is reached, while something else happens to the same person: on real PostgreSQL, held still where it matters.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readTrace } from '../audit/index.js';
import { codeWays, noteEmailReturned, readPerson, type Person } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { DAY } from '../kernel/time.js';
import { askCodeAct } from '../lifecycle/index.js';
import { updatePersonAct } from '../lifecycle/feed/update-person.act.js';
import { queueMessage, sendMessages } from '../notices/index.js';
import { sendingDeps } from '../outgoing.js';
import type { Database, Query, RecordHandle } from '../platform/database.js';
import { outboxId } from '../platform/outbox.js';
import { aRecord, testIns } from '../../test/support/cast.js';
import { startMailServer, type MailServer } from '../../test/support/mail-server.js';
import { messages } from '../../test/support/told.js';
import { startWorld, type World } from '../../test/support/world.js';
import { changeContactAct, type ContactInput } from './desk.acts.js';
import { until } from '../../test/support/until.js';

const OLD = 'ancienne@exemple.fr';
const NEW = 'nouvelle@exemple.fr';
let server: MailServer;
let world: World;
let numbers = 600;
before(async () => {
  server = await startMailServer();
  world = await startWorld({ content: 'empty', settings: { CARNET_SMTP_URL: server.url } });
});
after(async () => {
  await world.close();
  await server.close();
});

const adviser = { kind: 'helpdesk', id: '00000000-0000-4000-8000-000000000007', name: 'Maud CONSEIL' } as const;
const somebody = async (change: Partial<Person> = {}): Promise<{ recordId: RecordId; number: number }> => {
  const number = (numbers += 1);
  return { recordId: await aRecord(world.house, number, { email: OLD, phone: '0612345678', ...change }), number };
};
const change = (recordId: RecordId, input: Partial<ContactInput> = { email: NEW }) =>
  world.house.runner.perform(changeContactAct, recordId, { identified: true, sendsMail: true, ...input }, adviser);
const personOf = (recordId: RecordId): Promise<Person> => world.house.database.withRecord(recordId, readPerson);
const askCode = (recordId: RecordId) =>
  world.house.runner.perform(askCodeAct(world.house), recordId, { way: 'email' }, adviser);
const entriesOf = (recordId: RecordId): Promise<string[]> =>
  world.house.database.withRecord(recordId, async (handle) =>
    (await readTrace(handle, 'shown', { limit: 20 })).lines.map(({ act, outcome }) => `${act} ${outcome}`).reverse(),
  );
const send = (database: Database = world.house.database) =>
  sendMessages({ ...sendingDeps(world.house), database }, 'email');
const mailedTo = (address: string): string[] =>
  server.received.filter(({ to }) => to.includes(address)).map(({ subject }) => subject);

/** Waits until so many sessions of the application wait for a lock. */
const waiting = (sessions: number): Promise<true> =>
  until(`${sessions} sessions that wait`, async () => {
    const [row] = await world.owner<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and usename = 'carnet_app'`;
    return (row?.n ?? 0) >= sessions || undefined;
  });

/** Holds still whoever writes this person's row, until told to go on; reading goes on meanwhile. */
async function heldStill(recordId: RecordId): Promise<{ readonly goOn: () => Promise<void> }> {
  const held = Promise.withResolvers<undefined>();
  const holding = Promise.withResolvers<undefined>();
  const done = world.owner.begin(async (sql) => {
    await sql`select 1 from person where record_id = ${recordId} for update`;
    holding.resolve(undefined);
    await held.promise;
  });
  await holding.promise;
  return {
    goOn: async () => {
      held.resolve(undefined);
      await done;
    },
  };
}

/** The database, with something else carried out after the n-th statement of each transaction on a record. */
function interrupted(
  at: number,
  meanwhile: () => Promise<unknown>,
): { database: Database; interruptions: () => number } {
  const { database } = world.house;
  let interruptions = 0;
  const withStops = (handle: RecordHandle): RecordHandle => {
    let statements = 0;
    const sql = Object.assign(async (...given: Parameters<Query>) => {
      const rows: unknown = await handle.sql(...given);
      statements += 1;
      if (statements === at) {
        interruptions += 1;
        await meanwhile();
      }
      return rows;
    }, handle.sql) as unknown as Query;
    return { ...handle, sql };
  };
  return {
    database: {
      ...database,
      withRecord: (recordId, work, options) =>
        database.withRecord(recordId, (handle) => work(withStops(handle)), options),
    },
    interruptions: () => interruptions,
  };
}

describe('changing how somebody is reached', () => {
  test('two advisers at once: both changes hold, each is traced, and every address that was true is told', async () => {
    const { recordId } = await somebody();
    const held = await heldStill(recordId);
    const first = change(recordId, { email: NEW });
    await waiting(1);
    const second = change(recordId, { phone: '0698765432' });
    await waiting(2);
    await held.goOn();
    assert.deepEqual([(await first).kind, (await second).kind], ['done', 'done']);
    const { email, phone } = await personOf(recordId);
    assert.deepEqual([email, phone], [NEW, '0698765432']);
    assert.deepEqual(await entriesOf(recordId), ['contact-change done', 'contact-change done']);
    assert.equal((await messages(world, recordId)).length, 3, 'the old and the new address, then the new one again');
  });

  test('the insurer says something else at once: neither change is lost, whichever comes first', async () => {
    for (const deskFirst of [true, false]) {
      const { recordId, number } = await somebody();
      const { email: _mail, phone: _phone, ...insured } = await personOf(recordId);
      const person = { ...insured, ins: testIns(number), address: ['9 QUAI NEUF', '29200 BREST'] };
      const feeds = () =>
        world.house.runner.perform(
          updatePersonAct(world.house.keys.index, true),
          recordId,
          { line: { person, earlierRecord: false }, digest: Buffer.from(`${number}`) },
          { kind: 'system' },
        );
      const desk = () => change(recordId);
      const held = await heldStill(recordId);
      const first = deskFirst ? desk() : feeds();
      await waiting(1);
      const second = deskFirst ? feeds() : desk();
      await waiting(2);
      await held.goOn();
      await Promise.all([first, second]);
      const { email, phone, address } = await personOf(recordId);
      assert.deepEqual([email, phone, address?.[0]], [NEW, '0612345678', '9 QUAI NEUF'], `desk first: ${deskFirst}`);
    }
  });

  test('a code asked for at once: one of the two waits, and no code goes to the new address', async () => {
    const seen = { codeFirst: 0, changeFirst: 0 };
    for (let round = 0; round < 12; round += 1) {
      const { recordId } = await somebody({ address: ['1 RUE', '29200 BREST'] });
      const both = round % 2 === 0 ? [change(recordId), askCode(recordId)] : [askCode(recordId), change(recordId)];
      await Promise.all(both);
      const { email } = await personOf(recordId);
      const sent = (await messages(world, recordId)).filter((line) => line.startsWith('new-code'));
      if (email === OLD) {
        seen.codeFirst += 1;
        assert.deepEqual(sent, ['new-code email']);
        assert.ok((await entriesOf(recordId)).includes('contact-change refused'));
      } else {
        seen.changeFirst += 1;
        assert.deepEqual(sent, ['new-code post']);
      }
    }
    assert.ok(seen.codeFirst > 0 && seen.changeFirst > 0, JSON.stringify(seen));
  });

  test('between any two statements of looking where codes go, no code finds its way to the new address', async () => {
    for (let at = 1, interruptions = 1; interruptions > 0; at += 1) {
      const { recordId } = await somebody();
      const stops = interrupted(at, () => change(recordId));
      const ways = await stops.database.withRecord(recordId, (handle) =>
        codeWays(handle, world.house.courier, world.house.clock.domain()),
      );
      interruptions = stops.interruptions();
      assert.notEqual(ways.email, NEW, `after statement ${at}`);
      if (interruptions === 0) assert.ok(at > 2, 'there was something to stop between');
    }
  });

  test('between any two statements of sending, a code that waited does not follow to the new address', async () => {
    for (let at = 1, interruptions = 1; interruptions > 0; at += 1) {
      const address = `${at}-${NEW}`;
      const { recordId } = await somebody({ address: ['1 RUE', '29200 BREST'] });
      const asked = world.house.clock.domain() - 2 * DAY;
      await world.house.database.withRecord(recordId, (handle) =>
        queueMessage(handle, {
          id: outboxId(`waited ${recordId}`),
          kind: 'new-code',
          channel: 'email',
          createdAt: asked,
          dueAt: asked,
          values: { code: 'ABCDE12345' },
        }),
      );
      let changed = false;
      const stops = interrupted(at, async () => {
        if (changed) return;
        changed = true;
        await change(recordId, { email: address });
      });
      await send(stops.database);
      interruptions = stops.interruptions();
      await send();
      const subjects = mailedTo(address);
      assert.ok(subjects.length <= 1, `after statement ${at}: ${subjects.join(', ')}`);
      assert.equal((await personOf(recordId)).email, interruptions > 0 ? address : OLD);
    }
  });

  test('nothing is told before the change is durable, and of one that fails nothing is', async () => {
    const { recordId } = await somebody({ email: 'durable@exemple.fr' });
    const to = ['durable@exemple.fr', 'durable-nouvelle@exemple.fr'] as const;
    for (const ends of ['fails', 'holds'] as const) {
      const held = Promise.withResolvers<undefined>();
      const holding = Promise.withResolvers<undefined>();
      // Its messages are written; that it changed the contact is not, yet.
      const owner = world.owner
        .begin(async (sql) => {
          await sql`insert into contact (record_id) values (${recordId})`;
          holding.resolve(undefined);
          await held.promise;
          throw new Error('undone');
        })
        .catch(() => undefined);
      await holding.promise;
      const changing = change(recordId, { email: to[1] }).catch(() => 'failed');
      await waiting(1);
      await send();
      assert.deepEqual(to.map(mailedTo), [[], []], 'nobody is told while it may still fail');
      if (ends === 'fails')
        await world.owner`
          select pg_cancel_backend(pid) from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and usename = 'carnet_app'`;
      else held.resolve(undefined);
      const result = await changing;
      held.resolve(undefined);
      await owner;
      await send();
      if (ends === 'fails') {
        assert.equal(result, 'failed');
        assert.equal((await personOf(recordId)).email, to[0]);
        assert.deepEqual(await messages(world, recordId), []);
        assert.deepEqual(to.map(mailedTo), [[], []]);
      } else {
        assert.equal((await personOf(recordId)).email, to[1]);
        assert.deepEqual(
          to.map((address) => mailedTo(address).length),
          [1, 1],
        );
      }
    }
  });

  test('an old address from which mail comes back is told by post, the new one by mail', async () => {
    const { recordId } = await somebody({ address: ['1 RUE', '29200 BREST'] });
    await world.house.database.withRecord(recordId, (handle) => noteEmailReturned(handle, world.house.clock.domain()));
    await change(recordId);
    assert.deepEqual(await messages(world, recordId), ['contact-changed email', 'contact-changed post']);
  });
});
