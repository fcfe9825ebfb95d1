// People deposit the kinds of documents that are theirs (wishes, directives, their own papers); professionals all the others;
// and nothing may be hidden from professionals and from the person at once. (T11; LPS 113)
import { ok, problem, type Result } from '../kernel/result.js';
import type { DepositDraft, DepositProblem } from './deposit.model.js';

export function depositKeepsItsKind(
  byPatient: boolean,
  typeIsForPatients: boolean,
  draft: Pick<DepositDraft, 'hidden' | 'withheldFromPatient'>,
): Result<'fits', DepositProblem> {
  if (byPatient && !typeIsForPatients) return problem('type-not-for-patients', 'type');
  if (!byPatient && typeIsForPatients) return problem('type-for-patients-only', 'type');
  if (draft.hidden === true && draft.withheldFromPatient === true)
    return problem('hidden-from-everyone', 'securityLabel');
  return ok('fits');
}
