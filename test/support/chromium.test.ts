import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launchChromium } from './chromium.js';

async function showsAPage(boxed: boolean): Promise<void> {
  const browser = await launchChromium({ boxed });
  try {
    const page = await browser.newPage({ viewport: { width: 320, height: 120 } });
    const html =
      '<title>Été</title><p style="font:40px sans-serif">é</p><script>document.body.dataset.ran = "yes"</script>';
    await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
    assert.equal(await page.title(), 'Été');
    assert.equal(await page.evaluate('document.body.dataset.ran'), 'yes');
    // Without a font, a letter is drawn as an empty box: all boxes are alike, letters are not.
    const drawn = async (letter: string): Promise<string> => {
      await page.evaluate(`document.querySelector('p').textContent = ${JSON.stringify(letter)}`);
      return (await page.screenshot()).toString('base64');
    };
    const pictures = [await drawn('é'), await drawn('e'), await drawn('ç'), await drawn('Œ')];
    assert.equal(new Set(pictures).size, pictures.length);
  } finally {
    await browser.close();
  }
}

test('a browser starts on this machine, runs a page and draws its accents', () => showsAPage(false));

test(
  'a machine without a browser gets the one that npm brings',
  { skip: process.platform === 'linux' && process.arch === 'x64' ? false : 'npm brings one for Linux on x64 only' },
  () => showsAPage(true),
);
