// A new version takes the place of a current document of the same depositor; the old one stays, superseded. (T6; ITI-41 RPLC)
import { ok, problem, type Result } from '../kernel/result.js';
import type { Document } from './document.model.js';
import type { DepositProblem } from './deposit.model.js';

/**
 * What an envelope's `replaces` means here. `found` is the target when it is in this record; `own` says the depositor made it;
 * `readable` says the depositor may read it. What the depositor may not see is treated as not there.
 */
export function replacementTarget(
  found: Document | undefined,
  own: boolean,
  readable: boolean,
): Result<Document, DepositProblem> {
  if (found === undefined || found.status === 'removed') return problem('replaces-unknown', 'relatesTo');
  if (!own) return problem(readable ? 'replaces-another-authors' : 'replaces-unknown', 'relatesTo');
  if (found.status === 'superseded') return problem('replaces-superseded', 'relatesTo');
  return ok(found);
}
