// What professionals do for the person: a colleague's consent, the look at the history, the administrator's block, acts on a document.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addRelation, readRights } from '../access/index.js';
import { readTrace, type TraceLine } from '../audit/index.js';
import { DAY, endOfParisDay } from '../kernel/time.js';
import { messagesFor } from '../web/index.js';
import { aDraft, aProfessional, deposited, thePerson } from '../../test/support/cast.js';
import { hiddenField, recordIdOf, workbench, type Workbench } from '../../test/support/professional.js';
import { startWorld, type World } from '../../test/support/world.js';
import type { IdNatPs, RecordId } from '../kernel/ids.js';
import type { Document } from '../record/index.js';

const m = messagesFor('fr');
const t = m.professionalRights;

describe('what professionals do about access for the person', () => {
  let world: World;
  let recordId: RecordId;
  let gp: Workbench;
  let stranger: Workbench;
  let patient: string;

  before(async () => {
    world = await startWorld();
    recordId = await recordIdOf(world, 'paul');
    gp = await workbench(world, 'gp');
    stranger = await workbench(world, 'er-doctor');
    await world.house.database.withRecord(recordId, async (handle) => {
      await handle.sql`delete from relation where record_id = ${recordId} and id_nat_ps in (${gp.idNatPs}, ${stranger.idNatPs})`;
      await handle.sql`delete from consent where record_id = ${recordId} and id_nat_ps in (${gp.idNatPs}, ${stranger.idNatPs})`;
      await addRelation(handle, gp.idNatPs, 'attending', 0);
    });
    await gp.find('paul');
    await stranger.find('paul');
    patient = hiddenField((await gp.get('/pro/patient/acces')).body, 'patient');
  });
  after(() => world.close());

  const newest = async (chain: 'shown' | 'withheld' = 'shown'): Promise<TraceLine | undefined> =>
    (await world.house.database.withRecord(recordId, (handle) => readTrace(handle, chain, { limit: 1 }))).lines[0];
  const told = async (chain: 'shown' | 'withheld' = 'shown'): Promise<unknown[]> => {
    const line = await newest(chain);
    return [line?.act, line?.outcome, line?.rule];
  };
  const give = (name: string, change: Parameters<typeof aDraft>[1] = {}, id: IdNatPs = gp.idNatPs): Promise<Document> =>
    deposited(
      world.house,
      recordId,
      aDraft(`${name} ${Math.random()}`, {
        title: name,
        authors: [{ kind: 'professional', id, name: 'G' }],
        ...change,
      }),
      aProfessional({ id }),
    );
  const hrefOf = ({ id }: Document): string =>
    `/pro/patient/documents/${world.house.publicIds.of('document', recordId, id)}`;

  test('every such act is found from the page of access, whoever looks', async () => {
    for (const one of [gp, stranger]) {
      const { body } = await one.get('/pro/patient/acces');
      for (const path of ['confrere', 'historique', 'bloquer']) assert.ok(body.includes(`/pro/patient/${path}`), path);
    }
  });

  describe('the consent for a colleague', () => {
    const fields = (change: Record<string, string> = {}) => ({
      patient,
      professionnel: stranger.idNatPs,
      accord: 'oui',
      duree: 'month',
      ...change,
    });
    let place = '';
    before(async () => {
      const { body } = await gp.get(`/pro/patient/confrere?professionnel=${stranger.idNatPs}`);
      place = /name="lieu" value="([^"]+)"/.exec(body)?.[1] ?? '';
      for (const words of t.colleague.consequences) assert.ok(body.includes(words), words);
    });

    test('is found by name, stated by ticking, and lets the colleague read until its end', async () => {
      assert.equal((await stranger.get('/pro/patient')).status, 403);
      const found = await gp.get('/pro/patient/confrere?nom=ouedraogo');
      assert.ok(found.body.includes(stranger.idNatPs));
      assert.equal((await gp.post('/pro/patient/confrere', fields({ lieu: place }))).location, '/pro/patient');
      assert.deepEqual(await told(), ['colleague-entrust', 'done', 'professional-entrusts-a-colleague']);
      assert.equal((await stranger.get('/pro/patient')).status, 200);
      const { consents } = await world.house.database.withRecord(recordId, (handle) => readRights(handle));
      const until = consents.find(({ idNatPs }) => idNatPs === stranger.idNatPs)?.until;
      assert.equal(until, endOfParisDay(world.clock.domain() + 30 * DAY));
      await world.owner`delete from consent where record_id = ${recordId} and id_nat_ps = ${stranger.idNatPs}`;
    });

    test('is not stated without the box, without a place, or for somebody who is not there', async () => {
      for (const [change, fault] of [
        [{ accord: '', lieu: place }, 'consent-missing'],
        [{ lieu: '1999999999' }, 'place-missing'],
      ] as const) {
        const answer = await gp.post('/pro/patient/confrere', fields(change));
        const page = await gp.get(answer.location ?? '');
        assert.equal(page.status, 400);
        assert.ok(page.body.includes(t.colleague.errors[fault]));
      }
      assert.equal((await gp.post('/pro/patient/confrere', fields({ professionnel: '899799999999' }))).status, 400);
      assert.equal((await stranger.get('/pro/patient')).status, 403);
    });

    test('is not for a stranger to state: refused without a reason, and traced', async () => {
      const own = hiddenField((await stranger.get('/pro/patient/acces')).body, 'patient');
      const answer = await stranger.post('/pro/patient/confrere', { ...fields({ lieu: place }), patient: own });
      assert.equal(answer.status, 403);
      assert.ok(answer.body.includes(m.professional.access.refusedTitle));
      assert.deepEqual((await told()).slice(0, 2), ['colleague-entrust', 'refused']);
    });

    test('is refused when the form was filled in for another patient', async () => {
      assert.equal((await gp.post('/pro/patient/confrere', fields({ lieu: place, patient: 'autre' }))).status, 409);
    });
  });

  test('the attending physician sees who looked, and nothing of what is hidden nor of what the person chose', async () => {
    const seen = await give('Visible pour tous');
    const secret = await give('Bien caché', {}, '899700000977' as IdNatPs);
    const { acts, runner } = world.house;
    const me = thePerson(recordId);
    await runner.perform(acts.hideDocument, recordId, { id: secret.id, hide: true }, me);
    const nurse = aProfessional({ id: '899700000978', profession: '60' });
    await runner.perform(acts.readDocument, recordId, { id: secret.id }, nurse);
    await runner.perform(acts.readDocument, recordId, { id: seen.id }, aProfessional({ id: '899700000977' }));
    await runner.perform(
      acts.blockProfessional,
      recordId,
      { idNatPs: nurse.professional.idNatPs, name: 'BLOQUEE', block: true },
      me,
    );
    const refused = aProfessional({ id: '899700000979' });
    await runner.perform(
      acts.readDocument,
      recordId,
      { id: seen.id },
      { ...refused, professional: { ...refused.professional, familyName: 'REFUSEE' } },
    );
    const page = await gp.get('/pro/patient/historique');
    assert.equal(page.status, 200);
    assert.ok(page.body.includes('Visible pour tous'));
    for (const word of ['Bien caché', 'BLOQUEE', 'REFUSEE', 'masqué', 'bloqué'])
      assert.equal(page.body.includes(word), false, word);
    assert.deepEqual(await told(), ['history-read', 'done', 'attending-reads-the-history']);
  });

  test('anybody else does not see who looked, and is told no reason', async () => {
    const page = await stranger.get('/pro/patient/historique');
    assert.equal(page.status, 403);
    assert.deepEqual((await told()).slice(0, 2), ['history-read', 'refused']);
  });

  test('the administrator sees who looked, at hidden documents too, and nothing of what is kept from them or from the person', async () => {
    const { acts, runner } = world.house;
    const me = thePerson(recordId);
    const administrator = await workbench(world, 'parc-gp');
    const { idNatPs } = administrator;
    const name = 'Administratrice';
    const choose = (yes: boolean) =>
      runner.perform(acts.chooseAdministrator, recordId, { idNatPs, name, choose: yes }, me);
    await administrator.find('paul');
    const author = '899700000981' as IdNatPs;
    const secret = await give('Masqué à tous', {}, author);
    const kept = await give('Gardé pour moi', {}, author);
    const later = await give('Pas encore annoncé', { withheldFromPatient: true }, author);
    await runner.perform(acts.hideDocument, recordId, { id: secret.id, hide: true }, me);
    const keep = { id: kept.id, idNatPs, name, exception: 'keep' } as const;
    await runner.perform(acts.documentException, recordId, keep, me);
    for (const { id } of [secret, kept, later])
      await runner.perform(acts.readDocument, recordId, { id }, aProfessional({ id: author }));
    const refused = aProfessional({ id: '899700000982' });
    const asks = { ...refused, professional: { ...refused.professional, familyName: 'ECARTEE' } };
    await runner.perform(acts.readDocument, recordId, { id: kept.id }, asks);

    assert.equal((await administrator.get('/pro/patient/historique')).status, 403);
    assert.deepEqual(await told(), ['history-read', 'refused', 'reading-needs-consent']);
    await choose(true);
    const page = await administrator.get('/pro/patient/historique');
    assert.equal(page.status, 200);
    assert.deepEqual(await told(), ['history-read', 'done', 'administrator-reads-the-history']);
    assert.equal((await newest())?.actor.id, idNatPs);
    assert.ok(page.body.includes('Masqué à tous'));
    for (const word of ['Gardé pour moi', 'Pas encore annoncé', 'ECARTEE', 'Administratrice', 'bloqué'])
      assert.equal(page.body.includes(word), false, word);
    assert.equal((await gp.get('/pro/patient/historique')).body.includes('Masqué à tous'), false);

    await choose(false);
    assert.equal((await administrator.get('/pro/patient/historique')).status, 403);
    assert.deepEqual(await told(), ['history-read', 'refused', 'reading-needs-consent']);
    await choose(true);
    const block = { idNatPs, name, block: true } as const;
    await runner.perform(acts.blockProfessional, recordId, block, me);
    assert.equal((await administrator.get('/pro/patient/historique')).status, 403);
    assert.deepEqual(await told(), ['history-read', 'refused', 'blocked-professional-is-refused']);
    await runner.perform(acts.blockProfessional, recordId, { ...block, block: false }, me);
  });

  test('only the administrator blocks for the person, who sees it in the history', async () => {
    const fields = { patient, professionnel: stranger.idNatPs };
    const confirm = await gp.get(`/pro/patient/bloquer?professionnel=${stranger.idNatPs}`);
    for (const words of t.block.consequences) assert.ok(confirm.body.includes(words), words);
    assert.equal((await gp.post('/pro/patient/bloquer', fields)).status, 403);
    await world.house.database.withRecord(recordId, (handle) => addRelation(handle, gp.idNatPs, 'administrator', 0));
    assert.equal((await gp.post('/pro/patient/bloquer', { patient, professionnel: 'x' })).status, 400);
    assert.equal((await gp.post('/pro/patient/bloquer', fields)).location, '/pro/patient/acces');
    assert.deepEqual(await told(), ['professional-block', 'done', 'administrator-blocks-others']);
    const { blocks } = await world.house.database.withRecord(recordId, (handle) => readRights(handle));
    assert.ok(blocks.some(({ idNatPs }) => idNatPs === stranger.idNatPs));
  });

  test('the author shows what was kept for an announcement; nobody else can, and not twice', async () => {
    const document = await give('Annonce', { withheldFromPatient: true });
    const page = await gp.get(hrefOf(document));
    assert.ok(page.body.includes(t.document.release));
    assert.equal(
      page.body.includes(t.document.hide),
      false,
      'what the person does not see is not hidden at their request',
    );
    const other = await give('Annonce d’un autre', { withheldFromPatient: true }, '899700000977' as IdNatPs);
    assert.equal((await gp.get(hrefOf(other))).body.includes(t.document.release), false);
    assert.notEqual((await gp.post(`${hrefOf(other)}/rendre-visible`, { patient })).status, 303);
    assert.equal((await gp.post(`${hrefOf(document)}/rendre-visible`, { patient })).location, hrefOf(document));
    assert.deepEqual(await told(), ['document-release', 'done', 'author-amends-own-document']);
    assert.equal((await gp.post(`${hrefOf(document)}/rendre-visible`, { patient })).status, 400);
  });

  test('what a minor kept is shown to the parents only after it was confirmed', async () => {
    const document = await give('Secret', { hiddenFromRepresentatives: true });
    assert.ok((await gp.get(hrefOf(document))).body.includes(t.document.representativesConfirm));
    const path = `${hrefOf(document)}/montrer-aux-representants`;
    assert.equal((await gp.post(path, { patient })).status, 400);
    assert.equal((await gp.post(path, { patient, confirmation: 'oui' })).location, hrefOf(document));
    assert.deepEqual((await told()).slice(0, 2), ['document-show-to-representatives', 'done']);
    assert.equal((await gp.post(path, { patient, confirmation: 'oui' })).status, 400);
  });

  test('a document is hidden when the person asks, and a stranger can hide nothing', async () => {
    const document = await give('À masquer');
    const own = hiddenField((await stranger.get('/pro/patient/acces')).body, 'patient');
    assert.equal((await stranger.post(`${hrefOf(document)}/masquer`, { patient: own })).status, 403);
    assert.equal((await gp.post(`${hrefOf(document)}/masquer`, { patient })).location, '/pro/patient');
    assert.deepEqual((await told()).slice(0, 2), ['document-hide', 'done']);
    assert.equal((await gp.post('/pro/patient/documents/nulle-part/masquer', { patient })).status, 404);
  });
});
