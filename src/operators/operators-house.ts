import type { KeyObject } from 'node:crypto';
import type { Result } from '../kernel/result.js';
import type { Clock, Instant } from '../kernel/time.js';
import type { Database } from '../platform/database.js';
import type { Site } from '../web/index.js';

/** Software as an operator sees it. */
export interface RegisteredSoftware {
  readonly clientId: string;
  readonly name: string;
  readonly structureId: string;
  readonly scopes: readonly string[];
  readonly jwks: { readonly keys: readonly { readonly kid?: string; readonly kty?: string }[] };
  readonly jwksUrl?: string;
  readonly certificates?: readonly string[];
  readonly requestsPerMinute?: number;
  readonly active: boolean;
  readonly registeredAt: Instant;
  readonly removedAt?: Instant;
}

export interface SoftwareForm {
  readonly clientId?: string;
  readonly name?: string;
  readonly structureId?: string;
  readonly scopes?: string;
  readonly jwks?: string;
  readonly jwksUrl?: string;
  readonly certificates?: readonly string[];
  readonly requestsPerMinute?: string;
}

type Done = Promise<Result<RegisteredSoftware>>;

/** What is done with software, by whom: handed in by the composition. */
export interface SoftwareDesk {
  readonly offeredScopes: readonly string[];
  list(): Promise<readonly RegisteredSoftware[]>;
  read(clientId: string): Promise<RegisteredSoftware | undefined>;
  register(form: SoftwareForm, by: string): Done;
  rotate(clientId: string, form: SoftwareForm & { readonly keepFormer: boolean }, by: string): Done;
  revokeTokens(clientId: string, by: string): Done;
  remove(clientId: string, by: string): Done;
  restore(clientId: string, by: string): Done;
  thumbprint(text: string): string | undefined;
  /** What is wrong, and what to do. */
  words(problem: string, lang: 'fr' | 'en'): { readonly wrong: string; readonly todo: string };
}

export interface OperatorsHouse {
  readonly config: { readonly publicUrl: string };
  readonly clock: Pick<Clock, 'real'>;
  readonly database: Pick<Database, 'directory'>;
  readonly keys: { readonly session: KeyObject };
  readonly site: Site;
  readonly software: SoftwareDesk;
}

export const DOOR_PATH = '/exploitation';
export const SOFTWARE_PATH = `${DOOR_PATH}/logiciels`;
