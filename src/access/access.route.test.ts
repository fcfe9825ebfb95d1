import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { saveProfessional, saveStructure, type ProfessionalCaller } from '../identity/index.js';
import type { IdNatPs, RecordId } from '../kernel/ids.js';
import { DAY, MINUTE } from '../kernel/time.js';
import { formatDate, messagesFor } from '../web/index.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../../test/support/cast.js';
import { signedIn, type Citizen } from '../../test/support/citizen.js';
import { startWorld, type World } from '../../test/support/world.js';
import { addRelation, CURRENT_MATRIX } from './index.js';
import { readingsOf } from './professions.page.js';

const m = messagesFor('fr');
const DOCTOR = '899700000301' as IdNatPs;
const NAME = 'Dr Inès CARDIOLOGUE';
const doctor = aProfessional({ id: DOCTOR });

describe('who has access', () => {
  let world: World;
  let recordId: RecordId;
  let person: Citizen;
  let number = 0;

  before(async () => {
    world = await startWorld({ content: 'empty' });
    const { directory } = world.house.database;
    await saveStructure(directory, world.house.keys.directory, doctor.structure);
    await saveProfessional(
      directory,
      world.house.keys.directory,
      { idNatPs: DOCTOR, familyName: 'CARDIOLOGUE', givenName: 'Inès', profession: '10' },
      [doctor.structure.id],
    );
  });
  after(() => world.close());
  beforeEach(async () => {
    recordId = await aRecord(world.house, (number += 1));
    person = await signedIn(world, recordId);
  });

  const stateConsent = async (by: ProfessionalCaller = doctor): Promise<void> => {
    const done = await world.house.runner.perform(world.house.acts.stateConsent, recordId, {}, by);
    assert.equal(done.kind, 'done');
  };
  const mayRead = async (by: ProfessionalCaller = doctor): Promise<boolean> => {
    const input = { filter: {}, page: { limit: 1 }, archivedToo: false };
    return (await world.house.runner.perform(world.house.acts.listDocuments, recordId, input, by)).kind === 'done';
  };
  const lastEntry = async () => {
    const { acts, runner } = world.house;
    const read = await runner.perform(acts.readHistory, recordId, { limit: 10 }, thePerson(recordId));
    assert.ok(read.kind === 'done');
    const line = read.outcome.lines.find(({ act }) => !['rights-read', 'history-read', 'documents-list'].includes(act));
    return [line?.act, line?.outcome, line?.rule, line?.object?.label ?? line?.object?.id];
  };

  test('nobody yet: every part says so, and every switch says its state and its consequence', async () => {
    const { body } = await person.get('/acces');
    for (const words of [
      m.whoReads.now.none,
      m.access.attending.none,
      m.access.blocks.none,
      m.whoReads.administrator.none,
      m.whoReads.standing.current(m.whoReads.standing.choices.none),
      m.access.emergency.samu.on,
      m.access.emergency.breakGlass.on,
      m.access.emergency.hidden.on,
    ])
      assert.ok(body.includes(words), words);
  });

  test('the attending physician and the care team are named by the directory', async () => {
    await world.house.database.withRecord(recordId, (handle) =>
      addRelation(handle, DOCTOR, 'attending', world.clock.domain()),
    );
    const { body } = await person.get('/acces');
    assert.ok(body.includes(NAME));
    assert.ok(body.includes(doctor.structure.name));
    assert.equal(body.includes(m.access.attending.none), false);
    // The tie says it; the rule behind it is one link away, named for those who hear links alone.
    assert.equal(body.split(m.whoReads.now.why).length - 1, 1);
    assert.match(body, new RegExp(`<span class="unseen"> ${NAME}</span></a></p></div><div class="item-actions">`));
  });

  test('what the page holds is listed on top, and each part is there', async () => {
    const { body } = await person.get('/acces');
    const list = /<nav class="on-this-page.*?<\/nav>/s.exec(body)?.[0] ?? '';
    const parts = [...list.matchAll(/href="#([^"]+)"/g)].map((found) => found[1] ?? '');
    assert.equal(parts.length, 6);
    for (const part of parts) assert.ok(body.includes(`<section class="block" id="${part}">`), part);
  });

  test('a consent shows with its end, is ended by one button, and is back by one more', async () => {
    await stateConsent();
    assert.equal(await mayRead(), true);
    const page = await person.get('/acces');
    const consentId = /name="accord" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const ended = await person.post('/acces/accords/fin', { accord: consentId, professionnel: DOCTOR });
    assert.equal(ended.status, 303);
    assert.equal(await mayRead(), false);
    assert.deepEqual(await lastEntry(), ['consent-withdraw', 'done', 'person-controls-own-record', NAME]);
    assert.ok((await person.get('/acces')).body.includes(m.access.done.consentEnded(NAME)));
    await person.post('/acces/accords/retablir', { accord: consentId, professionnel: DOCTOR });
    assert.equal(await mayRead(), true);
  });

  test('stated again it is one consent, for as long as the longest: one line, and one button ends it', async () => {
    await stateConsent();
    await stateConsent();
    const now = world.clock.domain();
    const { runner, acts } = world.house;
    for (const days of [9, 3])
      assert.equal(
        (await runner.perform(acts.stateConsent, recordId, { until: now + days * DAY }, doctor)).kind,
        'done',
      );
    const { body } = await person.get('/acces');
    assert.equal(body.split(m.whoReads.ties.consent.oral).length - 1, 1);
    assert.ok(body.includes(m.whoReads.ties.until(formatDate(now + 9 * DAY, 'fr'))));
    const consentId = /name="accord" value="([^"]+)"/.exec(body)?.[1] ?? '';
    await person.post('/acces/accords/fin', { accord: consentId, professionnel: DOCTOR });
    assert.equal(await mayRead(), false);
  });

  test('a consent ended long ago does not come back', async () => {
    await stateConsent();
    const consentId = /name="accord" value="([^"]+)"/.exec((await person.get('/acces')).body)?.[1] ?? '';
    await person.post('/acces/accords/fin', { accord: consentId, professionnel: DOCTOR });
    world.clock.setOffset(world.clock.offset() + 16 * MINUTE);
    await person.post('/acces/accords/retablir', { accord: consentId, professionnel: DOCTOR });
    assert.equal(await mayRead(), false);
  });

  test('blocking from the list is two actions, says what follows, holds at once, and is undone with the consent', async () => {
    await stateConsent();
    const { body } = await person.get('/acces');
    const link = /href="(\/acces\/bloquer\?professionnel=[^"]+)"/.exec(body)?.[1] ?? '';
    const confirm = await person.get(link.replaceAll('&amp;', '&'));
    assert.ok(confirm.body.includes(m.access.blocking.confirm(NAME)));
    for (const words of m.access.blocking.consequences) assert.ok(confirm.body.includes(words), words);
    const blocked = await person.post('/acces/bloquer', { professionnel: DOCTOR });
    assert.equal(blocked.location, '/acces#blocages');
    assert.equal(await mayRead(), false);
    assert.deepEqual(await lastEntry(), ['professional-block', 'done', 'person-controls-own-record', NAME]);
    const after = await person.get('/acces');
    assert.ok(after.body.includes(m.access.done.blocked(NAME)));
    assert.match(after.body, /name="annuler" value="oui"/);
    await person.post('/acces/debloquer', { professionnel: DOCTOR, annuler: 'oui' });
    assert.equal(await mayRead(), true, 'the consent is back with the undo');
  });

  test('lifting a block later does not bring back the consent it ended', async () => {
    await stateConsent();
    await person.post('/acces/bloquer', { professionnel: DOCTOR });
    await person.post('/acces/debloquer', { professionnel: DOCTOR });
    assert.equal(await mayRead(), false);
    assert.ok((await person.get('/acces')).body.includes(m.access.done.unblocked(NAME)));
  });

  test('somebody never met is blocked by their number, with or without its prefix', async () => {
    for (const typed of ['997 0000 0301', '899700000301']) {
      assert.equal((await person.post('/acces/bloquer', { rpps: typed })).status, 303);
      assert.ok((await person.get('/acces')).body.includes(m.access.done.blocked(NAME)), typed);
      await person.post('/acces/debloquer', { professionnel: DOCTOR });
      await person.get('/acces');
    }
  });

  test('a number nobody has, and no choice at all, bring the form back with what is wrong', async () => {
    for (const [fields, fault] of [
      [{ rpps: '12345678901' }, 'professional-unknown'],
      [{ rpps: 'abc' }, 'professional-unknown'],
      [{}, 'professional-missing'],
    ] as const) {
      const answer = await person.post('/acces/bloquer', fields);
      const page = await person.get(answer.location ?? '');
      assert.equal(page.status, 400);
      assert.ok(page.body.includes(m.access.blocking.errors[fault]));
      assert.match(page.body, /<title>Erreur/);
    }
  });

  test('the list to choose from is everybody the record has met: authors and the history too', async () => {
    await deposited(world.house, recordId, aDraft('lettre'), aProfessional({ id: '899700000302' }));
    await mayRead(aProfessional({ id: '899700000303' }));
    const { body } = await person.get('/acces/bloquer');
    for (const id of ['899700000001', '899700000302', '899700000303']) assert.ok(body.includes(`value="${id}"`), id);
  });

  for (const [name, words] of [
    ['objectsToSamu', m.access.emergency.samu],
    ['objectsToEmergency', m.access.emergency.breakGlass],
    ['objectsToHiddenInEmergency', m.access.emergency.hidden],
  ] as const)
    test(`the switch ${name} is refused and allowed again, alone`, async () => {
      assert.equal((await person.post('/acces/reglages', { reglage: name, valeur: 'oui' })).status, 303);
      const off = await person.get('/acces');
      assert.ok(off.body.includes(words.off));
      assert.ok(off.body.includes(m.access.done.setting[name].on));
      assert.equal((off.body.match(/tag-good/g) ?? []).length, 3, 'the two others and the relatives are still allowed');
      assert.deepEqual(await lastEntry(), ['preferences-set', 'done', 'person-controls-own-record', `${name}=true`]);
      await person.post('/acces/reglages', { reglage: name, valeur: 'non' });
      assert.ok((await person.get('/acces')).body.includes(words.on));
    });

  test('new documents are hidden by default once the person says so', async () => {
    await person.post('/acces/reglages', { reglage: 'hidesNewDocuments', valeur: 'oui' });
    assert.ok((await person.get('/acces/masquage')).body.includes(m.access.newDocuments.on));
    assert.equal((await deposited(world.house, recordId, aDraft('après'))).hidden, true);
  });

  test('a setting that does not exist is refused by name', async () => {
    assert.equal((await person.post('/acces/reglages', { reglage: 'tout', valeur: 'oui' })).status, 400);
    assert.equal((await person.post('/acces/reglages', { reglage: 'objectsToSamu', valeur: 'peut-être' })).status, 400);
  });

  test('the page of professions tells every row of the matrix, and what is ours of it', async () => {
    const { status, body } = await person.get('/acces/professions');
    assert.equal(status, 200);
    const rows: Readonly<Record<string, string>> = m.professions.rows;
    for (const row of CURRENT_MATRIX.rows)
      assert.ok(body.includes(rows[row.name] ?? `no words for ${row.name}`), row.name);
    assert.ok(body.includes(m.professions.provisionalMeans));
    assert.ok(body.includes(m.professions.notInForce));
  });

  test('a row says how many types of each category it gives, and calls published only what is published throughout', () => {
    const physicians = CURRENT_MATRIX.rows.find(({ name }) => name === 'physicians');
    assert.ok(physicians !== undefined);
    const readings = readingsOf(physicians, CURRENT_MATRIX);
    const administrative = readings.find(({ category }) => category === 'administrative');
    assert.ok(administrative !== undefined);
    assert.equal(administrative.readable, administrative.types - 1, 'the certificate of residence is not theirs');
    assert.equal(
      readings.every(({ provenance }) => provenance === 'published'),
      true,
    );
    const nurses = CURRENT_MATRIX.rows.find(({ name }) => name === 'nurses');
    assert.ok(nurses !== undefined);
    assert.equal(
      readingsOf(nurses, CURRENT_MATRIX).some(({ provenance }) => provenance === 'provisional'),
      true,
    );
  });
});
