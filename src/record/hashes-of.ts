import { createHash } from 'node:crypto';
import type { DepositDraft } from './deposit.model.js';

/** The hashes a draft states of its bytes: SHA-1 in base64, as FHIR writes it, and SHA-256 in hexadecimal. */
export const hashesOf = (bytes: Uint8Array): Pick<DepositDraft, 'sha1' | 'sha256'> => ({
  sha1: createHash('sha1').update(bytes).digest('base64'),
  sha256: createHash('sha256').update(bytes).digest('hex'),
});
