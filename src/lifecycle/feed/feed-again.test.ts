// The feed a second time: another one that begins alike, what was corrected in it, and addresses that change.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { feed as feedTo, lineOf, ndjson, recordOf as recordIn } from '../../../test/support/feed.js';
import { startWorld, type World } from '../../../test/support/world.js';
import { changeContactAct } from '../../help/desk.acts.js';
import { readContact, readPerson } from '../../identity/index.js';
import type { RecordId } from '../../kernel/ids.js';
import { latestMessages } from '../../notices/index.js';
import { AnotherFeed, importPersons } from './import-persons.js';
import { refusedFile } from './refused-file.js';

let world: World;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());

const feed = (...said: Parameters<typeof feedTo> extends [World, ...infer Rest] ? Rest : never) =>
  feedTo(world, ...said);
const recordOf = (number: number): Promise<RecordId> => recordIn(world, number);

test('another feed that begins like a stopped one is not taken up in its middle: its first line counts too', async () => {
  const numbers = Array.from({ length: 12 }, (_, at) => 260 + at);
  const monday = Buffer.from(ndjson(numbers.map((n) => lineOf(n))));
  async function* stops(): AsyncGenerator<Buffer> {
    yield monday;
    throw new Error('the power went');
  }
  const { house } = world;
  const refuse = refusedFile(path.join(world.home, 'alike.refused'));
  const options = { runId: 'alike', format: 'ndjson' as const, batch: 4, refuse };
  await assert.rejects(importPersons({ ...house, mode: 'demo', sendsMail: true }, stops(), options), /power/);
  const tuesday = ndjson(numbers.map((n) => lineOf(n, n === 261 ? { familyName: 'MARIÉE' } : {})));
  await assert.rejects(feed(tuesday, { runId: 'alike' }), AnotherFeed);
  assert.equal((await feed(tuesday, { runId: 'alike' })).counts.changed, 1);
  assert.equal((await world.house.database.withRecord(await recordOf(261), readPerson)).familyName, 'MARIÉE');
  await assert.rejects(importPersons({ ...house, mode: 'demo', sendsMail: true }, stops(), options), /power/);
  await assert.rejects(feed(ndjson([lineOf(260)]), { runId: 'alike' }), AnotherFeed, 'a shorter one too');
});

test('what an earlier import was refused is not said of the next one', async () => {
  const options = { runId: 'corrected' };
  assert.equal((await feed(ndjson([lineOf(280), 'broken']), options)).refused.length, 1);
  assert.deepEqual((await feed(ndjson([lineOf(280), lineOf(281)]), options)).refused, []);
});

test('a person taken for a minor by a wrong birth date is asked themselves once it is put right', async () => {
  const year = new Date(world.house.clock.domain()).getUTCFullYear();
  await feed(ndjson([lineOf(285, { birthDate: `${year - 5}-01-15` })]));
  await feed(ndjson([lineOf(285)]));
  const [row] = await world.owner<{ due: boolean }[]>`
    select majority_at <= ${new Date(world.house.clock.domain())} as due from space where record_id = ${await recordOf(285)}`;
  assert.equal(row?.due, true);
});

describe('addresses in the feed', () => {
  const sentTo = async (recordId: RecordId): Promise<string[]> =>
    (await world.house.database.withRecord(recordId, (handle) => latestMessages(handle, 20)))
      .filter(({ kind }) => kind === 'contact-changed')
      .map(({ channel }) => channel);
  const known = (recordId: RecordId) => world.house.database.withRecord(recordId, readPerson);

  test('one that changes is told at the old and the new one, and no code follows for a week', async () => {
    await feed(ndjson([lineOf(290)]));
    const recordId = await recordOf(290);
    await feed(ndjson([lineOf(290, { email: 'corrige@essai.example' })]));
    assert.equal(
      (await world.house.database.withRecord(recordId, readContact)).changedAt,
      undefined,
      'nobody was written to',
    );
    await world.owner`update space set state = 'open', notice_wanted = null, notice_sent_on = '2026-01-05' where record_id = ${recordId}`;
    await feed(ndjson([lineOf(290, { email: 'autre@essai.example' })]));
    assert.deepEqual(
      [(await known(recordId)).email, await sentTo(recordId)],
      ['autre@essai.example', ['email', 'email']],
    );
    assert.notEqual((await world.house.database.withRecord(recordId, readContact)).changedAt, undefined);
  });

  test('one that its person had changed stays theirs, whatever the insurer says later', async () => {
    await feed(ndjson([lineOf(291)]));
    const recordId = await recordOf(291);
    await world.owner`update space set state = 'active', notice_wanted = null where record_id = ${recordId}`;
    const desk = { kind: 'helpdesk', id: 'desk', name: 'Desk' } as const;
    const input = { identified: true, email: 'mien@essai.example', sendsMail: true };
    assert.equal((await world.house.runner.perform(changeContactAct, recordId, input, desk)).kind, 'done');
    await feed(ndjson([lineOf(291, { familyName: 'MARIÉE', phone: '0612345678' })]));
    const { email, phone, familyName } = await known(recordId);
    assert.deepEqual([email, phone, familyName], ['mien@essai.example', '0612345678', 'MARIÉE']);
  });
});
