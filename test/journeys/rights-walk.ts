// The pages on rights, for the walk through every page.
import assert from 'node:assert/strict';
import { addRelation } from '../../src/access/index.js';
import type { IdNatPs } from '../../src/kernel/ids.js';
import { citizen } from '../support/citizen.js';
import { recordIdOf } from '../support/professional.js';
import { follow, press, professional, words } from './people.js';
import type { Inspection, Visitor } from './strict-visitor.js';

export async function rightsWalk(inspection: Inspection): Promise<void> {
  const { cookie } = await citizen(inspection.world, 'paul');
  const { page, faults, looks, visits } = await inspection.visitor(cookie);
  for (const path of ['/acces/donner', '/acces/administrateur', '/acces/bloquer-structure']) await visits(path);
  await visits('/acces/donner?nom=personne', 'nobody found');
  await visits(`/acces/donner?professionnel=${professional('parc-gp').idNatPS}`, 'until when');
  await visits(`/acces/donner?professionnel=${professional('parc-gp').idNatPS}&erreur=date-invalid`, 'errors');
  await visits(`/acces/fiche?professionnel=${professional('gp').idNatPS}`);
  for (const path of ['/acces/masquage', '/acces/masquage/tout', '/acces/masquage/sujet']) await visits(path);
  await visits('/acces/masquage/sujet?sujet=category:biology', 'what it covers');
  await visits('/documents?choisir=oui', 'choosing several');
  await page.goto('/documents');
  await page.locator('main .item-title a').first().click();
  await follow(page, words.hiding.exceptions.page.link);
  await looks('normal');
  assert.deepEqual(faults, []);
}

/** With a patient in hand. */
export async function professionalRightsWalk(
  { world }: Inspection,
  visits: Visitor['visits'],
  idNatPs: IdNatPs,
): Promise<void> {
  for (const path of ['confrere', 'bloquer']) {
    await visits(`/pro/patient/${path}`);
    await visits(`/pro/patient/${path}?nom=arnoult`, 'found');
    await visits(`/pro/patient/${path}?professionnel=${professional('gp').idNatPS}`, 'confirming');
  }
  await visits(`/pro/patient/confrere?professionnel=${professional('gp').idNatPS}&erreur=consent-missing`, 'errors');
  await visits('/pro/patient/historique', 'refused');
  await world.house.database.withRecord(await recordIdOf(world, 'dominique'), (handle) =>
    addRelation(handle, idNatPs, 'administrator', world.house.clock.domain()),
  );
  await visits('/pro/patient/historique', 'of an administrator');
}

export async function hiddenAndRemovedWalk(inspection: Inspection): Promise<void> {
  const { cookie } = await citizen(inspection.world, 'dominique');
  const { page, faults, looks } = await inspection.visitor(cookie);
  await page.goto('/documents');
  await follow(page, 'Bilan bucco-dentaire');
  await press(page, words.documents.who.hide);
  await looks('just hidden');
  await page.goto('/documents?origine=moi');
  await page.locator('main .item-title a').first().click();
  await follow(page, words.documents.remove.button);
  await page.waitForURL(/\/retirer$/);
  await looks('normal');
  assert.deepEqual(faults, []);
}
