import type { Problem } from '../../kernel/result.js';
import type { TokenAnswer } from '../../kernel/wire.js';
import { openRoute, type HttpRequest, type Reply, type Route } from '../../platform/route.js';
import type { FhirHouse } from '../fhir-house.js';
import { recordSecurityEvent } from '../security-event.store.js';
import { TOKEN_LIFETIME } from './access-token.js';
import { actingCaller, type ActingProblem } from './acting-professional.js';
import { authenticateClient, formOf, type KnownClient } from './client-authentication.js';
import { parseIheIua, type IuaProblem } from './ihe-iua.model.js';
import { oauthAnswer, oauthRefusal } from './oauth-reply.js';
import { grantedScopes } from './scopes.js';
import type { Trust } from './trust.js';

// POST /oauth/token: client_credentials with a private_key_jwt assertion that names the acting professional (SMART backend services, IHE IUA).

const MOST_SCOPES = 100;
/** By address, before anybody is known: what an outsider may ask. Of those known, each has its own. */
export const OAUTH_LIMIT = { max: 1_200, windowSeconds: 60 } as const;
export const OAUTH_BODY_LIMIT = 64 * 1024;

export function tokenRoute(house: FhirHouse, trust: Trust): Route {
  return openRoute({
    method: 'POST',
    path: '/oauth/token',
    body: 'form',
    bodyLimit: OAUTH_BODY_LIMIT,
    limit: OAUTH_LIMIT,
    decide: 'everyone',
    answer: (request) => answer(house, trust, request),
  });
}

async function answer(house: FhirHouse, trust: Trust, request: HttpRequest): Promise<Reply> {
  const form = formOf(request);
  if ('status' in form) return form;
  const grantType = form.get('grant_type');
  if (grantType === null) return oauthRefusal('grant-type-missing');
  if (grantType !== 'client_credentials') return oauthRefusal('unsupported_grant_type');
  const asked = (form.get('scope') ?? '').split(/\s+/).filter((scope) => scope !== '');
  if (asked.length > MOST_SCOPES) return oauthRefusal('invalid_scope');
  const known = await authenticateClient(house, trust, request, form);
  return 'status' in known ? known : grant(house, trust, known, asked);
}

async function grant(
  house: FhirHouse,
  trust: Trust,
  { client, iheIua, certificate, perMinute }: KnownClient,
  asked: readonly string[],
): Promise<Reply> {
  const scopes = grantedScopes(asked, client.scopes);
  if (scopes.length === 0) return oauthRefusal('invalid_scope');
  const now = house.clock.real();
  const common = {
    clientId: client.clientId,
    clientName: client.name,
    scopes,
    perMinute,
    ...(certificate === undefined ? {} : { certificate }),
    issuedAt: now,
    expiresAt: now + TOKEN_LIFETIME,
  };
  if (iheIua === undefined) return issued(trust.tokens.issue(common), scopes);
  const refused = async ({ problem, path }: Problem<IuaProblem | ActingProblem>): Promise<Reply> => {
    await recordSecurityEvent(house, 'token-refused', { client: client.clientId, problem, claim: path ?? '' });
    return oauthRefusal(problem);
  };
  const stated = parseIheIua(iheIua);
  if (!stated.ok) return refused(stated);
  const acting = await actingCaller(house, client, stated.value);
  if (!acting.ok) return refused(acting);
  return issued(trust.tokens.issue({ ...common, ...acting.value }), scopes);
}

const issued = (token: string, scopes: readonly string[]): Reply =>
  oauthAnswer({
    access_token: token,
    token_type: 'Bearer',
    expires_in: TOKEN_LIFETIME / 1000,
    scope: scopes.join(' '),
  } satisfies TokenAnswer);
