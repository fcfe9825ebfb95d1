import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { saveProfessional, saveStructure } from '../../identity/index.js';
import type { IdNatPs, RecordId } from '../../kernel/ids.js';
import { PROFESSIONS } from '../../kernel/codes/professions.js';
import { tellFromTraces } from '../../notices/index.js';
import { messagesFor } from '../../web/index.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../../../test/support/cast.js';
import { signedIn, type Citizen } from '../../../test/support/citizen.js';
import { startWorld, type World } from '../../../test/support/world.js';
import type { Document } from '../document.model.js';
import { PREVIEWED_KINDS, wouldBe } from './previewed-reader.model.js';
import { previewHref, readerIn } from './preview-words.js';

const m = messagesFor('fr');
const t = m.preview;
const DOCTOR = '899700000311' as IdNatPs;
const doctor = aProfessional({ id: DOCTOR });

const words = (body: string): string =>
  body
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/[ \n]+/g, ' ');

describe('« Voir comme… »', () => {
  let world: World;
  let recordId: RecordId;
  let person: Citizen;
  let number = 0;

  before(async () => {
    world = await startWorld({ content: 'empty' });
    const { database, keys } = world.house;
    await saveStructure(database.directory, keys.directory, doctor.structure);
    const professional = { idNatPs: DOCTOR, familyName: 'CARDIOLOGUE', givenName: 'Inès', profession: '10' };
    await saveProfessional(database.directory, keys.directory, professional, [doctor.structure.id]);
  });
  after(() => world.close());
  beforeEach(async () => {
    recordId = await aRecord(world.house, (number += 1));
    person = await signedIn(world, recordId);
  });

  const give = (name: string, change: Parameters<typeof aDraft>[1] = {}) =>
    deposited(world.house, recordId, aDraft(`${name} ${number}`, { title: name, ...change }));
  const hrefOf = ({ id }: Pick<Document, 'id'>): string =>
    `/documents/${world.house.publicIds.of('document', recordId, id)}`;
  const entries = async () => {
    const { acts, runner } = world.house;
    const read = await runner.perform(acts.readHistory, recordId, { limit: 50 }, thePerson(recordId));
    assert.ok(read.kind === 'done');
    return read.outcome.lines;
  };

  test('every reader of the choice has a page, and an address that is nobody’s has none', async () => {
    await give('Bilan');
    const { body } = await person.get('/acces/voir-comme');
    for (const kind of PREVIEWED_KINDS) {
      const href = previewHref({ kind });
      assert.ok(body.includes(`href="${href}"`), kind);
      const page = await person.get(href);
      assert.equal(page.status, 200, kind);
      assert.ok(words(page.body).includes(t.heading(t.kinds[kind].name)), kind);
    }
    for (const profession of Object.keys(PROFESSIONS))
      assert.equal((await person.get(`/acces/voir-comme/metier?profession=${profession}&lien=equipe`)).status, 200);
    for (const nobody of ['voisin', 'metier', 'metier?profession=99', 'professionnel?numero=x'])
      assert.equal((await person.get(`/acces/voir-comme/${nobody}`)).status, 404, nobody);
    assert.equal((await person.get('/acces/voir-comme/professionnel?numero=899700009999')).status, 400);
  });

  test('what is hidden stands out of sight with the rule that says so, linked to its page', async () => {
    const open = await give('Bilan sanguin');
    const hidden = await give('Compte rendu intime');
    await person.post(`${hrefOf(hidden)}/masquer`);
    const { body } = await person.get('/acces/voir-comme/metier?profession=10&lien=accord');
    const [seen = '', out = ''] = body.slice(body.indexOf('sight-columns')).split('sight-out');
    assert.ok(seen.includes(hrefOf(open)) && !seen.includes(hrefOf(hidden)));
    assert.ok(out.includes(hrefOf(hidden)) && !out.includes(hrefOf(open)));
    assert.ok(out.includes('/regles/hidden-from-professionals') && out.includes(t.now['hidden-from-professionals']));
    assert.ok(body.includes(t.seesSome(1, 2)));
  });

  test('an insurer, a mutual, an employer and occupational medicine never see anything, for the reason of the law', async () => {
    await give('Bilan');
    for (const reader of ['assureur', 'mutuelle', 'assurance-maladie', 'employeur', 'medecine-du-travail']) {
      const { body } = await person.get(`/acces/voir-comme/${reader}`);
      assert.ok(body.includes(t.never.title) && body.includes(t.seesNone), reader);
      assert.ok(body.includes('/regles/insurers-and-employers-never-read'), reader);
      assert.ok(!body.includes(t.powers.deposit.yes), reader);
    }
  });

  test('somebody real is seen with all this record says of them: consent, block, and what follows at once', async () => {
    const document = await give('Bilan');
    const page = async (): Promise<string> =>
      (await person.get(`/acces/voir-comme/professionnel?numero=${DOCTOR}`)).body;
    assert.ok((await page()).includes('/regles/reading-needs-consent'));
    await world.house.runner.perform(world.house.acts.stateConsent, recordId, {}, doctor);
    assert.ok((await page()).includes(t.seesAll(1)));
    await person.post('/acces/bloquer', { professionnel: DOCTOR });
    const blocked = await page();
    assert.ok(blocked.includes(t.seesNone) && blocked.includes('/regles/blocked-professional-is-refused'));
    assert.ok(blocked.includes(t.powers.deposit.yes), 'who is blocked still deposits');
    const who = (await person.get(`${hrefOf(document)}/qui-peut-voir`)).body;
    assert.ok(who.includes('Dr Inès CARDIOLOGUE'));
  });

  test('the person’s own entry says that they looked; nobody is told, and nobody is counted', async () => {
    const document = await give('Bilan');
    const counted = () => world.owner`select * from stranger_count where subject in ('0', ${DOCTOR}) order by 1, 2, 3`;
    const countedBefore = await counted();
    await person.get('/acces/voir-comme/samu');
    await person.get(`/acces/voir-comme/professionnel?numero=${DOCTOR}`);
    await person.get(`${hrefOf(document)}/qui-peut-voir`);
    const lines = await entries();
    const told = lines
      .filter(({ act }) => ['preview-as', 'who-may-see'].includes(act))
      .map(({ act, actor, outcome, object, situation }) => [act, actor.kind, outcome, object?.label, situation]);
    assert.deepEqual(told.reverse(), [
      ['preview-as', 'person', 'done', 'le Samu (15)', 'normal'],
      ['preview-as', 'person', 'done', 'Dr Inès CARDIOLOGUE', 'normal'],
      ['who-may-see', 'person', 'done', 'Bilan', 'normal'],
    ]);
    assert.ok(!lines.some(({ actor }) => actor.kind === 'professional' && actor.id !== '899700000001'));
    const { owner, house, clock } = world;
    const before = await owner`select from notice where record_id = ${recordId}`;
    await tellFromTraces(house.database, clock.domain(), { sendsMail: true, sendsTexts: true });
    const after = await owner`select from notice where record_id = ${recordId}`;
    assert.equal(after.length, before.length);
    assert.deepEqual([...(await counted())], [...countedBefore]);
    const history = words((await person.get('/historique?montrer=mine')).body);
    assert.ok(history.includes('avez regardé votre dossier comme le verrait le Samu (15)'), history);
  });

  test('what is kept from the person is in no preview, no count, and its page is not found like any other', async () => {
    await give('Bilan');
    const kept = await give('Annonce', { withheldFromPatient: true });
    for (const reader of ['samu', 'metier?profession=10&lien=accord', 'medecin-traitant']) {
      const { body } = await person.get(`/acces/voir-comme/${reader}`);
      assert.ok(!body.includes('Annonce') && body.includes(t.seesAll(1)), reader);
    }
    const asked = await person.get(`${hrefOf(kept)}/qui-peut-voir`);
    assert.equal(asked.status, 404);
    assert.ok(!(await entries()).some(({ object }) => object?.id === kept.id));
  });

  test('the person alone looks: a professional has no such act', async () => {
    const input = { reader: { kind: 'samu' }, name: 'x' } as const;
    const asked = await world.house.runner.perform(world.house.acts.previewAs, recordId, input, doctor);
    assert.equal(asked.kind, 'refused');
  });

  test('what a minor keeps from parents is out of a parent’s sight', async () => {
    const secret = await give('Consultation', { hiddenFromRepresentatives: true });
    const { body } = await person.get('/acces/voir-comme/parent');
    const out = body.slice(body.indexOf('sight-out'));
    assert.ok(out.includes(hrefOf(secret)) && out.includes('/regles/minor-keeps-from-parents'));
    assert.ok((await person.get('/acces/voir-comme/samu')).body.includes(t.seesAll(1)));
  });
});

test('an address and its reader are one and the same', () => {
  for (const kind of PREVIEWED_KINDS) assert.deepEqual(at(previewHref({ kind })), { kind });
  const nurse = { kind: 'profession', profession: '60', tie: 'careTeam' } as const;
  assert.deepEqual(at(previewHref(nurse)), nurse);
  const named = { kind: 'professional', idNatPs: DOCTOR, place: doctor.structure.id } as const;
  assert.deepEqual(at(previewHref(named)), named);
});

const at = (href: string) => {
  const url = new URL(href, 'http://carnet.invalid');
  return readerIn(url.pathname.split('/').at(-1) ?? '', url.searchParams);
};

test('a would-be reader is nobody of the directory', () => {
  for (const kind of PREVIEWED_KINDS) assert.equal(wouldBe({ kind })?.caller.professional.idNatPs ?? '0', '0');
});
