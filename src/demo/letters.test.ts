import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';
import { demoPersons } from './personas.js';

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.close());

const waiting = demoPersons.filter(({ state }) => state !== 'active');

test('whose space is not active is let in by the letter and the card that the demo names, each to their own next step', async () => {
  const led: Record<string, string> = {};
  for (const { key, provisionalCode, ins, vitaleSerial } of waiting) {
    const browser = visitor(world.app);
    const proof = { code: provisionalCode, nir: ins, serial: vitaleSerial };
    const proven = await browser.submit(await browser.get('/activer'), '/activer', proof);
    assert.equal(proven.status, 303, key);
    led[key] = String(proven.headers['location']);
  }
  const activates = '/activer/identifiants';
  assert.deepEqual(led, {
    lucien: activates,
    ines: activates,
    simone: activates,
    theo: activates,
    armand: activates,
    elodie: '/espace-ferme',
    marc: '/espace-ferme',
  });
});

test('the page of the demo names them', async () => {
  const { html } = await visitor(world.app).get('/demo');
  for (const { key, provisionalCode, vitaleSerial } of waiting)
    for (const words of [provisionalCode, vitaleSerial]) assert.ok(html.includes(words), `${key} ${words}`);
});
