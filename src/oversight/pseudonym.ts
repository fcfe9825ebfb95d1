import type { KeyObject } from 'node:crypto';
import type { RecordId } from '../kernel/ids.js';
import { blindIndex } from '../platform/sealing.js';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** How a record is called in one case, « K7QM-2PXA »: the same throughout the case, another in the next, and leading back to nobody. */
export function pseudonymOf(key: KeyObject, caseId: string, recordId: RecordId): string {
  const bytes = blindIndex(key, 'oversight-pseudonym', `${caseId} ${recordId}`).subarray(0, 8);
  const text = [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
