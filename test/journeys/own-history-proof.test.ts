// A person takes their history away and checks it on their own machine: the page is opened from a file, without a server.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { anchorAndWitness } from '../../src/anchor.js';
import { messagesFor } from '../../src/web/index.js';
import { launchChromium } from '../support/chromium.js';
import { citizen } from '../support/citizen.js';
import { startWorld, type World } from '../support/world.js';

const m = messagesFor('fr').historyFiles;
let world: World;
let browser: Browser;
let page: Page;
let folder: string;
before(async () => {
  world = await startWorld();
  browser = await launchChromium();
  folder = await mkdtemp(path.join(tmpdir(), 'carnet-file-'));
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
});
after(async () => {
  await browser.close();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

test('the verifier opened from a file says complete of a true file, and where a changed one fails', async () => {
  await anchorAndWitness(world.house);
  const person = await citizen(world, 'dominique');
  const proof = await person.get('/historique/preuve');
  const verifier = await person.get('/historique/verificateur');
  assert.deepEqual([proof.status, verifier.status], [200, 200]);
  assert.match(String(verifier.headers['content-disposition']), /attachment; filename="carnet-verificateur.html"/);
  const [good, bad, tool] = ['bon.json', 'faux.json', 'verificateur.html'].map((name) => path.join(folder, name));
  assert.ok(good !== undefined && bad !== undefined && tool !== undefined);
  await writeFile(good, proof.bytes);
  await writeFile(tool, verifier.bytes);
  const parsed = JSON.parse(proof.body) as { entries: { words: string }[] };
  (parsed.entries[1] as { words: string }).words = (parsed.entries[1] as { words: string }).words.replace(
    'done',
    'none',
  );
  await writeFile(bad, JSON.stringify(parsed));

  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => assert.fail(error.message));
  await page.goto(pathToFileURL(tool).href);
  await page.setInputFiles('#file', good);
  await page.getByRole('heading', { name: m.good.title }).waitFor();
  const text = await page.locator('#verdict').innerText();
  assert.match(text, new RegExp(`${parsed.entries.length} lignes`));
  assert.ok((await page.locator('#entries tr').count()) === parsed.entries.length);
  const shots = process.env['CARNET_SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: path.join(shots, 'verificateur.png') });
  await page.setInputFiles('#file', bad);
  await page.getByRole('heading', { name: m.bad.title }).waitFor();
  assert.match(await page.locator('#verdict').innerText(), /ligne 2/);
  // Nothing is asked of anybody.
  assert.deepEqual(
    asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')),
    [],
  );
  assert.ok((await readFile(tool, 'utf8')).length < 80_000);
});
