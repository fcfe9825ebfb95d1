import { createLocalJWKSet, decodeJwt, errors, generateKeyPair, jwtVerify, type JWTPayload } from 'jose';
import { MINUTE, SECOND, type Instant } from '../../kernel/time.js';
import type { SoftwareClient } from './software-client.store.js';

// Checking a client's signed assertion (RFC 7523). Whatever is wrong with it, the answer outside is the same: an outsider must not
// learn which clients there are.

export const ASSERTION_ALGORITHMS = ['ES256', 'ES384', 'RS384'];
const MAX_LENGTH = 16_384;
const LONGEST = 5 * MINUTE;
const SKEW = 30 * SECOND;

export interface CheckedAssertion {
  readonly client: SoftwareClient;
  readonly jti: string;
  readonly expiresAt: Instant;
  /** `extensions.ihe_iua`, not yet read; absent when the software acts for itself. */
  readonly iheIua?: unknown;
}

/** Who the assertion says it is from, before anything is checked. */
export function claimedClient(assertion: string): string | undefined {
  if (assertion.length > MAX_LENGTH) return undefined;
  try {
    const { iss, sub } = decodeJwt(assertion);
    return typeof iss === 'string' && iss === sub && iss.length <= 200 ? iss : undefined;
  } catch {
    return undefined;
  }
}

// Signatures of unknown clients are checked against this key, which nobody has: it takes as long, and never passes.
const nobodysKey = generateKeyPair('ES256').then(({ publicKey }) => publicKey);

/** The assertion of a known, active client, signed with one of its keys for one of `audiences`, young and named; else undefined. */
export async function checkAssertion(
  assertion: string,
  client: SoftwareClient | undefined,
  audiences: readonly string[],
  now: Instant,
): Promise<CheckedAssertion | undefined> {
  const options = {
    algorithms: ASSERTION_ALGORITHMS,
    audience: [...audiences],
    currentDate: new Date(now),
    clockTolerance: SKEW / SECOND,
    requiredClaims: ['iss', 'sub', 'aud', 'exp', 'jti'],
  };
  try {
    if (client === undefined || !client.active) {
      await jwtVerify(assertion, await nobodysKey, options);
      return undefined;
    }
    const { payload } = await verifyWithAny(assertion, client, {
      ...options,
      issuer: client.clientId,
      subject: client.clientId,
    });
    return accepted(client, payload, now);
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** During a rotation two keys may fit: each is tried. */
async function verifyWithAny(
  assertion: string,
  client: SoftwareClient,
  options: NonNullable<Parameters<typeof jwtVerify>[2]>,
): Promise<{ payload: JWTPayload }> {
  try {
    return await jwtVerify(assertion, createLocalJWKSet(client.jwks), options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      try {
        return await jwtVerify(assertion, key, options);
      } catch (tried) {
        if (!(tried instanceof errors.JWSSignatureVerificationFailed)) throw tried;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

function accepted(client: SoftwareClient, payload: JWTPayload, now: Instant): CheckedAssertion | undefined {
  const expiresAt = (payload.exp ?? 0) * SECOND;
  const { jti } = payload;
  if (expiresAt > now + LONGEST + SKEW || typeof jti !== 'string' || jti === '' || jti.length > 200) return undefined;
  const extensions = payload['extensions'];
  const iheIua =
    typeof extensions === 'object' && extensions !== null && 'ihe_iua' in extensions ? extensions.ihe_iua : undefined;
  return { client, jti, expiresAt, ...(iheIua === undefined ? {} : { iheIua }) };
}
