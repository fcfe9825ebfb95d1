import { hash, randomBytes, type KeyObject } from 'node:crypto';
import type { ProfessionalCaller } from '../../identity/index.js';
import type { RecordId } from '../../kernel/ids.js';
import { MINUTE, type Instant } from '../../kernel/time.js';
import { seal, SealBroken, unseal } from '../../platform/sealing.js';
import { grantOf, type Grant } from './scopes.js';

// An access token is what it grants, sealed: nothing is looked up when it comes back, and nobody can read or change it.

export const TOKEN_LIFETIME = 10 * MINUTE;
const BOUND = 'access-token';
const MAX_LENGTH = 8_192;
const REMEMBERED = 2_000;

export interface AccessGrant {
  /** Names this token where it is taken back; random. */
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly scopes: readonly string[];
  /** Requests a minute of the client. */
  readonly perMinute: number;
  /** Absent: software alone. */
  readonly caller?: ProfessionalCaller;
  /** The only record this token is good for; `unknown` when its person has none. */
  readonly onlyRecord?: RecordId | 'unknown';
  /** The certificate it is bound to (RFC 8705): SHA-256, base64url. */
  readonly certificate?: string;
  /** Real time, both. */
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
}

export interface OpenedGrant extends AccessGrant {
  readonly grant: Grant;
}

export interface AccessTokens {
  issue(grant: Omit<AccessGrant, 'id'>): string;
  /** What the token grants, unless it is not ours or no longer valid at `now` (real time). */
  open(token: string, now: Instant): OpenedGrant | undefined;
}

export function accessTokens(key: KeyObject): AccessTokens {
  // Tokens come back many times: the last ones opened are remembered under their hash.
  const remembered = new Map<string, OpenedGrant>();

  function openSealed(token: string): OpenedGrant | undefined {
    try {
      const grant = JSON.parse(unseal(key, BOUND, Buffer.from(token, 'base64url')).toString()) as AccessGrant;
      return { ...grant, grant: grantOf(grant.scopes) };
    } catch (error) {
      if (error instanceof SealBroken) return undefined;
      throw error;
    }
  }

  return {
    issue: (grant) =>
      seal(key, BOUND, JSON.stringify({ id: randomBytes(16).toString('base64url'), ...grant })).toString('base64url'),
    open(token, now) {
      if (token.length > MAX_LENGTH) return undefined;
      const name = hash('sha256', token, 'base64');
      const opened = remembered.get(name) ?? (/^[A-Za-z0-9_-]+$/.test(token) ? openSealed(token) : undefined);
      if (opened === undefined) return undefined;
      remembered.delete(name);
      if (opened.expiresAt <= now) return undefined;
      remembered.set(name, opened);
      if (remembered.size > REMEMBERED) {
        const oldest = remembered.keys().next();
        if (oldest.done !== true) remembered.delete(oldest.value);
      }
      return opened;
    },
  };
}
