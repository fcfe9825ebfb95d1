import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { hash } from 'node:crypto';
import { readProfessional } from '../../identity/index.js';
import type { IdNatPs } from '../../kernel/ids.js';
import { MINUTE, SECOND, type Instant } from '../../kernel/time.js';
import type { FhirHouse } from '../fhir-house.js';
import { recordSecurityEvent } from '../security-event.store.js';
import type { OpenedGrant } from './access-token.js';
import { actingCaller } from './acting-professional.js';
import { openKeysByUrl } from './keys-by-url.js';
import { grantedScopes, grantOf } from './scopes.js';
import { readSoftwareClient } from './software-client.store.js';

// Access tokens of Pro Santé Connect, taken as they are when the operator says so. The provider vouches for the professional; which
// software may come, for which structure and with which scopes is said by its registration here, under the same client id.

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384'];
/** The level the provider answers for. */
const ACR = 'eidas1';
const SKEW = 30 * SECOND;
const MAX_LENGTH = 16_384;
/** What was found about a token is believed that long: then registration and directory are asked again. */
const BELIEVED = MINUTE;
const REMEMBERED = 1_000;

export interface ProviderTokens {
  /** What the token grants, unless it is not of that issuer, not for us, or names nobody we know. */
  open(token: string): Promise<OpenedGrant | undefined>;
}

export const looksLikeJwt = (token: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);

export function openProviderTokens(
  house: FhirHouse,
  provider: NonNullable<FhirHouse['config']['proSanteConnect']>,
): ProviderTokens {
  // The address is the operator's own setting, which may well be inside their network.
  const keys = openKeysByUrl({ ownMachine: true, anywhere: true }, (_url, why) => {
    void recordSecurityEvent(house, 'provider-keys-not-read', { why }).catch(() => undefined);
  });
  const remembered = new Map<string, { readonly grant: OpenedGrant; readonly until: Instant }>();

  async function verified(token: string): Promise<JWTPayload | undefined> {
    try {
      const { kid } = decodeProtectedHeader(token);
      // Whoever is not of that issuer makes us read nothing.
      if (decodeJwt(token).iss !== provider.issuer) return undefined;
      const set = await keys.keysAt(provider.jwksUrl, kid);
      if (set === undefined) return undefined;
      const { payload } = await jwtVerify(token, createLocalJWKSet(set), {
        algorithms: ALGORITHMS,
        issuer: provider.issuer,
        audience: provider.audience,
        currentDate: new Date(house.clock.real()),
        clockTolerance: SKEW / SECOND,
        requiredClaims: ['exp', 'iat'],
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
      throw error;
    }
  }

  async function granted(payload: JWTPayload, name: string): Promise<OpenedGrant | string> {
    // An identity token is for signing in, not for us.
    if (payload['typ'] === 'ID') return 'token-is-no-access-token';
    if (payload['acr'] !== ACR) return 'level-too-low';
    const clientId = textOf(payload['azp']) ?? textOf(payload['client_id']);
    const client =
      clientId === undefined
        ? undefined
        : await readSoftwareClient(house.database.directory, house.keys.directory, clientId);
    if (client?.active !== true) return 'client-not-registered';
    const idNatPs = textOf(payload['SubjectNameID']) ?? textOf(payload['preferred_username']);
    if (idNatPs === undefined) return 'professional-missing';
    const professional = await readProfessional(house.database.directory, house.keys.directory, idNatPs as IdNatPs);
    if (professional === undefined) return 'professional-unknown';
    const acting = await actingCaller(house, client, {
      idNatPs,
      structureId: textOf(payload['SubjectOrganizationID']) ?? client.structureId,
      profession: professional.profession,
      situation: 'normal',
      medicalRegulation: false,
    });
    if (!acting.ok) return acting.problem;
    const certificate = boundTo(payload);
    const scopes = grantedScopes([], client.scopes);
    return {
      id: name,
      clientId: client.clientId,
      clientName: client.name,
      scopes,
      grant: grantOf(scopes),
      perMinute: client.requestsPerMinute ?? house.config.softwareRequestsPerMinute,
      caller: acting.value.caller,
      ...(certificate === undefined ? {} : { certificate }),
      issuedAt: (payload.iat ?? 0) * SECOND,
      expiresAt: (payload.exp ?? 0) * SECOND,
    };
  }

  return {
    async open(token) {
      if (token.length > MAX_LENGTH) return undefined;
      const name = hash('sha256', token, 'base64url');
      const now = house.clock.real();
      const kept = remembered.get(name);
      if (kept !== undefined && kept.until > now) return kept.grant;
      remembered.delete(name);
      const payload = await verified(token);
      if (payload === undefined) return undefined;
      const grant = await granted(payload, name);
      if (typeof grant === 'string') {
        await recordSecurityEvent(house, 'provider-token-refused', { problem: grant });
        return undefined;
      }
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(name, { grant, until: Math.min(grant.expiresAt, now + BELIEVED) });
      return grant;
    },
  };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;

function boundTo(payload: JWTPayload): string | undefined {
  const cnf = payload['cnf'];
  return typeof cnf === 'object' && cnf !== null && 'x5t#S256' in cnf ? String(cnf['x5t#S256']) : undefined;
}
