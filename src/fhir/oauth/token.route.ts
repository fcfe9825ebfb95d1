import type { Problem } from '../../kernel/result.js';
import { openRoute, type HttpRequest, type Reply, type Route } from '../../platform/route.js';
import type { FhirHouse } from '../fhir-house.js';
import { tokenEndpoint } from '../fhir-house.js';
import { recordSecurityEvent } from '../security-event.store.js';
import { TOKEN_LIFETIME, type AccessTokens } from './access-token.js';
import { actingCaller } from './acting-professional.js';
import { checkAssertion, claimedClient, type CheckedAssertion } from './assertion.js';
import { parseIheIua } from './ihe-iua.model.js';
import { grantedScopes } from './scopes.js';
import { readSoftwareClient, useAssertion } from './software-client.store.js';

// POST /oauth/token: client_credentials with a private_key_jwt assertion that names the acting professional (SMART backend services, IHE IUA).

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

type OAuthError = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'invalid_scope' | 'unsupported_grant_type';

const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store', pragma: 'no-cache' };

/** RFC 6749 section 5.2; `error_description` is a name of our catalogue, never anything of what was sent. */
const refusal = (error: OAuthError, description?: string): Reply => ({
  status: error === 'invalid_client' ? 401 : 400,
  headers: HEADERS,
  body: JSON.stringify({ error, ...(description === undefined ? {} : { error_description: description }) }),
});

export function tokenRoute(house: FhirHouse, tokens: AccessTokens): Route {
  return openRoute({
    method: 'POST',
    path: '/oauth/token',
    body: 'form',
    bodyLimit: 64 * 1024,
    limit: { max: 1_200, windowSeconds: 60 },
    decide: 'everyone',
    async answer(request) {
      const asked = readRequest(request);
      if ('status' in asked) return asked;
      const now = house.clock.real();
      const checked = await knownClient(house, asked.assertion, now);
      if (checked === undefined) return refusal('invalid_client');
      return grant(house, tokens, checked, asked.scopes, now);
    },
  });
}

interface Asked {
  readonly assertion: string;
  readonly scopes: readonly string[];
}

function readRequest(request: HttpRequest): Asked | Reply {
  const { form } = request;
  const type = (request.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return refusal('invalid_request', 'form-expected');
  const names = [...form.keys()];
  if (new Set(names).size !== names.length) return refusal('invalid_request', 'parameter-repeated');
  const grantType = form.get('grant_type');
  if (grantType === null) return refusal('invalid_request', 'grant-type-missing');
  if (grantType !== 'client_credentials') return refusal('unsupported_grant_type');
  const assertion = form.get('client_assertion');
  if (assertion === null || form.get('client_assertion_type') !== ASSERTION_TYPE)
    return refusal('invalid_client', 'assertion-expected');
  const scopes = (form.get('scope') ?? '').split(/\s+/).filter((scope) => scope !== '');
  return scopes.length > 100 ? refusal('invalid_scope') : { assertion, scopes };
}

async function knownClient(house: FhirHouse, assertion: string, now: number): Promise<CheckedAssertion | undefined> {
  const claimed = claimedClient(assertion);
  const client =
    claimed === undefined
      ? undefined
      : await readSoftwareClient(house.database.directory, house.keys.directory, claimed);
  const checked = await checkAssertion(assertion, client, tokenEndpoint(house), now);
  if (checked === undefined) return undefined;
  const { jti, expiresAt } = checked;
  const once = await useAssertion(house.database.directory, house.keys.index, {
    clientId: checked.client.clientId,
    jti,
    expiresAt,
    now,
  });
  if (once) return checked;
  await recordSecurityEvent(house, 'assertion-replayed', { client: checked.client.clientId });
  return undefined;
}

async function grant(
  house: FhirHouse,
  tokens: AccessTokens,
  { client, iheIua }: CheckedAssertion,
  asked: readonly string[],
  now: number,
): Promise<Reply> {
  const scopes = grantedScopes(asked, client.scopes);
  if (scopes.length === 0) return refusal('invalid_scope');
  const common = { clientId: client.clientId, clientName: client.name, scopes, expiresAt: now + TOKEN_LIFETIME };
  if (iheIua === undefined) return issued(tokens.issue(common), scopes);
  const refused = async ({ problem, path }: Problem): Promise<Reply> => {
    await recordSecurityEvent(house, 'token-refused', { client: client.clientId, problem, claim: path ?? '' });
    return refusal('invalid_grant', problem);
  };
  const stated = parseIheIua(iheIua);
  if (!stated.ok) return refused(stated);
  const acting = await actingCaller(house, client, stated.value);
  if (!acting.ok) return refused(acting);
  return issued(tokens.issue({ ...common, ...acting.value }), scopes);
}

const issued = (token: string, scopes: readonly string[]): Reply => ({
  status: 200,
  headers: HEADERS,
  body: JSON.stringify({
    access_token: token,
    token_type: 'Bearer',
    expires_in: TOKEN_LIFETIME / 1000,
    scope: scopes.join(' '),
  }),
});
