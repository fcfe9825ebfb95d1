import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { VisitorCaller } from '../identity/index.js';
import { aDraft, aRecord, deposited } from '../../test/support/cast.js';
import { signedIn, type Citizen } from '../../test/support/citizen.js';
import { answered, letIn, offer, type Offered } from '../../test/support/visits.js';
import { startWorld, type World } from '../../test/support/world.js';
import { askToSee } from './ask-to-see.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ALIVE = 12;
const SEED = 20_261_122;
const WHO = { name: 'Alix MODELE', profession: '10' } as const;

let world: World;
const alive: { readonly person: Citizen; readonly visit: Offered }[] = [];
before(async () => {
  world = await startWorld({ content: 'empty' });
  for (let number = 1; number <= ALIVE; number += 1) {
    const person = await signedIn(world, await aRecord(world.house, 3_700 + number));
    alive.push({ person, visit: await offer(world, person) });
  }
});
after(() => world.close());

const short = (at: number): string => alive[at]?.visit.short ?? '';
const letters = (length: number) =>
  fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: length, maxLength: length });
const one = fc.nat(ALIVE - 1);

/** What is guessed: anything, the right place with other letters, one letter changed, another's ending, a picture's code. */
const guess = fc.oneof(
  letters(10),
  fc.tuple(one, letters(6)).map(([at, end]) => short(at).slice(0, 4) + end),
  fc
    .tuple(one, fc.nat(9), fc.constantFrom(...ALPHABET))
    .map(([at, place, letter]) => short(at).slice(0, place) + letter + short(at).slice(place + 1)),
  fc.tuple(one, one).map(([at, other]) => short(at).slice(0, 4) + short(other).slice(4)),
  fc.string({ unit: fc.constantFrom(...ALPHABET.toLowerCase(), '-', '_'), minLength: 43, maxLength: 43 }),
);

test('whatever is guessed, nothing opens', async () => {
  const { house } = world;
  const right = new Set(alive.map(({ visit }) => visit.short));
  let tries = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(guess, { minLength: 40, maxLength: 40 }), async (codes) => {
      const answers = await Promise.all(
        codes
          .filter((code) => !right.has(code))
          .map((code) => {
            tries += 1;
            const by = code.length === 43 ? 'long' : 'short';
            return askToSee(house, { by, code }, WHO, `10.9.${tries >> 8}.${tries & 255}`);
          }),
      );
      assert.ok(answers.every(({ kind }) => kind === 'not-recognised'));
    }),
    { seed: SEED, numRuns: 12 },
  );
  assert.ok(tries > 400, `${tries} tries`);
  const standings = await world.owner<{ standing: string; count: string }[]>`
    select standing, count(*) from directory_visit group by standing`;
  assert.deepEqual(
    standings.map(({ standing, count }) => [standing, Number(count)]),
    [['offered', ALIVE]],
  );
  const [locked] = await world.owner<{ count: string }[]>`
    select count(*) from directory_visit where wrong_codes >= 5`;
  assert.ok(Number(locked?.count) > 0, 'some locked themselves');
  const [first] = alive;
  assert.ok(first !== undefined);
  const { long } = first.visit;
  assert.equal((await askToSee(house, { by: 'long', code: long }, WHO, '10.8.0.1')).kind, 'asked', 'the right one');
});

test('stopped while many read: nothing that is asked for afterwards opens', async () => {
  const { house } = world;
  const person = await signedIn(world, await aRecord(house, 3_790));
  const { recordId } = person;
  const { id } = await deposited(house, recordId, aDraft('course'));
  for (let round = 0; round < 12; round += 1) {
    const { visit } = await letIn(world, person);
    const caller: VisitorCaller = { kind: 'visitor', visitId: visit.href.slice('/acces/visite/'.length), ...WHO };
    const read = () => house.runner.perform(house.acts.readDocument, recordId, { id }, caller);
    assert.equal((await read()).kind, 'done');
    const meanwhile = Array.from({ length: 4 }, read);
    const afterwards = answered(person, visit, 'arreter').then(() => Promise.all(Array.from({ length: 4 }, read)));
    await Promise.all(meanwhile);
    for (const answer of await afterwards)
      assert.equal(answer.kind === 'refused' && answer.rule, 'visit-needs-the-persons-agreement');
  }
});
