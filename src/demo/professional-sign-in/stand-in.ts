import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { Clock } from '../../kernel/time.js';
import { demoProfessionals } from '../professionals.js';
import { subjectOf } from './claims.js';
import { inProcessFetch } from './in-process-fetch.js';
import { ACR, CLIENT_ID, makeProvider } from './provider.js';
import { errorPage, signInPage } from './stand-in.page.js';
import { standInKeys } from './stand-in-keys.js';

// Stands in for Pro Santé Connect in a demo: same protocol, same claims, invented professionals, a password instead of a card.

export const STAND_IN_PREFIX = '/demo/psc';

export interface StandIn {
  readonly prefix: string;
  /** Answers a whole request under {@link STAND_IN_PREFIX}. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** What the house signs in with, opened when the first professional comes. */
  party(): Promise<{
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly fetch: ReturnType<typeof inProcessFetch>;
  }>;
}

interface Options {
  readonly home: string;
  readonly publicUrl: string;
  /** Real time, in milliseconds. */
  readonly now: () => number;
}

const standIns = new WeakMap<object, StandIn>();

/** The one stand-in of a house, however many servers it answers on: a sign-in begun on one address may go on at another. */
export function standInOf(house: {
  readonly config: { readonly home: string; readonly publicUrl: string };
  readonly clock: Pick<Clock, 'real'>;
}): StandIn {
  const { config, clock } = house;
  const made = standIns.get(house) ?? standIn({ ...config, now: () => clock.real() });
  standIns.set(house, made);
  return made;
}

function standIn({ home, publicUrl, now }: Options): StandIn {
  const issuer = `${publicUrl}${STAND_IN_PREFIX}`;
  const open = async () => {
    const keys = await standInKeys(home);
    const provider = await makeProvider({ issuer, keys, now, errorPage });
    const answer = provider.callback();
    const unprefixed = (request: IncomingMessage, response: ServerResponse): void => {
      // The library makes its addresses from where it is told that it stands.
      Object.assign(request, {
        url: (request.url ?? '').slice(STAND_IN_PREFIX.length) || '/',
        baseUrl: STAND_IN_PREFIX,
      });
      void answer(request, response);
    };
    return { keys, provider, unprefixed, fetch: inProcessFetch(unprefixed) };
  };
  let opened: ReturnType<typeof open> | undefined;
  const once = (): ReturnType<typeof open> => (opened ??= open());

  return {
    prefix: STAND_IN_PREFIX,
    async handle(request, response) {
      const { provider, unprefixed } = await once();
      if (request.url?.startsWith(`${STAND_IN_PREFIX}/entree/`) === true) await entrance(provider, request, response);
      else unprefixed(request, response);
    },
    async party() {
      const { keys, fetch } = await once();
      return { issuer, clientId: CLIENT_ID, clientSecret: keys.clientSecret, fetch };
    },
  };
}

/** The page where a professional of the demo says who they are. */
async function entrance(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const nonce = randomBytes(16).toString('base64');
  const page = (status: number, html: string): void => {
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    });
    response.end(html);
  };
  const action = (request.url ?? '').split('?')[0] ?? '';
  const lang = languageOf(request);
  try {
    await provider.interactionDetails(request, response);
  } catch {
    page(400, errorPage('interaction_expired'));
    return;
  }
  if (request.method !== 'POST') {
    page(200, signInPage({ lang, action, nonce, professionals: demoProfessionals }));
    return;
  }
  const form = new URLSearchParams(await bodyOf(request));
  if (form.has('cancel')) {
    const to = await provider.interactionResult(request, response, { error: 'access_denied' });
    response.writeHead(303, { location: pathOf(to) }).end();
    return;
  }
  const found = demoProfessionals.find(({ username }) => username === form.get('username')?.trim());
  if (found === undefined || !samePassword(found.password, form.get('password') ?? '')) {
    const username = form.get('username') ?? '';
    page(401, signInPage({ lang, action, nonce, professionals: demoProfessionals, wrong: true, username }));
    return;
  }
  const login = { accountId: subjectOf(found), acr: ACR, amr: ['pwd'], remember: false };
  const to = await provider.interactionResult(request, response, { login }, { mergeWithLastSubmission: false });
  response.writeHead(303, { location: pathOf(to) }).end();
}

/** The browser may know this site under another name than we do: only the path is sent. */
function pathOf(address: string): string {
  const url = new URL(address);
  return url.pathname + url.search;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const samePassword = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

const MOST_BYTES = 8 * 1024;
async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MOST_BYTES) return '';
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function languageOf(request: IncomingMessage): 'fr' | 'en' {
  const cookie = /(?:^|;\s*)carnet_lang=(fr|en)\b/.exec(request.headers.cookie ?? '')?.[1];
  if (cookie !== undefined) return cookie as 'fr' | 'en';
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'fr';
}
