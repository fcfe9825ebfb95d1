// A real OpenID Connect provider on 127.0.0.1, in the place of the national sign-in: whom it vouches for, at which level, is set from outside.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Configuration } from 'oidc-provider';
import type { OidcParty } from '../../src/identity/index.js';

export interface Vouched {
  readonly sub: string;
  readonly acr: string;
  readonly claims: Readonly<Record<string, string>>;
}

export interface NationalProvider {
  readonly party: () => Promise<OidcParty>;
  /** Whom the next sign-in is for. */
  next: Vouched;
  /** What the house is given instead of the identity token. */
  tamper: 'nothing' | 'forged' | 'unsigned';
  /** Signs in at `to`; answers the path with which the browser comes back. */
  signIn(to: string): Promise<string>;
  close(): Promise<void>;
}

const SCOPES = ['openid', 'given_name', 'family_name', 'gender', 'birthdate', 'birthplace', 'birthcountry'];

export async function nationalProvider(returnTo: string): Promise<NationalProvider> {
  const { Provider } = await import('oidc-provider');
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const stranger = await generateKeyPair('RS256', { extractable: true });
  const accounts = new Map<string, Vouched>();
  const signing = { ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const configuration: Configuration = {
    clients: [
      {
        client_id: 'carnet',
        client_secret: 'a-secret-of-the-tests',
        redirect_uris: [returnTo],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'RS256',
      },
    ],
    jwks: { keys: [signing] } as NonNullable<Configuration['jwks']>,
    cookies: { keys: ['of-the-tests'] },
    scopes: SCOPES,
    claims: {
      ...{ openid: ['sub'], acr: null, auth_time: null },
      ...Object.fromEntries(SCOPES.slice(1).map((scope) => [scope, [scope]])),
    },
    acrValues: ['eidas1', 'eidas2', 'eidas3'],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/entree/${interaction.uid}` },
    findAccount: (_ctx, sub) => {
      const found = accounts.get(sub);
      return found === undefined ? undefined : { accountId: sub, claims: () => ({ sub, ...found.claims }) };
    },
    async loadExistingGrant(ctx) {
      const { client, account, provider: own } = ctx.oidc;
      if (client === undefined || account === undefined) return undefined;
      const grant = new own.Grant({ clientId: client.clientId, accountId: account.accountId });
      grant.addOIDCScope(SCOPES.join(' '));
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(issuer, configuration);
  const callback = provider.callback();
  const self: NationalProvider = {
    next: { sub: '', acr: 'eidas2', claims: {} },
    tamper: 'nothing',
    party: () =>
      Promise.resolve({
        ...{ issuer, clientId: 'carnet', clientSecret: 'a-secret-of-the-tests' },
        fetch: async (url, options) => {
          const came = await fetch(url, options as RequestInit);
          if (self.tamper === 'nothing' || !new URL(url).pathname.endsWith('/token')) return came;
          const body = (await came.json()) as { id_token: string };
          const claims = decodeJwt(body.id_token);
          const forged =
            self.tamper === 'forged'
              ? await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(stranger.privateKey)
              : `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body.id_token.split('.')[1] ?? ''}.`;
          return new Response(JSON.stringify({ ...body, id_token: forged }), {
            status: came.status,
            headers: { 'content-type': 'application/json' },
          });
        },
      }),
    async signIn(to) {
      const jar = new Map<string, string>();
      let at = to;
      for (let hops = 0; hops < 6; hops += 1) {
        if (at.startsWith(returnTo)) return at.slice(new URL(returnTo).origin.length);
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const came = await fetch(new URL(at, issuer), { redirect: 'manual', headers: { cookie } });
        for (const set of came.headers.getSetCookie()) {
          const [pair = ''] = set.split(';');
          jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
        }
        const next = came.headers.get('location');
        if (next === null) throw new Error(`the provider stopped at ${at}: ${came.status}`);
        at = new URL(next, issuer).href;
      }
      throw new Error('the provider gave no answer');
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  answer = (request, response) => {
    if (request.url?.startsWith('/entree/') !== true) return void callback(request, response);
    const { sub, acr } = self.next;
    accounts.set(sub, self.next);
    const result = { login: { accountId: sub, acr, remember: false } };
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  return self;
}
