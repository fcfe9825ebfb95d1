import type { ActingProfessionalClaims } from '../kernel/wire.js';

// Signing in as software: a JWT of a few minutes, good once, by the cryptography that every runtime brings along.

/** The private key of the software, as `carnet clients add --new-key` writes it: EC P-256, EC P-384 or RSA. */
export interface PrivateJwk {
  readonly kty: string;
  readonly crv?: string;
  readonly kid?: string;
  readonly alg?: string;
  readonly [member: string]: unknown;
}

interface Algorithm {
  readonly alg: string;
  readonly key: EcKeyImportParams | RsaHashedImportParams;
  readonly sign: EcdsaParams | { readonly name: 'RSASSA-PKCS1-v1_5' };
}

function algorithmOf({ kty, crv }: PrivateJwk): Algorithm {
  if (kty === 'EC' && (crv === 'P-256' || crv === 'P-384')) {
    const [alg, hash] = crv === 'P-256' ? ['ES256', 'SHA-256'] : ['ES384', 'SHA-384'];
    return { alg, key: { name: 'ECDSA', namedCurve: crv }, sign: { name: 'ECDSA', hash } };
  }
  if (kty === 'RSA')
    return {
      alg: 'RS384',
      key: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' },
      sign: { name: 'RSASSA-PKCS1-v1_5' },
    };
  throw new TypeError('the key must be EC P-256, EC P-384 or RSA');
}

const LIFE_SECONDS = 120;

export const base64Of = (bytes: Uint8Array): string => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
};
const base64url = (bytes: Uint8Array): string =>
  base64Of(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const encoded = (value: object): string => base64url(new TextEncoder().encode(JSON.stringify(value)));

export interface AssertionOf {
  readonly clientId: string;
  readonly key: PrivateJwk;
  /** The address it is for. */
  readonly audience: string;
  readonly professional?: ActingProfessionalClaims;
}

/** A fresh assertion (RFC 7523) of this software. */
export async function signAssertion({ clientId, key, audience, professional }: AssertionOf): Promise<string> {
  const algorithm = algorithmOf(key);
  // `alg`, `use` and the like of a key set may say less than is needed here: only the key itself is taken.
  const { alg: _alg, use: _use, key_ops: _ops, ...bare } = key;
  const imported = await crypto.subtle.importKey('jwk', bare as JsonWebKey, algorithm.key, false, ['sign']);
  const now = Math.floor(Date.now() / 1000);
  const signed = `${encoded({ alg: algorithm.alg, typ: 'JWT', ...(key.kid === undefined ? {} : { kid: key.kid }) })}.${encoded(
    {
      iss: clientId,
      sub: clientId,
      aud: audience,
      jti: crypto.randomUUID(),
      iat: now,
      exp: now + LIFE_SECONDS,
      ...(professional === undefined ? {} : { extensions: { ihe_iua: professional } }),
    },
  )}`;
  const signature = await crypto.subtle.sign(algorithm.sign, imported, new TextEncoder().encode(signed));
  return `${signed}.${base64url(new Uint8Array(signature))}`;
}
