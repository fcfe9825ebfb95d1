import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RecordId } from '../kernel/ids.js';
import { DAY, HOUR, MINUTE } from '../kernel/time.js';
import { aProfessional, aRecord, thePerson } from '../../test/support/cast.js';
import { consented, lists, messages as inOrder } from '../../test/support/told.js';
import { startWorld, type World } from '../../test/support/world.js';
import { carryOutbox, tellFromTraces } from './index.js';
import { DEFAULT_CHOICES, type NoticeChoices, type NoticeType } from './notice.model.js';
import { choicesHeldAt, heldBefore, loudestOf, quieterChoicesAreTold } from './quieter-choices-are-told.rule.js';

let world: World;
let people = 470;
before(async () => {
  // One message an hour: no hour ends in between.
  world = await startWorld({ content: 'empty', startsAt: Date.UTC(2026, 10, 23, 9, 5) });
});
after(() => world.close());

const sending = { sendsMail: true, sendsTexts: true };
const work = async (): Promise<void> => {
  await carryOutbox(world.house.database, world.clock.domain(), undefined, sending);
  await tellFromTraces(world.house.database, world.clock.domain(), sending);
};
const goOn = (milliseconds: number): void => world.clock.setOffset(world.clock.offset() + milliseconds);
const choosing = (
  change: Partial<Record<NoticeType, Partial<{ carnet: boolean; email: boolean; sms: boolean }>>>,
  rest: Partial<NoticeChoices> = {},
): NoticeChoices => {
  const { types } = DEFAULT_CHOICES;
  const changed = Object.entries(change).map(([type, ways]) => [type, { ...types[type as NoticeType], ...ways }]);
  return { ...DEFAULT_CHOICES, ...rest, types: { ...types, ...Object.fromEntries(changed) } as NoticeChoices['types'] };
};
const messages = async (of: World, recordId: RecordId): Promise<string[]> => (await inOrder(of, recordId)).sort();
const silent = choosing(
  Object.fromEntries(
    Object.keys(DEFAULT_CHOICES.types).map((type) => [type, { carnet: false, email: false, sms: false }]),
  ),
);
const withTexts = choosing({ emergency: { sms: true } });

test('quieter-choices-are-told: a way fewer, readings fewer, mails later; not what is as loud or louder', () => {
  const each = choosing({}, { readings: 'each' });
  const weekly = choosing({}, { digest: 'weekly' });
  const daily = choosing({}, { digest: 'daily' });
  const told = { byText: false };
  for (const [from, to, expected] of [
    [DEFAULT_CHOICES, DEFAULT_CHOICES, undefined],
    [DEFAULT_CHOICES, silent, told],
    [DEFAULT_CHOICES, choosing({ rights: { email: false } }), told],
    [DEFAULT_CHOICES, withTexts, undefined],
    [withTexts, DEFAULT_CHOICES, { byText: true }],
    [withTexts, choosing({ emergency: { sms: true }, rights: { carnet: false } }), { byText: true }],
    [each, DEFAULT_CHOICES, told],
    [DEFAULT_CHOICES, each, undefined],
    [DEFAULT_CHOICES, daily, told],
    [daily, weekly, told],
    [weekly, daily, undefined],
    [silent, DEFAULT_CHOICES, undefined],
    [choosing({ rights: { email: false } }), choosing({ documents: { email: false } }), told],
  ] as const)
    assert.deepEqual(quieterChoicesAreTold(from, to), expected, JSON.stringify([from, to]));
});

test('quieter-choices-are-told: what was done before a change is told by what held then, however many changes follow', () => {
  const at = 10 * DAY;
  const once = { choices: silent, before: heldBefore({ choices: DEFAULT_CHOICES }, at) };
  const twice = { choices: silent, before: heldBefore({ ...once, choices: withTexts }, at + MINUTE) };
  assert.deepEqual(choicesHeldAt(once, at - 1), DEFAULT_CHOICES);
  assert.deepEqual(choicesHeldAt(once, at), silent);
  assert.deepEqual(choicesHeldAt(once, at - DAY - 1), silent, 'what comes out of the far past goes by what holds');
  assert.deepEqual(choicesHeldAt(twice, at - 1), loudestOf(DEFAULT_CHOICES, withTexts));
  assert.deepEqual(heldBefore(once, at + DAY).choices, silent, 'a day later it is past');
  for (const choices of [DEFAULT_CHOICES, silent, withTexts]) {
    assert.equal(quieterChoicesAreTold(choices, loudestOf(choices, silent)), undefined);
    assert.deepEqual(loudestOf(silent, choices), loudestOf(choices, silent));
  }
});

async function chooses(recordId: RecordId, choices: NoticeChoices): Promise<void> {
  const { runner, acts } = world.house;
  assert.equal((await runner.perform(acts.setNoticeChoices, recordId, choices, thePerson(recordId))).kind, 'done');
}
const somebody = (change: Parameters<typeof aRecord>[2] = { email: 'a@exemple.fr', phone: '0639980001' }) =>
  aRecord(world.house, (people += 1), change);

test('whoever turns the warnings off is told of by the ways held before, once an hour', async () => {
  const recordId = await somebody();
  await chooses(recordId, withTexts);
  await work();
  assert.deepEqual(await messages(world, recordId), ['rights-changed email'], 'nothing became quieter');
  goOn(2 * HOUR);
  await chooses(recordId, silent);
  await work();
  const both = ['notice-choices-changed email', 'notice-choices-changed sms', 'rights-changed email'];
  assert.deepEqual(await messages(world, recordId), both);
  await chooses(recordId, DEFAULT_CHOICES);
  await chooses(recordId, silent);
  await work();
  assert.deepEqual(
    (await messages(world, recordId)).filter((one) => one.startsWith('notice-choices')),
    both.slice(0, 2),
  );
  const unreached = await somebody({});
  await chooses(unreached, silent);
  await work();
  assert.deepEqual(await messages(world, unreached), ['notice-choices-changed post']);
});

test('what was done in the minute before goes out by the choices that held when it was done', async () => {
  const recordId = await somebody();
  const one = aProfessional({ id: '899700000141' });
  await consented(world, recordId, one);
  await lists(world, recordId, one);
  goOn(MINUTE);
  await chooses(recordId, silent);
  await chooses(recordId, silent);
  goOn(1);
  await lists(world, recordId, aProfessional({ id: '899700000142' }));
  await work();
  const sent = await messages(world, recordId);
  for (const expected of ['consent-stated email', 'new-reader email', 'notice-choices-changed email'])
    assert.ok(sent.includes(expected), `${expected} in ${sent.join()}`);
  const other = aProfessional({ id: '899700000143' });
  goOn(2 * HOUR);
  await consented(world, recordId, other);
  await lists(world, recordId, other);
  await work();
  assert.deepEqual(await messages(world, recordId), sent, 'from then on it is quiet, as chosen');
});
