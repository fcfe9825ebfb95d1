// Asking a route of the router as somebody nobody knows: the route itself, everything behind it, and no HTTP in front. What an answer
// comes to is looked at whole; which fields were read is kept.
import { Registry } from 'prom-client';
import type { CookieChange, HttpRequest, Reply, Route } from '../../src/platform/route.js';
import { allRoutes } from '../../src/routes.js';
import { publicFormToken } from '../../src/identity/index.js';
import { steady } from '../support/professional.js';
import type { World } from '../support/world.js';
import { nameOf, urlOf } from './route-questions.js';

export interface Stranger {
  readonly cookies: Map<string, string>;
  readonly ip: string;
  /** Posts a form to a route of the router, its token in it, and keeps the cookies that come back. */
  post(route: string, fields: Readonly<Record<string, string>>, csrf?: string): Promise<Reply>;
  get(route: string, query?: Readonly<Record<string, string>>): Promise<Reply>;
}

export interface Asker {
  readonly routes: readonly Route[];
  /** Names of form fields that each route has read so far. */
  readonly read: ReadonlyMap<string, ReadonlySet<string>>;
  stranger(ip?: string): Stranger;
}

let strangers = 0;
/** Addresses of nobody's, each another source. */
const nextAddress = (): string => {
  strangers += 1;
  return `10.${(strangers >> 16) & 255}.${(strangers >> 8) & 255}.${strangers & 255}`;
};

export async function askerOf(world: World): Promise<Asker> {
  const { house } = world;
  const { routes } = await allRoutes(house, new Registry());
  const byName = new Map(routes.map((route) => [nameOf(route), route]));
  const read = new Map<string, Set<string>>();

  function requestOf(route: Route, form: URLSearchParams, url: string, { cookies, ip }: Stranger): HttpRequest {
    const at = url.indexOf('?');
    return {
      method: route.method,
      url,
      path: at < 0 ? url : url.slice(0, at),
      params: {},
      query: new URLSearchParams(at < 0 ? '' : url.slice(at)),
      form,
      files: {},
      body: Buffer.from(route.method === 'GET' ? '' : form.toString()),
      id: '00000000-0000-4000-8000-000000000000',
      ip,
      header: (name) => (name === 'content-type' ? 'application/x-www-form-urlencoded' : undefined),
      cookie: (name) => cookies.get(name),
    };
  }
  const keep = (jar: Map<string, string>, changes: readonly CookieChange[] = []): void => {
    for (const { name, value } of changes)
      if (value === undefined) jar.delete(name);
      else jar.set(name, value);
  };

  return {
    routes,
    read,
    stranger(ip = nextAddress()) {
      const cookies = new Map<string, string>();
      const routeOf = (name: string): Route => {
        const route = byName.get(name);
        if (route === undefined) throw new Error(`no route ${name}`);
        return route;
      };
      const self: Stranger = {
        cookies,
        ip,
        async post(name, fields, csrf) {
          const route = routeOf(name);
          const token = publicFormToken({ cookie: (one) => cookies.get(one) }, house.keys.session);
          keep(cookies, token.cookies);
          const form = new URLSearchParams({ _csrf: csrf ?? token.csrf, ...fields });
          const seen = read.get(name) ?? new Set();
          read.set(name, seen);
          const get = form.get.bind(form);
          form.get = (field) => {
            seen.add(field);
            return get(field);
          };
          const reply = await route.handle(requestOf(route, form, urlOf(route), self), house.runner);
          keep(cookies, reply.cookies);
          return reply;
        },
        async get(name, query = {}) {
          const route = routeOf(name);
          const text = new URLSearchParams(query).toString();
          const url = `${urlOf(route)}${text === '' ? '' : `?${text}`}`;
          const reply = await route.handle(requestOf(route, new URLSearchParams(), url, self), house.runner);
          keep(cookies, reply.cookies);
          return reply;
        },
      };
      return self;
    },
  };
}

/** The token in the form that posts to `action`, as a browser would find it. */
export function tokenIn(reply: Reply): string {
  return /name="_csrf" value="([^"]*)"/.exec(String(reply.body ?? ''))?.[1] ?? '';
}

/** A whole answer for comparing: without form tokens, request ids and the values of cookies; `typed` is what the asker sent. */
export function wholeAnswer(
  { status, headers = {}, body, cookies = [] }: Reply,
  typed: readonly string[] = [],
): string {
  // The demo's page says everybody's code of this half minute.
  let text = steady(String(body ?? '')).replaceAll(/name="_csrf" value="[^"]*"|<code>\d{6}<\/code>/g, '');
  for (const word of typed) if (word !== '') text = text.replaceAll(word, '');
  return JSON.stringify([status, headers, text, cookies.map(({ name, value }) => [name, value === undefined])]);
}
