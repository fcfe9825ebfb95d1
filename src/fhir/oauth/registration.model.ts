// What an operator writes to register software, read strictly: a fault is named by the field it is in.
import type { JSONWebKeySet } from 'jose';
import { ok, problem, type Result } from '../../kernel/result.js';
import { tidyText } from '../../kernel/text.js';
import { unknownScopes } from './scopes.js';

export type RegistrationProblem =
  | 'client-id-malformed'
  | 'client-name-missing'
  | 'client-already-registered'
  | 'client-unknown'
  | 'client-removed'
  | 'structure-missing'
  | 'structure-unknown'
  | 'scope-unknown'
  | 'keys-missing'
  | 'keys-given-twice'
  | 'keys-malformed'
  | 'keys-private'
  | 'keys-weak'
  | 'keys-url-refused'
  | 'certificate-malformed'
  | 'limit-malformed';

/** As typed: texts only, empty ones as if they were not there. */
export interface RegistrationForm {
  readonly clientId?: string;
  readonly name?: string;
  readonly structureId?: string;
  /** Separated by spaces. Empty: everything offered. */
  readonly scopes?: string;
  readonly jwks?: string;
  readonly jwksUrl?: string;
  /** Certificates in PEM, or their SHA-256 in hexadecimal or base64url, already read by {@link parseThumbprint}. */
  readonly certificates?: readonly string[];
  readonly requestsPerMinute?: string;
}

export interface Keys {
  readonly jwks: JSONWebKeySet;
  readonly jwksUrl?: string;
}

export interface Registration extends Keys {
  readonly clientId: string;
  readonly name: string;
  readonly structureId: string;
  readonly scopes: readonly string[];
  readonly certificates: readonly string[];
  readonly requestsPerMinute?: number;
}

const CLIENT_ID = /^[A-Za-z0-9][A-Za-z0-9._:/-]{1,98}$/;
const MOST_KEYS = 20;

export function parseRegistration(
  form: RegistrationForm,
  { offered, loopback }: { readonly offered: readonly string[]; readonly loopback: boolean },
): Result<Registration, RegistrationProblem> {
  const clientId = (form.clientId ?? '').trim();
  if (!CLIENT_ID.test(clientId)) return problem('client-id-malformed', 'id');
  const name = tidyText(form.name ?? '').slice(0, 200);
  if (name === '') return problem('client-name-missing', 'name');
  const structureId = (form.structureId ?? '').trim();
  if (structureId === '' || structureId.length > 100) return problem('structure-missing', 'structure');
  const scopes = (form.scopes ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
  const [unknown] = unknownScopes(scopes);
  if (unknown !== undefined) return problem('scope-unknown', 'scope', unknown.slice(0, 100));
  const keys = parseKeys(form, { loopback });
  if (!keys.ok) return keys;
  const perMinute = (form.requestsPerMinute ?? '').trim();
  if (perMinute !== '' && !/^[1-9]\d{0,6}$/.test(perMinute)) return problem('limit-malformed', 'requests-per-minute');
  return ok({
    clientId,
    name,
    structureId,
    scopes: scopes.length === 0 ? offered : scopes,
    certificates: form.certificates ?? [],
    ...(perMinute === '' ? {} : { requestsPerMinute: Number(perMinute) }),
    ...keys.value,
  });
}

/** Keys as they are given: a key set, a single key, or the address of a key set. Exactly one of the two fields. */
export function parseKeys(
  form: Pick<RegistrationForm, 'jwks' | 'jwksUrl'>,
  { loopback }: { readonly loopback: boolean },
): Result<Keys, RegistrationProblem> {
  const text = (form.jwks ?? '').trim();
  const url = (form.jwksUrl ?? '').trim();
  if (text === '' && url === '') return problem('keys-missing', 'jwks');
  if (text !== '' && url !== '') return problem('keys-given-twice', 'jwks');
  if (url !== '')
    return keysUrlAllowed(url, loopback)
      ? ok({ jwks: { keys: [] }, jwksUrl: url })
      : problem('keys-url-refused', 'jwks-url');
  const parsed = parseKeySet(text);
  return parsed.ok ? ok({ jwks: parsed.value }) : parsed;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** https anywhere; http only to the machine itself, and only where that is allowed (a demo). No credentials, no fragment. */
export function keysUrlAllowed(text: string, loopback: boolean): boolean {
  const url = URL.parse(text);
  if (url === null || text.length > 500 || url.username !== '' || url.password !== '' || url.hash !== '') return false;
  const own = LOOPBACK.has(url.hostname);
  return own ? loopback && ['http:', 'https:'].includes(url.protocol) : url.protocol === 'https:';
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A key set (or one key alone) in JSON: public keys of the kinds that assertions may be signed with. */
export function parseKeySet(text: string): Result<JSONWebKeySet, RegistrationProblem> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return problem('keys-malformed', 'jwks');
  }
  if (!isObject(value)) return problem('keys-malformed', 'jwks');
  const keys: unknown = 'keys' in value ? value['keys'] : [value];
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > MOST_KEYS) return problem('keys-malformed', 'jwks');
  for (const key of keys as unknown[]) {
    if (!isObject(key)) return problem('keys-malformed', 'jwks');
    // A private key that was shown to somebody is no longer anybody's: it is not quietly cut to its public half.
    if ('d' in key || 'k' in key || 'p' in key) return problem('keys-private', 'jwks');
    if (!isKnownKind(key)) return problem('keys-malformed', 'jwks');
    if (key['kty'] === 'RSA' && !longEnough(key['n'])) return problem('keys-weak', 'jwks');
  }
  return ok({ keys: keys as JSONWebKeySet['keys'] });
}

const text = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z0-9_-]+$/.test(value);

function isKnownKind(key: Record<string, unknown>): boolean {
  if (key['kty'] === 'EC') return ['P-256', 'P-384'].includes(String(key['crv'])) && text(key['x']) && text(key['y']);
  return key['kty'] === 'RSA' && text(key['n']) && text(key['e']);
}

/** 2048 bits. */
const longEnough = (n: unknown): boolean => typeof n === 'string' && n.length >= 342;

/** SHA-256 of a certificate as hexadecimal (colons allowed) or base64url, as base64url; undefined for anything else. */
export function parseThumbprint(given: string): string | undefined {
  const bare = given.trim().replaceAll(':', '');
  if (/^[0-9a-f]{64}$/i.test(bare)) return base64urlOf(bare);
  return /^[A-Za-z0-9_-]{43}$/.test(bare) ? bare : undefined;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Of 64 hexadecimal digits: 43 letters. */
function base64urlOf(hexadecimal: string): string {
  const bits = [...hexadecimal].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  return (bits.padEnd(258, '0').match(/.{6}/g) ?? []).map((six) => ALPHABET[Number.parseInt(six, 2)] ?? '').join('');
}
