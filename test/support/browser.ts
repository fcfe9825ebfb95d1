// Browsers for the journeys: one Chromium, a window per visitor, and the list of everything that went wrong in it.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './chromium.js';
import { startListeningWorld, type ListeningWorld } from './listening-world.js';

export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of scripts, of the console and of the content security policy, and requests to other addresses. */
  readonly faults: string[];
}

export interface WindowOptions {
  readonly javaScript?: boolean;
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

export interface JourneyStage {
  readonly world: ListeningWorld;
  open(options?: WindowOptions): Promise<Window>;
  close(): Promise<void>;
}

/** A world and a browser for one file of journeys. */
export async function startJourney(): Promise<JourneyStage> {
  const [world, browser] = await Promise.all([startListeningWorld(), launchChromium()]);
  return {
    world,
    open: (options) => openWindow(browser, world.url, options),
    async close() {
      await browser.close();
      await world.close();
    },
  };
}

async function openWindow(browser: Browser, url: string, options: WindowOptions = {}): Promise<Window> {
  const { javaScript = true, colorScheme = 'light', width = 1200, height = 900 } = options;
  const context = await browser.newContext({
    baseURL: url,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme,
    javaScriptEnabled: javaScript,
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  // A busy machine takes its time; what never comes is not worth waiting for.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const faults: string[] = [];
  // A page or form that refuses (400, 403, 404…) is told in the console too; that is no fault of the page.
  const refusals = new Set<string>();
  page.on('response', (response) => {
    const request = response.request();
    if (response.status() >= 400 && (request.isNavigationRequest() || request.method() === 'POST'))
      refusals.add(response.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !refusals.has(message.location().url)) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (/^(?:https?|wss?):/.test(request.url()) && !request.url().startsWith(`${url}/`))
      faults.push(`request outside: ${request.url()}`);
  });
  return { page, context, faults };
}

/** Puts cookies (as a Cookie header has them) in the window, for pages whose way in is not what is tested. */
export const enter = (window: Window, { url }: ListeningWorld, cookies: string): Promise<void> =>
  window.context.addCookies(
    cookies.split('; ').map((cookie) => {
      const [name = '', ...value] = cookie.split('=');
      return { name, value: value.join('='), url };
    }),
  );

const PICTURES = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../screenshots');

/** A picture of the page as it is seen, to look at afterwards: `screenshots/<name>.png`. */
export async function picture(page: Page, name: string, { whole = false } = {}): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: whole, animations: 'disabled' });
}

/** Waits until the browser's own viewer has drawn a PDF, as far as it does within five seconds: for the picture only. */
export async function documentIsDrawn(page: Page): Promise<void> {
  const frame = page.locator('.document-frame').first();
  for (const end = Date.now() + 5_000; Date.now() < end; await page.waitForTimeout(200)) {
    // An empty frame is one colour: its picture is tiny.
    const drawn = await frame.screenshot({ animations: 'disabled' });
    if (drawn.length > 20_000) return;
  }
}
