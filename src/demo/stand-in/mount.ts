import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResults, Provider } from 'oidc-provider';
import type { OidcParty } from '../../identity/index.js';
import type { Clock } from '../../kernel/time.js';
import type { Lang } from '../../web/index.js';
import { inProcessFetch } from './in-process-fetch.js';
import { makeProvider, type ProviderOptions } from './provider.js';
import { standInKeys } from './stand-in-keys.js';

// Stands in for a national sign-in service in a demo: same protocol, same claims, the demo's people.

export interface StandIn {
  readonly prefix: string;
  /** Answers a whole request under the prefix. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** What the house signs in with, opened when the first one comes. */
  party(): Promise<OidcParty>;
}

export interface StandInHouse {
  readonly config: { readonly home: string; readonly publicUrl: string };
  readonly clock: Pick<Clock, 'real'>;
}

/** Somebody at the entrance: what they sent, and the ways to answer. */
export interface Entering {
  readonly lang: Lang;
  readonly action: string;
  /** For the page's only style sheet. */
  readonly nonce: string;
  /** Undefined: they come in. */
  readonly form: URLSearchParams | undefined;
  page(status: number, html: string): void;
  /** Back to the house with this. */
  goOn(result: InteractionResults): Promise<void>;
}

export interface StandInParts extends Omit<ProviderOptions, 'issuer' | 'keys' | 'now'> {
  readonly prefix: string;
  /** Its file of keys in the home. */
  readonly keysFile?: string;
  readonly entrance: (entering: Entering) => void | Promise<void>;
}

/** The one stand-in of a house, however many servers it answers on: a sign-in begun on one address may go on at another. */
export function standInFor(parts: StandInParts): (house: StandInHouse) => StandIn {
  const standIns = new WeakMap<object, StandIn>();
  return (house) => {
    const made = standIns.get(house) ?? mounted(parts, house);
    standIns.set(house, made);
    return made;
  };
}

function mounted({ prefix, keysFile, entrance, ...parts }: StandInParts, { config, clock }: StandInHouse): StandIn {
  const issuer = `${config.publicUrl}${prefix}`;
  const open = async () => {
    const keys = await standInKeys(config.home, keysFile);
    const provider = await makeProvider({ ...parts, issuer, keys, now: () => clock.real() });
    const answer = provider.callback();
    const unprefixed = (request: IncomingMessage, response: ServerResponse): void => {
      // The library makes its addresses from where it is told that it stands.
      Object.assign(request, { url: (request.url ?? '').slice(prefix.length) || '/', baseUrl: prefix });
      void answer(request, response);
    };
    return { keys, provider, unprefixed, fetch: inProcessFetch(unprefixed) };
  };
  let opened: ReturnType<typeof open> | undefined;
  const once = (): ReturnType<typeof open> => (opened ??= open());
  return {
    prefix,
    async handle(request, response) {
      const { provider, unprefixed } = await once();
      if (request.url?.startsWith(`${prefix}/entree/`) !== true) return unprefixed(request, response);
      const entering = await enteringOf(provider, request, response, parts.errorPage);
      if (entering !== undefined) await entrance(entering);
    },
    async party() {
      const { keys, fetch } = await once();
      return { issuer, clientId: parts.clientId, clientSecret: keys.clientSecret, fetch };
    },
  };
}

async function enteringOf(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  errorPage: ProviderOptions['errorPage'],
): Promise<Entering | undefined> {
  const nonce = randomBytes(16).toString('base64');
  const page = (status: number, html: string): void => {
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    });
    response.end(html);
  };
  try {
    await provider.interactionDetails(request, response);
  } catch {
    page(400, errorPage('interaction_expired'));
    return undefined;
  }
  return {
    lang: languageOf(request),
    action: (request.url ?? '').split('?')[0] ?? '',
    nonce,
    form: request.method === 'POST' ? new URLSearchParams(await bodyOf(request)) : undefined,
    page,
    async goOn(result) {
      const to = await provider.interactionResult(request, response, result, { mergeWithLastSubmission: false });
      // The browser may know this site under another name than we do: only the path is sent.
      const url = new URL(to);
      response.writeHead(303, { location: url.pathname + url.search }).end();
    },
  };
}

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

function languageOf(request: IncomingMessage): Lang {
  const cookie = /(?:^|;\s*)carnet_lang=(fr|en)\b/.exec(request.headers.cookie ?? '')?.[1];
  if (cookie !== undefined) return cookie as Lang;
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'fr';
}
