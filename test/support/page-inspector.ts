// Looks at a page as a strict visitor would: axe's rules, narrow screens, dark colours, words that should never be seen.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));
let source: Promise<string> | undefined;

const WIDE = { width: 1200, height: 900 };
const NARROW = { width: 320, height: 640 };

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Everything wrong with the page as it stands: light on a wide screen, dark on a narrow one. */
export async function faultsOfPage(page: Page): Promise<string[]> {
  await isWideAndLight(page);
  const wide = [...(await axeFaults(page, 'light, 1200 px')), ...(await wordFaults(page))];
  await page.setViewportSize(NARROW);
  await page.emulateMedia({ colorScheme: 'dark' });
  return [
    ...wide,
    ...(await scrollFaults(page)),
    ...(await touchFaults(page)),
    ...(await axeFaults(page, 'dark, 320 px')),
  ];
}

export async function isWideAndLight(page: Page): Promise<void> {
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
}

async function axeFaults(page: Page, where: string): Promise<string[]> {
  source ??= readFile(AXE, 'utf8');
  // Given over the debugging connection: the page's own policy stays as strict as it is.
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(`${await source}; undefined`);
  const violations: Violation[] = await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
    iframes: false,
    preload: false,
  }).then(({ violations }) => violations.map(({ id, nodes }) => ({
    id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
  })))`);
  return violations.map(
    ({ id, nodes }) =>
      `${where}: ${id}, ${nodes.length} times: ${nodes[0]?.html.slice(0, 160) ?? ''} ${nodes[0]?.failureSummary.replaceAll(/\s+/g, ' ').slice(0, 200) ?? ''}`,
  );
}

/** At 320 px (1280 px seen at 400 %) nobody scrolls sideways. */
async function scrollFaults(page: Page): Promise<string[]> {
  const widest: string | null = await page.evaluate(`(() => {
    if (document.scrollingElement.scrollWidth <= innerWidth) return null;
    const all = [...document.querySelectorAll('body *')];
    const out = all.filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5);
    const last = out.filter((one) => !out.some((other) => other !== one && one.contains(other)))[0];
    return document.scrollingElement.scrollWidth + ' px: ' + (last?.outerHTML.slice(0, 160) ?? '');
  })()`);
  return widest === null ? [] : [`scrolls sideways at 320 px, ${widest}`];
}

/** Buttons stand apart, so that nobody presses the one beside; a paragraph left empty is one that the browser had to end early. */
async function touchFaults(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const seen = [...document.querySelectorAll('main .btn')].map((one) => [one, one.getBoundingClientRect()])
      .filter(([one, { width }]) => width > 0 && one.checkVisibility());
    const apart = (a, b) => Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom);
    const words = (one) => '« ' + one.textContent.trim().slice(0, 40) + ' »';
    const touching = seen.flatMap(([one, a], at) =>
      seen.slice(at + 1).filter(([, b]) => apart(a, b) < 6).map(([other]) => 'buttons touch at 320 px: ' + words(one) + ' ' + words(other)));
    const empty = [...document.querySelectorAll('main p')].filter((one) => one.innerHTML.trim() === '' && one.attributes.length === 0);
    return [...touching, ...empty.map((one) => 'an empty paragraph: ' + one.outerHTML.slice(0, 80) + ' in ' + one.parentElement.outerHTML.slice(0, 120))];
  })()`);
}

const NEVER_SAID = /\bundefined\b|\bnull\b|\bNaN\b|Invalid Date|\[object|\$\{|\bOups\b/;

async function wordFaults(page: Page): Promise<string[]> {
  const text: string = await page.evaluate('document.body.innerText');
  const said = NEVER_SAID.exec(text);
  const faults = said === null ? [] : [`says « ${text.slice(Math.max(0, said.index - 40), said.index + 40)} »`];
  const titles: number = await page.evaluate(`document.querySelectorAll('h1').length`);
  return titles === 1 ? faults : [...faults, `${titles} main headings`];
}
