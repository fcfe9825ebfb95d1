import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { memoryAdapter } from './memory-adapter.js';
import type { StandInKeys } from './stand-in-keys.js';

export interface ProviderOptions {
  /** With the path under which it is mounted. */
  readonly issuer: string;
  readonly keys: StandInKeys;
  /** Real time, in milliseconds. */
  readonly now: () => number;
  readonly clientId: string;
  /** Where the house takes people back. */
  readonly returnPath: string;
  readonly scopes: readonly string[];
  readonly claims: NonNullable<Configuration['claims']>;
  readonly acrValues: readonly string[];
  /** What is said of a subject; undefined for a subject of nobody. */
  readonly claimsOf: (subject: string) => { readonly sub: string; readonly [claim: string]: unknown } | undefined;
  /** The page of a fault that cannot be sent back to the house. */
  readonly errorPage: (error: string) => string;
}

/** The maintained OIDC server library with the demo's people. Loaded when first asked for. */
export async function makeProvider(options: ProviderOptions): Promise<Provider> {
  const { issuer, keys, now, clientId, returnPath, scopes, claims, acrValues, claimsOf, errorPage } = options;
  const { Provider } = await import('oidc-provider');
  const configuration: Configuration = {
    adapter: memoryAdapter(now),
    clients: [
      {
        client_id: clientId,
        client_secret: keys.clientSecret,
        redirect_uris: [`${new URL(issuer).origin}${returnPath}`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'RS256',
      },
    ],
    jwks: { keys: [keys.signing] } as NonNullable<Configuration['jwks']>,
    cookies: { keys: [keys.cookies] },
    scopes: [...scopes],
    claims,
    acrValues: [...acrValues],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (ctx, interaction) => `${new URL(ctx.oidc.issuer).pathname}/entree/${interaction.uid}` },
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 1800, Session: 1800, Grant: 1800 },
    findAccount(_ctx, subject) {
      const said = claimsOf(subject);
      return said === undefined ? undefined : { accountId: subject, claims: () => said };
    },
    async loadExistingGrant(ctx) {
      const { client, account, provider } = ctx.oidc;
      if (client === undefined || account === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId });
      grant.addOIDCScope(scopes.join(' '));
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
  provider.Client.prototype.redirectUriAllowed = (uri: string): boolean => {
    const url = URL.parse(uri);
    if (url === null || url.pathname !== returnPath || url.search !== '' || url.hash !== '') return false;
    return url.origin === new URL(issuer).origin || LOOPBACK.has(url.hostname);
  };
  return provider;
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
