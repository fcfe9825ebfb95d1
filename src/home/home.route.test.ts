import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { RecordId } from '../kernel/ids.js';
import { carryOutbox } from '../notices/index.js';
import { formatDay, messagesFor } from '../web/index.js';
import { aDraft, aProfessional, aRecord, deposited, testIns, thePerson } from '../../test/support/cast.js';
import { signedIn, type Citizen } from '../../test/support/citizen.js';
import { startWorld, type World } from '../../test/support/world.js';

const m = messagesFor('fr');
const titlesIn = (body: string): string[] =>
  [...body.matchAll(/<p class="item-title"><a[^>]*>([^<]*)<\/a>/g)].map((found) => found[1] ?? '');

describe('the home of a person', () => {
  let world: World;
  let recordId: RecordId;
  let person: Citizen;
  let number = 200;

  before(async () => {
    world = await startWorld({ content: 'empty' });
  });
  after(() => world.close());
  beforeEach(async () => {
    recordId = await aRecord(world.house, (number += 1));
    person = await signedIn(world, recordId);
  });
  const carry = () => carryOutbox(world.house.database, world.clock.domain());

  test('greets by the first given name, and an empty space says what comes and what to do', async () => {
    const { status, body } = await person.get('/accueil');
    assert.equal(status, 200);
    assert.ok(body.includes(m.ownHome.hello('Camille')));
    assert.ok(body.includes(m.ownHome.none.title));
    for (const href of ['/documents', '/documents/ajouter', '/acces', '/historique'])
      assert.ok(body.includes(`href="${href}"`), href);
  });

  test('shows what is new first, then the newest others, and counts what is new', async () => {
    for (const [name, seen] of [
      ['vieux', true],
      ['neuf 1', false],
      ['neuf 2', false],
    ] as const) {
      const document = await deposited(world.house, recordId, aDraft(name));
      if (seen) await person.get(`/documents/${world.house.publicIds.of('document', recordId, document.id)}`);
    }
    const { body } = await person.get('/accueil');
    assert.deepEqual(titlesIn(body).slice(0, 2).sort(), ['Document neuf 1', 'Document neuf 2']);
    assert.equal(titlesIn(body)[2], 'Document vieux');
    assert.equal((body.match(/item-fresh/g) ?? []).length, 2);
    // What was read long ago does not stand under « Nouveaux documents ».
    const places = [m.ownHome.fresh(2), 'Document neuf', m.ownHome.read, 'Document vieux'].map((it) =>
      body.indexOf(it),
    );
    assert.ok(!places.includes(-1));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });

  test('an emergency access comes first, in red, with who and why, until it is filed', async () => {
    await world.house.runner.perform(
      world.house.acts.beginEmergency,
      recordId,
      {},
      aProfessional({ situation: 'bris_de_glace', reason: 'Chute, sans connaissance' }),
    );
    await carry();
    const { body } = await person.get('/accueil');
    const top = body.slice(body.indexOf('class="urgent"'));
    assert.ok(top.includes('Dr Alix MODELE, Hôpital des essais'));
    assert.ok(top.includes('Chute, sans connaissance'));
    assert.ok(top.includes('/historique?montrer=emergencies'));
    assert.match(top, /\/historique\/signaler\?ligne=\d+/);
    const id = /name="message" value="([^"]+)"/.exec(body)?.[1] ?? '';
    assert.equal((await person.post('/accueil/lus', { message: id })).location, '/accueil');
    const after = await person.get('/accueil');
    assert.equal(after.body.includes('class="urgent"'), false);
    assert.ok(after.body.includes(m.ownHome.done.seen));
    assert.ok((await person.get('/historique')).body.includes('Chute, sans connaissance'), 'the history keeps it');
  });

  test('a consent stated in the name of the person is told, with its end', async () => {
    await world.house.runner.perform(world.house.acts.stateConsent, recordId, {}, aProfessional());
    await carry();
    const { body } = await person.get('/accueil');
    assert.ok(body.includes(m.ownHome.consent.title));
    assert.ok(body.includes('899700000001'), 'by number when the directory does not know them');
  });

  test('a message that is not one is refused, and other people have no power over it', async () => {
    assert.equal((await person.post('/accueil/lus', { message: 'x' })).status, 400);
    await world.house.runner.perform(world.house.acts.stateConsent, recordId, {}, aProfessional());
    await carry();
    const id = /name="message" value="([^"]+)"/.exec((await person.get('/accueil')).body)?.[1] ?? '';
    const other = await signedIn(world, await aRecord(world.house, (number += 1)));
    await other.post('/accueil/lus', { message: id });
    assert.ok((await person.get('/accueil')).body.includes(m.ownHome.consent.title));
  });

  test('what was done already is not suggested again', async () => {
    assert.ok((await person.get('/accueil')).body.includes('type=EXPPAT_3'));
    await deposited(
      world.house,
      recordId,
      aDraft('directives', { typeCode: 'EXPPAT_3', classCode: '90', authors: [{ kind: 'patient', name: 'C' }] }),
      thePerson(recordId),
    );
    assert.equal((await person.get('/accueil')).body.includes('type=EXPPAT_3'), false);
  });

  test('each opening of the home is one entry of the history', async () => {
    await person.get('/accueil');
    const { acts, runner } = world.house;
    const read = await runner.perform(acts.readHistory, recordId, { limit: 1 }, thePerson(recordId));
    assert.ok(read.kind === 'done');
    assert.deepEqual(
      read.outcome.lines.map(({ act, rule }) => [act, rule]),
      [['home-read', 'person-reads-own-record']],
    );
  });

  test('the settings show who the person is, the number masked until asked for', async () => {
    const { body } = await person.get('/parametres');
    const { value } = testIns(number);
    assert.ok(body.includes('ESSAI'));
    assert.ok(body.includes(formatDay('1975-05-12', 'fr')));
    const shown = body.slice(0, body.indexOf('<details'));
    assert.equal(shown.replace(/\D/g, '').includes(value.slice(1)), false);
    assert.ok(body.replaceAll('\u00a0', '').includes(value), 'behind the fold');
  });

  test('signing out everywhere ends every session of the person, and no other', async () => {
    const elsewhere = await signedIn(world, recordId);
    const other = await signedIn(world, await aRecord(world.house, (number += 1)));
    assert.equal((await elsewhere.get('/accueil')).status, 200);
    assert.equal((await person.post('/parametres/deconnexion-partout')).location, '/connexion');
    assert.equal((await elsewhere.get('/accueil')).status, 303);
    assert.equal((await other.get('/accueil')).status, 200);
  });
});
