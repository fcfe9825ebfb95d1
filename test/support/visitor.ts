// A browser without a network: keeps cookies, follows redirects when asked to, and posts the forms it finds in pages.
import type { FastifyInstance } from 'fastify';
import { demoPersons } from '../../src/demo/index.js';
import { currentCode } from '../../src/identity/index.js';
import type { World } from './world.js';

export interface Page {
  readonly status: number;
  readonly url: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}

export interface Visitor {
  readonly cookies: Map<string, string>;
  get(url: string): Promise<Page>;
  /** Posts exactly these fields; headers may be added. */
  post(
    url: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Page>;
  /** Fills in the form of `page` that posts to `action`, its hidden fields kept, and sends it. */
  submit(page: Page, action: string, fields?: Readonly<Record<string, string>>): Promise<Page>;
  /** Follows redirects to the page they end at. */
  follow(page: Page): Promise<Page>;
}

const decode = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The hidden fields of the form that posts to `action`. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const forms = html.match(/<form\b[^>]*>[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((one) => /\baction="([^"]*)"/.exec(one)?.[1] === action);
  if (form === undefined) throw new Error(`the page has no form for ${action}`);
  const fields = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(
    fields.map((field) => [
      decode(/\bname="([^"]*)"/.exec(field)?.[1] ?? ''),
      decode(/\bvalue="([^"]*)"/.exec(field)?.[1] ?? ''),
    ]),
  );
}

/** Somebody with a browser of their own, coming from `address`. */
export function visitor(app: FastifyInstance, address = '127.0.0.1'): Visitor {
  const cookies = new Map<string, string>();
  async function send(
    method: 'GET' | 'POST',
    url: string,
    payload?: string,
    extra: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...extra,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const set of answer.cookies) {
      if (set.value === '' || (set.expires !== undefined && set.expires.getTime() < 1)) cookies.delete(set.name);
      else cookies.set(set.name, set.value);
    }
    return { status: answer.statusCode, url, html: answer.body, headers: answer.headers };
  }
  const self: Visitor = {
    cookies,
    get: (url) => send('GET', url),
    post: (url, fields, headers) => send('POST', url, new URLSearchParams(fields).toString(), headers),
    submit: (page, action, fields = {}) => self.post(action, { ...hiddenFields(page.html, action), ...fields }),
    async follow(page) {
      let at = page;
      for (let hops = 0; hops < 5 && at.status === 303; hops += 1) at = await self.get(String(at.headers['location']));
      return at;
    },
  };
  return self;
}

/** A demo person signed in through the pages: password, then the code of this moment. */
export async function signedIn(world: World, key: string, address?: string): Promise<Visitor> {
  const person = demoPersons.find((one) => one.key === key);
  if (person === undefined) throw new Error(`no demo person called ${key}`);
  const browser = visitor(world.app, address);
  const { username, password } = person;
  const sent = await browser.submit(await browser.get('/connexion'), '/connexion', { username, password });
  const codePage = await browser.follow(sent);
  const code = currentCode(person.totpSecret, world.clock.real());
  const done = await browser.submit(codePage, '/connexion/code', { code });
  if (done.status !== 303) throw new Error(`${key} could not sign in: ${done.status}`);
  return browser;
}
