import type { KeyObject } from 'node:crypto';
import { foldName } from '../kernel/text.js';
import { blindIndex, deriveKey } from '../platform/sealing.js';

// Names of the directory are sealed; who looks somebody up by name meets keyed hashes of the name as it is compared.

export interface NameIndexes {
  readonly family: Buffer;
  /** Family name and the first given name. */
  readonly full: Buffer;
}

export const firstGivenName = (givenName: string): string => foldName(givenName).split(' ')[0] ?? '';

export function nameIndexes(key: KeyObject, familyName: string, givenName: string): NameIndexes {
  const names = deriveKey(key, 'directory-names');
  const family = foldName(familyName);
  return {
    family: blindIndex(names, 'family', family),
    full: blindIndex(names, 'full', `${family}|${firstGivenName(givenName)}`),
  };
}
