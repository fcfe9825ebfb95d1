import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { OidcParty } from '../../identity/index.js';
import type { Clock } from '../../kernel/time.js';
import { demoPersons } from '../personas.js';
import { inProcessFetch } from '../professional-sign-in/in-process-fetch.js';
import { memoryAdapter } from '../professional-sign-in/memory-adapter.js';
import { standInKeys } from '../professional-sign-in/stand-in-keys.js';
import { claimsOf, subjectOf } from './claims.js';
import { personsPage, standInErrorPage } from './stand-in.page.js';

// Stands in for FranceConnect in a demo: same protocol, same claims, the personas, a button instead of two proofs.

export const NATIONAL_PREFIX = '/demo/franceconnect';
const CLIENT_ID = 'carnet-personnes';
const RETURN_PATH = '/connexion/national/retour';
const STRONG = 'eidas2';
const WEAK = 'eidas1';
const SCOPES = ['openid', 'given_name', 'family_name', 'gender', 'birthdate', 'birthplace', 'birthcountry'];
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

interface Site {
  readonly config: { readonly home: string; readonly publicUrl: string };
  readonly clock: Pick<Clock, 'real'>;
}
export interface NationalStandIn {
  readonly prefix: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  party(): Promise<OidcParty>;
}

const standIns = new WeakMap<object, NationalStandIn>();

/** The one stand-in of a house, however many servers it answers on. */
export function nationalStandInOf(house: Site): NationalStandIn {
  const made = standIns.get(house) ?? standIn(house);
  standIns.set(house, made);
  return made;
}

function standIn({ config: { home, publicUrl }, clock }: Site): NationalStandIn {
  const issuer = `${publicUrl}${NATIONAL_PREFIX}`;
  const open = async () => {
    const keys = await standInKeys(home, 'national-sign-in.json');
    const { Provider } = await import('oidc-provider');
    const configuration: Configuration = {
      adapter: memoryAdapter(() => clock.real()),
      clients: [
        {
          client_id: CLIENT_ID,
          client_secret: keys.clientSecret,
          redirect_uris: [`${publicUrl}${RETURN_PATH}`],
          grant_types: ['authorization_code'],
          response_types: ['code'],
          token_endpoint_auth_method: 'client_secret_basic',
          id_token_signed_response_alg: 'RS256',
        },
      ],
      jwks: { keys: [keys.signing] } as NonNullable<Configuration['jwks']>,
      cookies: { keys: [keys.cookies] },
      scopes: SCOPES,
      claims: {
        ...{ openid: ['sub'], acr: null, auth_time: null },
        ...Object.fromEntries(SCOPES.slice(1).map((scope) => [scope, [scope]])),
      },
      acrValues: [WEAK, STRONG],
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      interactions: { url: (_ctx, interaction) => `${NATIONAL_PREFIX}/entree/${interaction.uid}` },
      ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 1800, Session: 1800, Grant: 1800 },
      findAccount(_ctx, subject) {
        const found = demoPersons.find((one) => subjectOf(one) === subject);
        return found === undefined ? undefined : { accountId: subject, claims: () => claimsOf(found) };
      },
      async loadExistingGrant(ctx) {
        const { client, account, provider } = ctx.oidc;
        if (client === undefined || account === undefined) return undefined;
        const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId });
        grant.addOIDCScope(SCOPES.join(' '));
        await grant.save();
        return grant;
      },
      renderError(ctx: KoaContextWithOIDC, out) {
        ctx.type = 'html';
        ctx.body = standInErrorPage(out.error);
      },
    };
    const provider = new Provider(issuer, configuration);
    provider.Client.prototype.redirectUriAllowed = (uri: string): boolean => {
      const url = URL.parse(uri);
      return url?.pathname === RETURN_PATH && url.search === '' && url.hash === '' && isOurs(url);
    };
    const isOurs = (url: URL): boolean => url.origin === new URL(publicUrl).origin || LOOPBACK.has(url.hostname);
    const answer = provider.callback();
    const unprefixed = (request: IncomingMessage, response: ServerResponse): void => {
      const url = (request.url ?? '').slice(NATIONAL_PREFIX.length) || '/';
      Object.assign(request, { url, baseUrl: NATIONAL_PREFIX });
      void answer(request, response);
    };
    return { keys, provider, unprefixed, fetch: inProcessFetch(unprefixed) };
  };
  let opened: ReturnType<typeof open> | undefined;
  const once = (): ReturnType<typeof open> => (opened ??= open());
  return {
    prefix: NATIONAL_PREFIX,
    async handle(request, response) {
      const { provider, unprefixed } = await once();
      if (request.url?.startsWith(`${NATIONAL_PREFIX}/entree/`) === true) await entrance(provider, request, response);
      else unprefixed(request, response);
    },
    async party() {
      const { keys, fetch } = await once();
      return { issuer, clientId: CLIENT_ID, clientSecret: keys.clientSecret, fetch };
    },
  };
}

/** The page where a persona says who they are; the button pressed says with how many proofs. */
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
  try {
    await provider.interactionDetails(request, response);
  } catch {
    page(400, standInErrorPage('interaction_expired'));
    return;
  }
  const action = (request.url ?? '').split('?')[0] ?? '';
  const form = request.method === 'POST' ? new URLSearchParams(await bodyOf(request)) : undefined;
  const found = demoPersons.find(({ key }) => key === form?.get('personne'));
  if (form === undefined || (found === undefined && !form.has('cancel'))) {
    const english = /(?:^|;\s*)carnet_lang=en\b/.test(request.headers.cookie ?? '');
    page(200, personsPage({ lang: english ? 'en' : 'fr', action, nonce, persons: demoPersons }));
    return;
  }
  const result =
    found === undefined
      ? { error: 'access_denied' }
      : { login: { accountId: subjectOf(found), acr: form.has('faible') ? WEAK : STRONG, remember: false } };
  const to = new URL(await provider.interactionResult(request, response, result, { mergeWithLastSubmission: false }));
  // The browser may know this site under another name than we do: only the path is sent.
  response.writeHead(303, { location: to.pathname + to.search }).end();
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
