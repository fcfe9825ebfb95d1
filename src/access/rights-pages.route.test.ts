import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { saveProfessional, saveStructure, type ProfessionalCaller, type Structure } from '../identity/index.js';
import type { IdNatPs, RecordId, StructureId } from '../kernel/ids.js';
import { DAY, endOfParisDay, parisDay } from '../kernel/time.js';
import { messagesFor } from '../web/index.js';
import { aProfessional, aRecord, thePerson } from '../../test/support/cast.js';
import { signedIn, type Citizen } from '../../test/support/citizen.js';
import { startWorld, type World } from '../../test/support/world.js';
import { addRelation, readRights } from './index.js';

const m = messagesFor('fr');
const t = m.whoReads;
const DOCTOR = '899700000401' as IdNatPs;
const NURSE = '899700000402' as IdNatPs;
const INSURER = '899700000403' as IdNatPs;
const RETIRED = '899700000404' as IdNatPs;
const CLINIC: Structure = { id: '1990000401' as StructureId, name: 'Clinique du Port', sector: 'SA01', samu: false };
const INSURANCE: Structure = { id: '1990000402' as StructureId, name: 'Mutuelle du Port', sector: 'SA23', samu: false };
const at = (id: IdNatPs, structure: Structure = CLINIC): ProfessionalCaller => ({
  ...aProfessional({ id }),
  structure,
});

describe('the person gives access, says for how long, and chooses an administrator', () => {
  let world: World;
  let recordId: RecordId;
  let person: Citizen;
  let number = 700;

  before(async () => {
    world = await startWorld({ content: 'empty' });
    const { database, keys } = world.house;
    for (const place of [CLINIC, INSURANCE]) await saveStructure(database.directory, keys.directory, place);
    for (const [idNatPs, familyName, givenName, place] of [
      [DOCTOR, "L'HÉNORET", 'Maël', CLINIC],
      [NURSE, 'BRÉAL', 'Anne-Sophie', CLINIC],
      [INSURER, 'ASSUREUR', 'Luc', INSURANCE],
      [RETIRED, 'BREAL', 'Yves', CLINIC],
    ] as const)
      await saveProfessional(
        database.directory,
        keys.directory,
        { idNatPs, familyName, givenName, profession: idNatPs === NURSE ? '60' : '10' },
        [place.id],
      );
    await world.owner`update professional set active = false where id_nat_ps = ${RETIRED}`;
  });
  after(() => world.close());
  beforeEach(async () => {
    recordId = await aRecord(world.house, (number += 1));
    person = await signedIn(world, recordId);
  });

  const reads = async (by: ProfessionalCaller): Promise<string> => {
    const input = { filter: {}, page: { limit: 1 }, archivedToo: false };
    const done = await world.house.runner.perform(world.house.acts.listDocuments, recordId, input, by);
    return done.kind === 'failed' ? done.problem.problem : done.rule;
  };
  const rights = () => world.house.database.withRecord(recordId, (handle) => readRights(handle));
  const lastEntry = async () => {
    const { acts, runner } = world.house;
    const read = await runner.perform(acts.readHistory, recordId, { limit: 20 }, thePerson(recordId));
    assert.ok(read.kind === 'done');
    const line = read.outcome.lines.find(({ act }) => !['rights-read', 'history-read', 'documents-list'].includes(act));
    return [line?.act, line?.outcome, line?.rule, line?.object?.label ?? line?.object?.id];
  };
  /** Presses the undo of the page, as it stands in it. */
  const undoes = async (body: string): Promise<void> => {
    const form = /class="flash[\s\S]*?<form[^>]*action="([^"]+)"([\s\S]*?)<\/form>/.exec(body);
    assert.ok(form !== null, 'there is something to undo');
    const fields = Object.fromEntries(
      [...(form[2] ?? '').matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    assert.equal((await person.post(form[1] ?? '', fields as Record<string, string>)).status, 303);
  };

  test('a professional never met is found by name, however it is typed, and given access until a day', async () => {
    for (const typed of ["l'henoret", "L'Hénoret", 'L HENORET']) {
      const { body } = await person.get(`/acces/donner?nom=${encodeURIComponent(typed)}`);
      assert.ok(body.includes(`/acces/donner?professionnel=${DOCTOR}`), typed);
    }
    const confirm = await person.get(`/acces/donner?professionnel=${DOCTOR}`);
    for (const words of t.give.consequences) assert.ok(confirm.body.includes(words), words);
    assert.equal(await reads(at(DOCTOR)), 'reading-needs-consent');
    assert.equal((await person.post('/acces/donner', { professionnel: DOCTOR, duree: 'week' })).location, '/acces');
    assert.equal(await reads(at(DOCTOR)), 'consented-reads');
    assert.deepEqual(await lastEntry(), ['access-give', 'done', 'person-controls-own-record', "Dr Maël L'HÉNORET"]);
    const [consent] = (await rights()).consents;
    assert.equal(consent?.until, endOfParisDay(world.clock.domain() + 7 * DAY));
    const page = await person.get('/acces');
    assert.ok(page.body.includes(t.ties.consent['by-the-person']));
    assert.ok(page.body.includes('/regles/consented-reads'), 'the rule is linked');
    await undoes(page.body);
    assert.equal(await reads(at(DOCTOR)), 'reading-needs-consent');
  });

  test('the given name narrows down; who left the register is not found and cannot be given access', async () => {
    const all = await person.get('/acces/donner?nom=breal');
    assert.ok(all.body.includes(NURSE));
    assert.equal(all.body.includes(RETIRED), false);
    assert.ok((await person.get('/acces/donner?nom=breal&prenom=anne')).body.includes(NURSE));
    assert.ok((await person.get('/acces/donner?nom=breal&prenom=yves')).body.includes(t.choose.nobody));
    assert.ok((await person.get(`/acces/donner?professionnel=${RETIRED}`)).body.includes(t.give.leftRegister));
    assert.equal((await person.post('/acces/donner', { professionnel: RETIRED, duree: 'week' })).status, 400);
    assert.deepEqual((await rights()).consents, []);
  });

  test('a whole structure is given access without end, by its number, and stopped again', async () => {
    assert.ok((await person.get('/acces/donner?numero=990000401')).body.includes(`structure=${CLINIC.id}`));
    await person.post('/acces/donner', { structure: CLINIC.id, duree: 'endless' });
    assert.equal(await reads(at(NURSE)), 'consented-reads');
    assert.equal(await reads(at(NURSE, { ...CLINIC, id: '1990000499' as StructureId })), 'reading-needs-consent');
    const { body } = await person.get('/acces');
    assert.ok(body.includes(t.now.everybodyAt(CLINIC.name)));
    assert.ok(body.includes(t.ties.endless));
    assert.equal(
      (await person.get('/acces/bloquer')).body.includes('value="*"'),
      false,
      'everybody is nobody to block',
    );
    const accord = /name="accord" value="([^"]+)"/.exec(body)?.[1] ?? '';
    await person.post('/acces/accords/fin', { accord, structure: CLINIC.id });
    assert.equal(await reads(at(NURSE)), 'reading-needs-consent');
    assert.deepEqual(await lastEntry(), ['consent-withdraw', 'done', 'person-controls-own-record', CLINIC.name]);
    await undoes((await person.get('/acces')).body);
    assert.equal(await reads(at(NURSE)), 'consented-reads');
  });

  test('insurers are not given access: said before, and refused after', async () => {
    assert.ok((await person.get(`/acces/donner?professionnel=${INSURER}`)).body.includes(t.give.never));
    assert.ok((await person.get(`/acces/donner?structure=${INSURANCE.id}`)).body.includes(t.give.never));
    for (const to of [{ professionnel: INSURER }, { structure: INSURANCE.id }])
      assert.equal((await person.post('/acces/donner', { ...to, duree: 'year' })).status, 400);
    assert.deepEqual((await rights()).consents, []);
  });

  for (const [fields, fault] of [
    [{}, 'term-missing'],
    [{ duree: 'day', 'fin-day': '31', 'fin-month': '2', 'fin-year': '2031' }, 'date-invalid'],
    [{ duree: 'day' }, 'date-invalid'],
    [{ duree: 'day', 'fin-day': '1', 'fin-month': '1', 'fin-year': '2020' }, 'consent-already-over'],
  ] as const)
    test(`a term that is none (${JSON.stringify(fields)}) brings the form back with ${fault}`, async () => {
      const answer = await person.post('/acces/donner', { professionnel: DOCTOR, ...fields });
      const page = await person.get(answer.location ?? '');
      assert.equal(page.status, 400);
      assert.ok(page.body.includes(t.term.errors[fault]));
      assert.deepEqual((await rights()).consents, []);
    });

  test('a date is the whole of its day in Paris', async () => {
    const day = parisDay(world.clock.domain() + 10 * DAY);
    const [year = '', month = '', date = ''] = day.split('-');
    const fin = { 'fin-day': date, 'fin-month': month, 'fin-year': year };
    await person.post('/acces/donner', { professionnel: DOCTOR, duree: 'day', ...fin });
    assert.equal((await rights()).consents[0]?.until, endOfParisDay(world.clock.domain() + 10 * DAY));
  });

  test('the end of a running access is changed on the sheet, and back by one more button', async () => {
    await person.post('/acces/donner', { professionnel: DOCTOR, duree: 'year' });
    const before = (await rights()).consents[0];
    const sheet = await person.get(`/acces/fiche?professionnel=${DOCTOR}`);
    assert.ok(sheet.body.includes(t.sheet.reads));
    const change = { professionnel: DOCTOR, accord: before?.id ?? '', duree: 'today' };
    assert.equal((await person.post('/acces/duree', change)).location, '/acces');
    assert.equal((await rights()).consents[0]?.until, endOfParisDay(world.clock.domain()));
    assert.deepEqual(await lastEntry(), ['access-term-set', 'done', 'person-controls-own-record', "Dr Maël L'HÉNORET"]);
    await undoes((await person.get('/acces')).body);
    assert.equal((await rights()).consents[0]?.until, before?.until);
    const wrong = await person.post('/acces/duree', { ...change, duree: 'jamais' });
    assert.ok((await person.get(wrong.location ?? '')).body.includes(t.term.errors['term-missing']));
  });

  test('a member of the care team is stopped in one act, told as ended, and back by the undo', async () => {
    await world.house.database.withRecord(recordId, (handle) =>
      addRelation(handle, NURSE, 'careTeam', world.clock.domain()),
    );
    assert.equal(await reads(at(NURSE)), 'care-team-reads');
    assert.ok((await person.get('/acces')).body.includes('/regles/care-team-reads'));
    await person.post('/acces/duree', { professionnel: NURSE, equipe: 'oui', arreter: 'oui' });
    assert.equal(await reads(at(NURSE)), 'reading-needs-consent');
    const { body } = await person.get('/acces');
    assert.ok(body.includes(t.ended.title));
    assert.equal(body.includes('/regles/care-team-reads'), false);
    await undoes(body);
    assert.equal(await reads(at(NURSE)), 'care-team-reads');
  });

  test('an administrator is chosen after what they may do was said, and the role is taken back and given again', async () => {
    const confirm = await person.get(`/acces/administrateur?professionnel=${DOCTOR}`);
    for (const words of t.administrator.consequences) assert.ok(confirm.body.includes(words), words);
    await person.post('/acces/administrateur', { professionnel: DOCTOR });
    assert.equal(await reads(at(DOCTOR)), 'administrator-reads');
    assert.deepEqual((await lastEntry()).slice(0, 2), ['administrator-choose', 'done']);
    const { body } = await person.get('/acces');
    assert.ok(body.includes(t.ties.administrator));
    await person.post('/acces/administrateur/retirer', { professionnel: DOCTOR });
    assert.equal(await reads(at(DOCTOR)), 'reading-needs-consent');
    await undoes((await person.get('/acces')).body);
    assert.equal(await reads(at(DOCTOR)), 'administrator-reads');
    assert.equal((await person.post('/acces/administrateur', { professionnel: RETIRED })).status, 400);
    assert.equal((await person.post('/acces/administrateur', {})).status, 400);
    assert.equal((await person.post('/acces/administrateur/retirer', { professionnel: NURSE })).status, 400);
  });

  test('a structure is shut out, with the accesses it held, and let in again with them', async () => {
    await person.post('/acces/donner', { structure: CLINIC.id, duree: 'month' });
    const confirm = await person.get(`/acces/bloquer-structure?structure=${CLINIC.id}`);
    for (const words of t.structure.consequences) assert.ok(confirm.body.includes(words), words);
    assert.equal((await person.post('/acces/bloquer-structure', { structure: CLINIC.id })).location, '/acces#blocages');
    assert.equal(await reads(at(DOCTOR)), 'blocked-professional-is-refused');
    assert.deepEqual(await lastEntry(), ['structure-block', 'done', 'person-controls-own-record', CLINIC.name]);
    const { body } = await person.get('/acces');
    assert.ok(body.includes(t.blocked.structure(CLINIC.name)));
    assert.ok((await person.get(`/acces/bloquer-structure?structure=${CLINIC.id}`)).body.includes(t.structure.already));
    assert.ok((await person.get(`/acces/donner?structure=${CLINIC.id}`)).body.includes(t.give.blocked));
    assert.equal((await person.post('/acces/donner', { structure: CLINIC.id, duree: 'week' })).status, 400);
    await undoes(body);
    assert.equal(await reads(at(NURSE)), 'consented-reads');
    assert.equal((await person.post('/acces/bloquer-structure', { structure: '1999999999' })).status, 400);
    assert.equal((await person.post('/acces/bloquer-structure', {})).status, 400);
  });

  test('a professional all of whose places are shut out is shown as one who cannot read', async () => {
    await world.house.database.withRecord(recordId, (handle) =>
      addRelation(handle, NURSE, 'careTeam', world.clock.domain()),
    );
    await person.post('/acces/bloquer-structure', { structure: CLINIC.id });
    const { body } = await person.get('/acces');
    assert.ok(body.includes(t.now.shut));
    assert.ok((await person.get(`/acces/fiche?professionnel=${NURSE}`)).body.includes(t.sheet.readsNot));
  });

  test('the standing term is set for consents to come, and back by the undo', async () => {
    assert.equal((await person.post('/acces/duree-des-accords', { jours: '30' })).status, 303);
    assert.equal((await rights()).consentTerm.consentDays, 30);
    assert.deepEqual((await lastEntry()).slice(0, 3), ['consent-term-set', 'done', 'person-controls-own-record']);
    const { body } = await person.get('/acces');
    assert.ok(body.includes(t.standing.current(t.standing.choices['30'])));
    await undoes(body);
    assert.equal((await rights()).consentTerm.consentDays, undefined);
    for (const jours of ['0', '400', 'beaucoup', ''])
      assert.equal((await person.post('/acces/duree-des-accords', { jours })).status, 400, jours);
  });

  test('of whoever is in no directory and not in the record there is no sheet', async () => {
    for (const query of ['', '?professionnel=899799999999', '?structure=1999999999', '?professionnel=abc'])
      assert.equal((await person.get(`/acces/fiche${query}`)).status, 404, query);
  });

  test('a consent of another record, or none, is not there to be ended', async () => {
    for (const accord of ['00000000-0000-4000-8000-000000000000', 'x'])
      assert.equal((await person.post('/acces/accords/fin', { accord, professionnel: DOCTOR })).status, 400);
    assert.equal((await person.post('/acces/duree', { professionnel: DOCTOR, duree: 'week' })).status, 400);
  });
});
