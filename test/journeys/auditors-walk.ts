// Strict looks at the pages of auditors and at the queue of reports, for every-page.test.ts.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { demoStaff } from '../../src/demo/index.js';
import { tellFromTraces } from '../../src/notices/index.js';
import { aProfessional, aRecord } from '../support/cast.js';
import { workbench } from '../support/professional.js';
import { codeNow, press, words } from './people.js';
import type { Inspection, Visitor } from './strict-visitor.js';

const t = words.oversight;
const submits = (page: Page): Promise<void> => page.locator('main form[method="post"] button.btn').first().click();

/** A professional of the demo frozen, with records behind it. */
async function aFreeze({ world }: Inspection): Promise<string> {
  const { idNatPs } = await workbench(world, 'parc-gp');
  const since = world.clock.domain();
  for (let number = 0; number < 7; number += 1) {
    const recordId = await aRecord(world.house, 9100 + number);
    const at = new Date(since - (8 - number) * 340_000);
    await world.owner`insert into stranger_seen (record_id, id_nat_ps, at) values (${recordId}, ${idNatPs}, ${at})`;
  }
  const [row] = await world.owner<{ id: string }[]>`
    insert into access_freeze (kind, subject, id_nat_ps, structure_id, in_hour, in_month, since)
    values ('professional', ${idNatPs}, ${idNatPs}, (select structure_id from practice where id_nat_ps = ${idNatPs} limit 1),
      31, 44, ${new Date(since)}) returning id`;
  return row?.id ?? '';
}

async function entersAs(page: Page, { world }: Inspection, key: string): Promise<void> {
  const staff = demoStaff.find((one) => one.key === key) ?? assert.fail();
  await page.goto('/assistance/poste/connexion');
  await page.locator('#username').fill(staff.username);
  await page.locator('#password').fill(staff.password);
  await submits(page);
  await page.waitForURL(/\/connexion\/code$/);
  await page.locator('#code').fill(codeNow(world, staff.totpSecret));
  await submits(page);
}

async function emergencies(inspection: Inspection, auditor: Visitor): Promise<void> {
  const { house } = inspection.world;
  await auditor.visits('/controle/urgences', 'empty');
  const recordId = await aRecord(house, 9200);
  const desk = await workbench(inspection.world, 'parc-gp');
  const urgent = aProfessional({ id: desk.idNatPs, situation: 'bris_de_glace', reason: 'Malaise dans la rue' });
  await house.runner.perform(house.acts.beginEmergency, recordId, {}, urgent);
  await tellFromTraces(house.database, house.clock.domain(), { sendsMail: false, sendsTexts: false });
  await auditor.visits('/controle/urgences');
  const [review] = await inspection.world.owner<
    { id: string }[]
  >`select id from emergency_review where record_id = ${recordId}`;
  await auditor.page.locator(`main .item-title a[href$="${review?.id ?? ''}"]`).click();
  await auditor.looks('normal');
  await press(auditor.page, t.emergencies.ask);
  await auditor.looks('errors');
  await auditor.page.locator('#motif').fill('Quel était le lien avec cette personne ?');
  await press(auditor.page, t.emergencies.ask);
  await auditor.looks('asked');
  const cookies = [...desk.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const own = await inspection.visitor(cookies);
  await own.visits('/pro/explications');
  await press(own.page, t.explanations.submit);
  await own.looks('errors');
  await own.page.locator('main textarea').fill('Personne inconsciente, amenée par les pompiers.');
  await press(own.page, t.explanations.submit);
  await own.looks('explained');
  assert.deepEqual(own.faults, []);
}

export async function auditorsWalk(inspection: Inspection): Promise<void> {
  const { page, faults, looks, visits } = await inspection.visitor();
  await entersAs(page, inspection, 'solene');
  await page.waitForURL(/\/controle$/);
  await looks('empty');
  const freeze = await aFreeze(inspection);
  await visits('/controle');
  await visits(`/controle/arrets/${freeze}`);
  await press(page, t.freeze.submitProposal);
  await looks('errors');
  await page.getByLabel(t.freeze.judgements.lift, { exact: true }).check();
  await page.locator('#motif').fill('Remplacement d’été, vérifié par téléphone au cabinet.');
  await press(page, t.freeze.submitProposal);
  await looks('waits for another');
  const second = await inspection.visitor();
  await entersAs(second.page, inspection, 'bastien');
  await second.visits('/controle', 'proposed');
  const [proposal] = await inspection.world.owner<{ id: string }[]>`select id from freeze_proposal limit 1`;
  await second.visits(`/controle/propositions/${proposal?.id ?? ''}`);
  await second.page.locator('#motif').fill('Confirmé : le planning du cabinet le montre.');
  await press(second.page, t.freeze.confirm);
  await second.looks('confirmed');
  await second.visits('/controle/journal');
  await emergencies(inspection, second);
  await second.visits('/assistance/poste/signalements');
  const report = await second.page.locator('main .item-title a').first().getAttribute('href');
  await second.visits(report ?? assert.fail('somebody has reported an access'));
  await press(second.page, words.reportQueue.examine);
  await second.looks('taken');
  assert.deepEqual([...faults, ...second.faults], []);
}
