// What is printed is whole: a column that scrolls on a screen must not be missing on paper. And what is long stays in its row.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { renderCdaPage } from '../../src/reading/cda-page.js';
import { picture, startJourney, type JourneyStage } from '../support/browser.js';
import { bytesOf, minimalCda, sectionBody } from '../support/minimal-cda.js';

let stage: JourneyStage;

before(async () => {
  stage = await startJourney();
});
after(() => stage.close());

const COLUMNS = [
  'Date',
  'Vaccin',
  'Lot n°',
  'Rang',
  "Voie d'administration",
  "Région d'administration",
  'Réaction observée',
  'Commentaire',
  'Vaccinateur',
];
const CELLS = [
  '25/08/2009',
  'VACCIN MÉNINGOCOCCIQUE',
  '357904636',
  '2',
  'voie intramusculaire',
  'Deltoïde gauche',
  'fièvre due à des médicaments',
  "L'usager a été informé des avantages et des risques liés à la vaccination",
  'Dr Alix MODELE',
];

/** Where something is cut off at the side: what it is, and by how much. */
const CUT = `[...document.querySelectorAll('.cda, .cda *')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && getComputedStyle(one).display !== 'inline')
  .map((one) => one.tagName + '.' + one.className + ' ' + one.scrollWidth + ' > ' + one.clientWidth)`;

test('a table of nine columns is whole on an A4 sheet, and its columns keep their words', async () => {
  const row = (cells: readonly string[], cell: string): string =>
    `<tr>${cells.map((words) => `<${cell}>${words}</${cell}>`).join('')}</tr>`;
  const table = `<table><thead>${row(COLUMNS, 'th')}</thead><tbody>${row(CELLS, 'td').repeat(3)}</tbody></table>`;
  const rendered = renderCdaPage(bytesOf(minimalCda({ body: sectionBody(table) })), {
    partUrlPrefix: '/parts/',
    headingLevel: 3,
    language: 'fr',
  });
  assert.ok(rendered.ok);
  // 210 mm with the browser's own margins of 1 cm.
  const { page } = await stage.open({ width: 718, height: 1000 });
  await page.goto('/demo/composants');
  await page.evaluate(
    `document.querySelector('main').innerHTML = ${JSON.stringify(
      `<div class="document-content"><div class="sheet sheet-pad">${rendered.value.html}</div></div>`,
    )}`,
  );
  assert.notDeepEqual(await page.evaluate(CUT), [], 'on the screen it scrolls: otherwise this proves nothing');
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual(await page.evaluate(CUT), []);
  await picture(page, 'printed-01-nine-columns');
});

test('one word of any length stays in its row on a narrow telephone', async () => {
  const { page } = await stage.open({ width: 320, height: 640 });
  await page.goto('/demo/composants');
  // An expression: what is handed over as a text is not called as a function.
  const write = (selector: string, letter: string): Promise<number> =>
    page.evaluate(
      `(document.querySelector('${selector}').textContent = '${letter}'.repeat(160)) && document.body.innerText.match(/${letter}{160}/g)?.length`,
    );
  assert.equal(await write('.item-title a', 'x'), 1);
  assert.equal(await write('.item-meta', 'y'), 1);
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
});
