import type { Configuration, CustomFetch } from 'openid-client';
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import type { Traits } from '../kernel/text.js';
import { personClaims } from './person-claims.model.js';
import type { OidcSubject } from './oidc-subject.store.js';
import { isSignOut, professionalClaims, type ProfessionalClaims } from './oidc.model.js';

// Relying party of the national sign-ins (OpenID Connect, authorization code with PKCE): Pro Santé Connect for professionals, FranceConnect for
// persons. The library is loaded when the first of them comes.

/** Who the house is to the provider. */
export interface OidcParty {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Given for the demo's stand-in, which answers inside this process. */
  readonly fetch?: CustomFetch;
}

/** What a sign-in under way has to remember until the professional comes back. */
export interface SignInUnderWay {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

export type SignInEnding<Claims = ProfessionalClaims> =
  | { readonly kind: 'identified'; readonly claims: Claims; readonly subject: OidcSubject }
  /** They left the provider's page. */
  | { readonly kind: 'cancelled' }
  /** The answer proves nothing: wrong state, nonce, signature, code used twice, level too low. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'unavailable' };

export interface RelyingParty<Claims = ProfessionalClaims> {
  /** Where to send them; undefined when the provider does not answer. */
  begin(redirectUri: string): Promise<{ readonly to: URL; readonly underWay: SignInUnderWay } | undefined>;
  /** `query`: what they came back with. */
  finish(query: URLSearchParams, underWay: SignInUnderWay): Promise<SignInEnding<Claims>>;
  /** Whom the provider signs out by this token (back-channel logout); undefined when the token proves nothing. */
  signedOut(logoutToken: string): Promise<OidcSubject | undefined>;
}

interface National<Claims> {
  readonly scope: string;
  /** The level asked for; the identity token must carry one of `levels`. */
  readonly level: string;
  readonly levels: readonly string[];
  claims(userInfo: Readonly<Record<string, unknown>>): Claims | undefined;
}

/** Pro Santé Connect answers for this level. */
const OF_PROFESSIONALS: National<ProfessionalClaims> = {
  ...{ scope: 'openid scope_all', level: 'eidas1', levels: ['eidas1'] },
  claims: professionalClaims,
};
/** FranceConnect: two factors from the substantial level on. */
const OF_PERSONS: National<Traits> = {
  scope: 'openid given_name family_name gender birthdate birthplace birthcountry',
  ...{ level: 'eidas2', levels: ['eidas2', 'eidas3'] },
  claims: personClaims,
};

/** What providers sign with; a shared secret or no signature is none. */
const SIGNED_WITH = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384'];

export const relyingParty = (party: () => Promise<OidcParty>): RelyingParty => partyOf(party, OF_PROFESSIONALS);
export const personRelyingParty = (party: () => Promise<OidcParty>): RelyingParty<Traits> => partyOf(party, OF_PERSONS);

function partyOf<Claims>(party: () => Promise<OidcParty>, national: National<Claims>): RelyingParty<Claims> {
  const load = () => import('openid-client');

  async function discovered(): Promise<Configuration> {
    const client = await load();
    const { issuer, clientId, clientSecret, fetch } = await party();
    const insecure = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
    return client.discovery(new URL(issuer), clientId, undefined, client.ClientSecretBasic(clientSecret), {
      ...(fetch === undefined ? {} : { [client.customFetch]: fetch }),
      // Whatever stands between us and the provider: the identity token and a signed userinfo are checked against its keys.
      execute: [client.enableNonRepudiationChecks, ...insecure],
    });
  }
  let signers: ReturnType<typeof createRemoteJWKSet> | undefined;
  let known: Promise<Configuration> | undefined;
  // What failed once is asked again: a provider comes back.
  const configuration = (): Promise<Configuration> =>
    (known ??= discovered().catch((error: unknown) => {
      known = undefined;
      throw error;
    }));

  return {
    async begin(redirectUri) {
      const client = await load();
      const found = await configuration().catch(() => undefined);
      if (found === undefined) return undefined;
      const underWay = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        redirectUri,
      };
      const to = client.buildAuthorizationUrl(found, {
        redirect_uri: redirectUri,
        scope: national.scope,
        acr_values: national.level,
        // Devices are shared: whoever signs in here proves it again, whatever session somebody else left at the provider.
        prompt: 'login',
        state: underWay.state,
        nonce: underWay.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(underWay.verifier),
        code_challenge_method: 'S256',
      });
      return { to, underWay };
    },
    async finish(query, { state, nonce, verifier, redirectUri }) {
      const client = await load();
      const found = await configuration().catch(() => undefined);
      if (found === undefined) return { kind: 'unavailable' };
      const current = new URL(redirectUri);
      current.search = query.toString();
      try {
        const tokens = await client.authorizationCodeGrant(found, current, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const idToken = tokens.claims();
        const level = idToken?.['acr'];
        if (idToken === undefined || typeof level !== 'string' || !national.levels.includes(level))
          return { kind: 'failed' };
        const claims = national.claims(await client.fetchUserInfo(found, tokens.access_token, idToken.sub));
        const subject = { issuer: idToken.iss, subject: idToken.sub };
        return claims === undefined ? { kind: 'failed' } : { kind: 'identified', claims, subject };
      } catch (error) {
        return endingOf(error);
      }
    },
    async signedOut(logoutToken) {
      const [found, { clientId, fetch }] = await Promise.all([configuration(), party()]);
      const { issuer, jwks_uri: keysAt } = found.serverMetadata();
      if (keysAt === undefined) return undefined;
      signers ??= createRemoteJWKSet(new URL(keysAt), fetch === undefined ? {} : { [customFetch]: asJoseFetch(fetch) });
      try {
        const { payload } = await jwtVerify(logoutToken, signers, {
          issuer,
          audience: clientId,
          maxTokenAge: '5 minutes',
          clockTolerance: 30,
          algorithms: SIGNED_WITH,
        });
        return isSignOut(payload) && payload.sub !== undefined ? { issuer, subject: payload.sub } : undefined;
      } catch (error) {
        if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_J')) return undefined;
        throw error;
      }
    },
  };
}

const asJoseFetch =
  (fetch: CustomFetch) =>
  (url: string): Promise<Response> =>
    fetch(url, { method: 'GET', headers: {}, body: undefined, redirect: 'manual' });

function endingOf(error: unknown): SignInEnding<never> {
  if (!(error instanceof Error)) throw error;
  if ('error' in error && error.error === 'access_denied') return { kind: 'cancelled' };
  // The provider out of reach says nothing about the professional.
  if (error.name === 'TypeError' || error.name === 'TimeoutError' || error.name === 'AbortError')
    return { kind: 'unavailable' };
  return { kind: 'failed' };
}
