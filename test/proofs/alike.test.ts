// To somebody not signed in, people of every state and nobody at all look alike. How long it takes is measured by npm run bench:alike,
// with this code.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorld, type World } from '../support/world.js';
import { asked, compare, CROWD_QUESTIONS, crowds, nobody, people, QUESTIONS, STATES, type Known } from './alike.js';
import { askerOf, type Asker } from './door-asker.js';
import { changes, isOpen, nameOf } from './route-questions.js';
import { until } from '../support/until.js';

let world: World;
let asker: Asker;
let somebody: Known[];
before(async () => {
  world = await startWorld({ content: 'empty' });
  asker = await askerOf(world);
  somebody = await people(world);
});
after(() => world.close());

for (const question of QUESTIONS)
  test(`${question.name}: the same bytes for every state of a space and for nobody`, async () => {
    const [first, ...others] = await Promise.all(
      [nobody(1), ...somebody].map((known) => asked(asker, question, known)),
    );
    assert.ok(first !== undefined && others.length === STATES.length);
    for (const [n, other] of others.entries()) assert.equal(other.answer, first.answer, STATES[n]);
  });

test('some pairs of somebody and nobody, as the benchmark takes thousands', async () => {
  const question = QUESTIONS.find(({ name }) => name === 'recovery asked');
  assert.ok(question !== undefined);
  const { answers, t, medianGap } = await compare(asker, question, { somebody, pairs: 30, atOnce: 3 });
  assert.equal(answers, 1);
  assert.ok(Number.isFinite(t) && Number.isFinite(medianGap));
});

test('a crowd that asks about one person gets what a crowd that asks about nobody gets, and the person’s record is not opened meanwhile', async () => {
  const one = (await people(world, 300)).slice(0, 1);
  const traced = async (): Promise<number> =>
    Number((await world.owner`select count(*)::int as n from trace`)[0]?.['n']);
  for (const question of CROWD_QUESTIONS) {
    const before = await traced();
    const { answers, t } = await crowds(asker, question, { somebody: one, rounds: 2, askers: 12 });
    assert.equal(answers, 1, question.name);
    assert.ok(Number.isFinite(t));
    assert.equal(await traced(), before, question.name);
  }
});

test('every public form that reads what is known of people is among the questions', () => {
  const identifies = ['username', 'nir', 'serial'];
  const asking = asker.routes.filter((route) => isOpen(route) && changes(route)).map(nameOf);
  const covered = new Set(
    [...asker.read].filter(([, fields]) => identifies.some((one) => fields.has(one))).map(([name]) => name),
  );
  const known = ['POST /connexion', 'POST /connexion/oubli', 'POST /activer', 'POST /opposition', 'POST /activer/code'];
  assert.deepEqual([...covered].sort(), known.sort());
  for (const name of known) assert.ok(asking.includes(name), name);
});

test('an answer waits for no sending, and nothing is sent to nobody', async () => {
  const { courier } = world.house;
  const { mail, sms } = courier;
  assert.ok(mail !== undefined && sms !== undefined);
  const others = await people(world, 200);
  let held = 0;
  const never = new Promise<'sent'>(() => undefined);
  // The real transports, held for good: whoever waited for one would never answer.
  const stuck = {
    mail: { ...mail, send: () => ((held += 1), never) },
    sms: { ...sms, send: () => ((held += 1), never) },
  };
  const slow = await askerOf({ ...world, house: { ...world.house, courier: { ...courier, ...stuck } } });
  const recovery = QUESTIONS.filter(({ name }) => /recovery asked|new code/.test(name));
  for (const question of recovery) {
    const one = await asked(slow, question, others.find(({ name }) => name === 'active') as Known);
    const none = await asked(slow, question, nobody(2));
    assert.equal(one.answer, none.answer, question.name);
  }
  await until('a mail under way', () => held > 0 || undefined);
  assert.equal(held, 1, 'one mail was under way, for the one person');
});
