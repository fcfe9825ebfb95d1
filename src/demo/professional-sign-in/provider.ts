import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { demoProfessionals } from '../professionals.js';
import { claimsOf, CLAIM_NAMES, subjectOf } from './claims.js';
import { memoryAdapter } from './memory-adapter.js';
import type { StandInKeys } from './stand-in-keys.js';

export const CLIENT_ID = 'carnet';
/** Level of assurance Pro Santé Connect answers for. */
export const ACR = 'eidas1';
const SCOPES = ['openid', 'scope_all'];
const RETURN_PATH = '/pro/retour';

interface Options {
  /** With the path under which it is mounted. */
  readonly issuer: string;
  readonly keys: StandInKeys;
  readonly now: () => number;
  /** The page of a fault that cannot be sent back to the house. */
  readonly errorPage: (error: string) => string;
}

/** The maintained OIDC server library with Pro Santé Connect's claims and the demo's professionals. Loaded when first asked for. */
export async function makeProvider({ issuer, keys, now, errorPage }: Options): Promise<Provider> {
  const { Provider } = await import('oidc-provider');
  const configuration: Configuration = {
    adapter: memoryAdapter(now),
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: keys.clientSecret,
        redirect_uris: [`${new URL(issuer).origin}${RETURN_PATH}`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'RS256',
      },
    ],
    jwks: { keys: [keys.signing] } as NonNullable<Configuration['jwks']>,
    cookies: { keys: [keys.cookies] },
    scopes: SCOPES,
    claims: { openid: ['sub'], acr: null, auth_time: null, scope_all: [...CLAIM_NAMES] },
    acrValues: [ACR],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (ctx, interaction) => `${new URL(ctx.oidc.issuer).pathname}/entree/${interaction.uid}` },
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 1800, Session: 1800, Grant: 1800 },
    findAccount(_ctx, subject) {
      const found = demoProfessionals.find((one) => subjectOf(one) === subject);
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
      ctx.body = errorPage(out.error);
    },
  };
  const provider = new Provider(issuer, configuration);
  // A demo answers on every loopback name (localhost, 127.0.0.1, ::1) and port it is reached at.
  provider.Client.prototype.redirectUriAllowed = (uri: string): boolean => isOurReturn(uri, issuer);
  return provider;
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function isOurReturn(uri: string, issuer: string): boolean {
  const url = URL.parse(uri);
  if (url === null || url.pathname !== RETURN_PATH || url.search !== '' || url.hash !== '') return false;
  return url.origin === new URL(issuer).origin || LOOPBACK.has(url.hostname);
}
