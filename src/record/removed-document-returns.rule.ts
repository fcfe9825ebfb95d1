// The person takes back what they put in themselves, and may change their mind for thirty days. (R1111-51)
import { ok, problem, type Result } from '../kernel/result.js';
import { DAY, type Instant } from '../kernel/time.js';
import type { Document } from './document.model.js';

export const RETURN_TERM = 30 * DAY;

/** `changedAt` of a removed document is when it was removed. */
export function removedDocumentReturns(
  document: Pick<Document, 'status' | 'changedAt'>,
  at: Instant,
): Result<'returns', 'removal-final'> {
  if (document.status !== 'removed') return ok('returns');
  return at <= document.changedAt + RETURN_TERM ? ok('returns') : problem('removal-final', 'id');
}
