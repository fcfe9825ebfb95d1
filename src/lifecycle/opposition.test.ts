import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { proofOf, startDoorWorld, type DoorWorld } from '../../test/support/door-world.js';
import { carryWave } from './wave.js';
import { placeSpace } from './space.store.js';

let door: DoorWorld;
before(async () => {
  door = await startDoorWorld();
});
after(() => door.close());

test('a person opposes in time, gets a receipt, and takes it back', async () => {
  const who = await door.somebody({ earlierRecord: true });
  const browser = door.newcomer();
  const confirm = await browser.follow(await door.prove(browser, '/opposition', proofOf(who)));
  assert.match(confirm.html, /Vous aviez déjà un dossier/);
  assert.equal(await door.stateOf(who.recordId), 'notified', 'consequences come before the act');
  const receipt = await browser.follow(await browser.submit(confirm, '/opposition/confirmer'));
  assert.equal(await door.stateOf(who.recordId), 'opposed');
  const [entry] = await door.historyOf(who.recordId);
  assert.equal(entry?.act, 'space-oppose');
  assert.equal(entry?.rule, 'opposition-stops-the-opening');
  assert.ok(entry?.object?.label !== undefined && receipt.html.includes(entry.object.label), 'the reference is kept');
  const term = await door.world.owner<{ days: number }[]>`
    select extract(day from transition_until - state_since)::int as days from space where record_id = ${who.recordId}`;
  assert.equal(term[0]?.days, 365);

  const back = door.newcomer();
  const question = await back.follow(await door.prove(back, '/opposition', proofOf(who)));
  const taken = await back.follow(await back.submit(question, '/opposition/revenir'));
  assert.match(taken.html, /Votre opposition est retirée/);
  assert.equal(await door.stateOf(who.recordId), 'notified');
  assert.equal((await door.historyOf(who.recordId))[0]?.rule, 'opposition-can-be-taken-back');
});

test('after the six weeks an opposition is too late, and taking one back opens at once', async () => {
  const late = await door.somebody({ sentDaysAgo: 44 });
  const page = await door.prove(door.newcomer(), '/opposition', proofOf(late));
  assert.equal(page.status, 200);
  assert.match(page.html, /six semaines pour vous opposer sont passées/);
  assert.equal(await door.stateOf(late.recordId), 'notified');
  const opposed = await door.somebody({ state: 'opposed', sentDaysAgo: 44 });
  const browser = door.newcomer();
  const question = await browser.follow(await door.prove(browser, '/opposition', proofOf(opposed)));
  const taken = await browser.follow(await browser.submit(question, '/opposition/revenir'));
  assert.match(taken.html, /Votre espace est ouvert/);
  assert.equal(await door.stateOf(opposed.recordId), 'open');
});

test('an opposition confirmed twice is one, and one that came too late meanwhile is refused by the table', async () => {
  const who = await door.somebody();
  const browser = door.newcomer();
  const confirm = await browser.follow(await door.prove(browser, '/opposition', proofOf(who)));
  await browser.submit(confirm, '/opposition/confirmer');
  assert.equal((await browser.submit(confirm, '/opposition/confirmer')).headers['location'], '/opposition/recu');
  const acts = (await door.historyOf(who.recordId)).filter((line) => line.act === 'space-oppose');
  assert.equal(acts.length, 1);

  const other = await door.somebody();
  const slow = door.newcomer();
  const page = await slow.follow(await door.prove(slow, '/opposition', proofOf(other)));
  await placeSpace(door.world.house.database, other.recordId, { state: 'open', since: door.world.clock.domain() });
  const refused = await slow.submit(page, '/opposition/confirmer');
  assert.equal(refused.status, 200);
  assert.equal(await door.stateOf(other.recordId), 'open');
  const [entry] = await door.historyOf(other.recordId);
  assert.equal(entry?.outcome, 'refused');
  assert.equal(entry?.rule, 'moves-as-the-table-says');
});

test('whoever opposed and then activates takes the opposition back, and is told so first', async () => {
  const who = await door.somebody({ state: 'opposed' });
  const browser = door.newcomer();
  const login = await browser.follow(await door.prove(browser, '/activer', proofOf(who)));
  assert.match(login.html, /Activer votre espace retire cette opposition/);
  await door.activate(door.newcomer(), who, 'finalement.oui');
  assert.equal(await door.stateOf(who.recordId), 'active');
});

test('the day the six weeks are over every space due opens, once, with its trace; the others wait', async () => {
  const [due, early, opposed] = [
    await door.somebody({ sentDaysAgo: 43 }),
    await door.somebody({ sentDaysAgo: 42 }),
    await door.somebody({ state: 'opposed', sentDaysAgo: 60 }),
  ];
  await carryWave(door.world.house, 'space-open');
  assert.deepEqual(await Promise.all([due, early, opposed].map((one) => door.stateOf(one.recordId))), [
    'open',
    'notified',
    'opposed',
  ]);
  const [entry, ...older] = await door.historyOf(due.recordId);
  assert.equal(entry?.act, 'space-open');
  assert.equal(entry?.rule, 'opens-six-weeks-after-notice');
  assert.equal(entry?.actor.kind, 'system');
  assert.equal(older.length, 0);
  assert.deepEqual(await carryWave(door.world.house, 'space-open'), { moved: 0, left: 0 });
});

test('two waves at once open each space once', async () => {
  const many = await Promise.all(Array.from({ length: 12 }, () => door.somebody({ sentDaysAgo: 50 })));
  const waves = await Promise.all([
    carryWave(door.world.house, 'space-open'),
    carryWave(door.world.house, 'space-open'),
  ]);
  assert.equal(waves[0].moved + waves[1].moved, 12);
  for (const { recordId } of many) {
    const opened = (await door.historyOf(recordId)).filter(
      (line) => line.act === 'space-open' && line.outcome === 'done',
    );
    assert.equal(opened.length, 1);
  }
});
