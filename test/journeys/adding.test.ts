// Adding a document from a telephone: the sending is seen, and a network that goes away takes nothing of what was filled in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { citizen } from '../support/citizen.js';
import { enter, picture, startJourney, type JourneyStage } from '../support/browser.js';
import { faultsOfPage } from '../support/page-inspector.js';
import { press, saysDone, words } from './people.js';

let stage: JourneyStage;
before(async () => {
  stage = await startJourney();
});
after(() => stage.close());

const TITLE = 'Courrier de la mutuelle';

test('the sending shows how far it is; cut off, the form stays as it was; sent again, the document is there once', async () => {
  const { cookie } = await citizen(stage.world, 'karim');
  const window = await stage.open({ width: 320, height: 640, colorScheme: 'dark' });
  const { page, context, faults } = window;
  await enter(window, stage.world, cookie);
  const t = words.addDocument;
  await page.goto('/documents/ajouter');
  const file = page.getByLabel(t.file, { exact: true });
  await file.setInputFiles({ name: 'courrier.txt', mimeType: 'text/plain', buffer: Buffer.alloc(2_000_000, 'mot ') });
  await page.getByLabel(t.type, { exact: true }).selectOption({ label: t.types.EXPPAT_2 });
  await page.getByLabel(t.docTitle, { exact: true }).fill(TITLE);

  await context.setOffline(true);
  await press(page, t.submit);
  await page.getByText(words.common.form.cut).waitFor();
  assert.equal(await page.getByLabel(t.docTitle, { exact: true }).inputValue(), TITLE);
  assert.equal(await page.evaluate('document.querySelector("input[type=file]").files.length'), 1);
  assert.equal(await page.locator('progress').count(), 0);
  await picture(page, 'adding-01-cut');
  assert.deepEqual(await faultsOfPage(page), []);
  await context.setOffline(false);

  const seen = page.locator('progress').waitFor();
  const slow = await context.newCDPSession(page);
  await slow.send('Network.enable');
  const speed = { offline: false, latency: 20, downloadThroughput: -1 };
  await slow.send('Network.emulateNetworkConditions', { ...speed, uploadThroughput: 2_000_000 });
  await press(page, t.submit);
  await seen;
  await picture(page, 'adding-02-sending');
  await saysDone(page, words.documents.done.added);
  await page.goto('/documents');
  assert.equal(await page.locator('main li', { hasText: TITLE }).count(), 1);
  assert.deepEqual(
    faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')),
    [],
  );
});
