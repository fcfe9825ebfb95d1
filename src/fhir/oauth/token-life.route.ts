import { SECOND } from '../../kernel/time.js';
import { openRoute, type HttpRequest, type Reply, type Route } from '../../platform/route.js';
import { fhirAddress, type FhirHouse } from '../fhir-house.js';
import { recordSecurityEvent } from '../security-event.store.js';
import type { OpenedGrant } from './access-token.js';
import { authenticateClient, formOf } from './client-authentication.js';
import { oauthAnswer, oauthRefusal } from './oauth-reply.js';
import { addRevocation } from './revocation.store.js';
import { OAUTH_BODY_LIMIT, OAUTH_LIMIT } from './token.route.js';
import type { Trust } from './trust.js';

// POST /oauth/introspect (RFC 7662, IHE ITI-102) and POST /oauth/revoke (RFC 7009). Software asks about tokens of its own only: of
// another's it is told what it is told of no token at all.

const common = {
  method: 'POST',
  body: 'form',
  bodyLimit: OAUTH_BODY_LIMIT,
  limit: OAUTH_LIMIT,
  decide: 'everyone',
} as const;

export function tokenLifeRoutes(house: FhirHouse, trust: Trust): Route[] {
  return [
    openRoute({
      ...common,
      path: '/oauth/introspect',
      async answer(request: HttpRequest) {
        const own = await ownToken(house, trust, request);
        if ('status' in own) return own;
        await trust.revocations.ready();
        const { opened } = own;
        return oauthAnswer(
          opened === undefined || trust.revocations.holds(opened) ? { active: false } : described(house, opened),
        );
      },
    }),
    openRoute({
      ...common,
      path: '/oauth/revoke',
      async answer(request: HttpRequest) {
        const own = await ownToken(house, trust, request);
        if ('status' in own) return own;
        if (own.opened !== undefined) await revoke(house, trust, own.opened);
        // Also for what is no token any more: whoever asks wants it to be none.
        return { status: 200, headers: { 'cache-control': 'no-store' } };
      },
    }),
  ];
}

/** The token asked about, when it is valid and the asking client's own. */
async function ownToken(
  house: FhirHouse,
  trust: Trust,
  request: HttpRequest,
): Promise<{ readonly opened?: OpenedGrant } | Reply> {
  const form = formOf(request);
  if ('status' in form) return form;
  const known = await authenticateClient(house, trust, request, form);
  if ('status' in known) return known;
  const token = form.get('token');
  if (token === null || token === '') return oauthRefusal('token-missing');
  const opened = trust.tokens.open(token, house.clock.real());
  return opened?.clientId === known.client.clientId ? { opened } : {};
}

async function revoke(house: FhirHouse, trust: Trust, { id, clientId, issuedAt }: OpenedGrant): Promise<void> {
  const revocation = { clientId, tokenId: id, issuedUntil: issuedAt };
  await house.database.directory.begin(async (sql) => {
    await addRevocation(sql, revocation, house.clock.real());
    await recordSecurityEvent({ clock: house.clock, database: { directory: sql } }, 'token-revoked', {
      client: clientId,
    });
  });
  trust.revocations.add(revocation);
}

/** What the token says, to the software that holds it. The professional as the directory names them. */
function described(house: FhirHouse, opened: OpenedGrant): object {
  const { caller, certificate } = opened;
  return {
    active: true,
    iss: fhirAddress(house),
    aud: fhirAddress(house),
    client_id: opened.clientId,
    sub: caller?.professional.idNatPs ?? opened.clientId,
    scope: opened.scopes.join(' '),
    token_type: 'Bearer',
    iat: Math.floor(opened.issuedAt / SECOND),
    exp: Math.floor(opened.expiresAt / SECOND),
    jti: opened.id,
    ...(certificate === undefined ? {} : { cnf: { 'x5t#S256': certificate } }),
    ...(caller === undefined
      ? {}
      : {
          extensions: {
            ihe_iua: {
              subject_name: `${caller.professional.givenName} ${caller.professional.familyName}`,
              national_provider_identifier: caller.professional.idNatPs,
              subject_organization: caller.structure.name,
              subject_organization_id: caller.structure.id,
              subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: caller.professional.profession }],
              purpose_of_use: [{ system: 'urn:oid:1.2.250.1.213.1.1.4.248', code: caller.situation }],
            },
          },
        }),
  };
}
