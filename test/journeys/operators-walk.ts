// Walks of their own file: operators at their pages, and the proof that the inspector sees faults.
import assert from 'node:assert/strict';
import { aDoor } from '../support/operator.js';
import { faultsOfPage } from '../support/page-inspector.js';
import { press, words } from './people.js';
import type { Inspection } from './strict-visitor.js';

export async function operatorsWalk(inspection: Inspection): Promise<void> {
  const { page, faults, looks, visits } = await inspection.visitor();
  await visits('/exploitation', 'no door');
  const { code } = await aDoor(inspection.world);
  await visits('/exploitation');
  await page.locator('main form[method="post"] button.btn').first().click();
  await looks('errors');
  await page.locator('#code').fill(code);
  await page.locator('main form[method="post"] button.btn').first().click();
  await page.waitForURL(/\/logiciels$/);
  await looks('normal');
  await visits('/exploitation/logiciels/nouveau');
  await press(page, words.operators.form.submit);
  await looks('errors');
  await visits('/exploitation/logiciels/fiche?id=demo-hospital');
  await press(page, words.operators.one.remove);
  await looks('removed');
  await press(page, words.operators.one.restore);
  await looks('restored');
  assert.deepEqual(faults, []);
}

export async function inspectorSees(inspection: Inspection): Promise<void> {
  const { page } = await inspection.visitor();
  await page.goto('/');
  await page.evaluate(`{
    document.querySelector('main').innerHTML =
      '<h1>One</h1><h1>Two</h1><img src="/assets/icon.svg"><p>undefined</p><pre>' + 'long'.repeat(200) + '</pre>' +
      '<p class="actions"><a class="btn" href="/">A</a><form><button class="btn">B</button></form><form><button class="btn">C</button></form></p>';
  }`);
  const faults = (await faultsOfPage(page)).join('\n');
  for (const expected of [
    /image-alt/,
    /says « /,
    /2 main headings/,
    /scrolls sideways/,
    /buttons touch/,
    /an empty paragraph/,
  ])
    assert.match(faults, expected);
}
