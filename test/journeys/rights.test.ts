// Rights in the person's own hands, from one end to the other: whom they let in and until when, whom they shut out, what they hide and
// from whom; and what professionals do for them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { addRelation } from '../../src/access/index.js';
import { enter, picture, startJourney, type JourneyStage } from '../support/browser.js';
import { citizen } from '../support/citizen.js';
import type { IdNatPs } from '../../src/kernel/ids.js';
import { recordIdOf } from '../support/professional.js';
import { findPerson, follow, heading, isRead, isRefused, nameOf, person, press, professional } from './people.js';
import { saysDone, signInAsProfessional, undoes, words } from './people.js';

const t = words.whoReads;
const dominique = person('dominique');
const stranger = professional('parc-gp');

let stage: JourneyStage;
before(async () => {
  stage = await startJourney();
});
after(() => stage.close());

const readersRow = (page: Page, name: string) => page.locator('#maintenant li.item', { hasText: name });

/** Without scripts, as on an old telephone. */
test('a person gives access, changes it, hides and shows, without JavaScript', async (s) => {
  const window = await stage.open({ javaScript: false, width: 380, height: 800 });
  const { page: her } = window;
  const { page: his } = await stage.open();
  const { cookie } = await citizen(stage.world, dominique.key);
  await enter(window, stage.world, cookie);

  await s.test('given a doctor who is refused', async () => {
    await signInAsProfessional(his, stranger);
    await findPerson(his, dominique);
    await isRefused(his);
  });

  await s.test('she finds him by name and gives him seven days', async () => {
    await her.goto('/acces');
    await picture(her, 'rights-01-who-reads', { whole: true });
    await follow(her, t.now.give);
    await heading(her, t.give.title);
    await her.getByLabel(t.choose.family, { exact: true }).fill(stranger.familyName.toLowerCase());
    await press(her, t.choose.submit);
    await picture(her, 'rights-02-search', { whole: true });
    await her
      .getByRole('link', { name: `${t.choose.person} ${nameOf(stranger)}` })
      .first()
      .click();
    await heading(her, t.give.toTitle(nameOf(stranger)));
    await her.getByLabel(t.term.choices.week, { exact: true }).check();
    await picture(her, 'rights-03-give', { whole: true });
    await press(her, t.give.submit);
    await saysDone(her, t.done.given(nameOf(stranger)));
    await readersRow(her, nameOf(stranger)).getByText(t.ties.consent['by-the-person']).waitFor();
    await his.goto('/pro/patient');
    await heading(his, words.professionalDocuments.title);
  });

  await s.test('she changes until when, and takes that back', async () => {
    await follow(her, nameOf(stranger));
    await heading(her, nameOf(stranger));
    await picture(her, 'rights-04-sheet', { whole: true });
    await her.getByLabel(t.term.choices.endless, { exact: true }).check();
    await press(her, t.sheet.submit);
    await saysDone(her, t.done.term(nameOf(stranger)));
    await readersRow(her, nameOf(stranger)).getByText(t.ties.endless).waitFor();
    await undoes(her, t.done.term(nameOf(stranger)));
  });

  await s.test('several documents are hidden in one go, and one of them is shown to him alone', async () => {
    await her.goto('/documents?choisir=oui');
    const boxes = her.locator('input[name="document"]');
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    const first = (await her.locator('main .item .item-title').first().innerText()).trim();
    await picture(her, 'rights-05-choosing');
    await press(her, words.hiding.choose.hide);
    await saysDone(her, words.hiding.done.hidden(2));
    await his.goto('/pro/patient');
    assert.equal(await his.locator('.item-title', { hasText: first }).count(), 0);
    await follow(her, first);
    await follow(her, words.hiding.exceptions.page.link);
    await picture(her, 'rights-06-exceptions', { whole: true });
    await her
      .getByRole('link', { name: `${t.choose.person} ${nameOf(stranger)}` })
      .first()
      .click();
    await press(her, words.hiding.exceptions.page.show);
    await saysDone(her, words.hiding.exceptions.done.show(nameOf(stranger)));
    await his.reload();
    await his.locator('.item-title', { hasText: first }).first().waitFor();
  });

  await s.test('a subject is hidden after what it covers was shown', async () => {
    await her.goto('/acces/masquage');
    await picture(her, 'rights-07-hiding', { whole: true });
    await follow(her, words.hiding.subjects.add);
    await picture(her, 'rights-08-subjects', { whole: true });
    await her.getByRole('link', { name: words.hiding.subjects.category('Résultats de biologie') }).click();
    await picture(her, 'rights-09-subject', { whole: true });
    await press(her, words.hiding.subjects.ask.hide);
    await isRead(her, words.hiding.done.undoSubject);
    await picture(her, 'rights-10-hiding-after', { whole: true });
  });

  await s.test('an administrator is chosen, a structure shut out, the term of consents set', async () => {
    await her.goto('/acces/administrateur');
    await her
      .getByRole('link', { name: `${t.choose.person} ${nameOf(stranger)}` })
      .first()
      .click();
    await picture(her, 'rights-11-administrator', { whole: true });
    await press(her, t.administrator.confirm);
    await saysDone(her, t.done.administrator(nameOf(stranger)));
    await her.goto('/acces/bloquer-structure');
    const place = stranger.structures[0]?.name ?? '';
    await her
      .getByRole('link', { name: `${t.choose.person} ${place}` })
      .first()
      .click();
    await picture(her, 'rights-12-structure', { whole: true });
    await press(her, t.structure.confirm(place));
    await saysDone(her, t.done.structureBlocked(place));
    await his.goto('/pro/patient');
    await isRefused(his);
    await picture(her, 'rights-13-who-reads-after', { whole: true });
    await her.locator('.flash').getByRole('button').click();
    await saysDone(her, t.done.structureUnblocked(place));
    await her.locator('select[name=jours]').selectOption('30');
    await press(her, t.standing.submit);
    await saysDone(her, t.done.standing);
  });
});

/** What professionals do when she asks them. */
test('her doctor looks who consulted, notes a consent for a colleague, and hides what she asks to hide', async (s) => {
  const { page: his } = await stage.open();
  const gp = professional('gp');
  const colleague = professional('er-doctor');
  await signInAsProfessional(his, gp);
  await his.locator('main input[type=radio]').first().check();
  await press(his, words.professional.place.submit);
  await findPerson(his, dominique);

  await s.test('the history of the record, for the attending physician', async () => {
    await his.goto('/pro/patient/acces');
    await picture(his, 'rights-14-professional-access', { whole: true });
    await follow(his, words.professionalRights.links.history);
    await heading(his, words.professionalRights.history.title);
    await picture(his, 'rights-15-record-history', { whole: true });
  });

  await s.test('the same for the administrator she chose', async () => {
    const { page: theirs } = await stage.open({ width: 360, height: 780 });
    const { house } = stage.world;
    const recordId = await recordIdOf(stage.world, dominique.key);
    await house.database.withRecord(recordId, (handle) =>
      addRelation(handle, stranger.idNatPS as IdNatPs, 'administrator', house.clock.domain()),
    );
    await signInAsProfessional(theirs, stranger);
    await findPerson(theirs, dominique);
    await theirs.goto('/pro/patient/acces');
    await follow(theirs, words.professionalRights.links.history);
    await heading(theirs, words.professionalRights.history.title);
    await picture(theirs, 'rights-15b-administrators-history', { whole: true });
  });

  await s.test('the consent for a colleague, found by name', async () => {
    await his.goto('/pro/patient/confrere');
    await his.getByLabel(words.professionalRights.choose.family, { exact: true }).fill(colleague.familyName);
    await press(his, words.professionalRights.choose.submit);
    await follow(his, words.professionalRights.choose.pick);
    await his.locator('input[name=lieu]').first().check();
    await his.getByLabel(words.professionalRights.colleague.statement).check();
    await picture(his, 'rights-16-colleague', { whole: true });
    await press(his, words.professionalRights.colleague.submit);
    await saysDone(his, words.professionalRights.colleague.done);
  });

  await s.test('a document hidden at her request', async () => {
    await follow(his, 'Ordonnance de kinésithérapie');
    await heading(his, 'Ordonnance de kinésithérapie');
    await picture(his, 'rights-17-professional-document', { whole: true });
    await press(his, words.professionalRights.document.hide);
    await saysDone(his, words.professionalRights.document.done.hidden);
  });
});
