import { ok, problem, type Result } from '../kernel/result.js';
import type { HeirState } from './heir-request.model.js';

export type HeirStep = 'propose' | 'confirm' | 'return' | 'withdraw';

/**
 * A request waits, is proposed on, and is granted or refused when a second auditor confirms; sent back it waits again. Who asked takes it back
 * until then. What was decided stays decided: whoever disagrees asks anew, or a judge. (CSP R1111-7)
 */
export function heirRequestMovesOneWay(
  from: HeirState,
  step: HeirStep,
): Result<'proposed' | 'decided' | 'waiting' | 'withdrawn', 'heir-request-further'> {
  if (step === 'propose' && from === 'waiting') return ok('proposed');
  if (step === 'confirm' && from === 'proposed') return ok('decided');
  if (step === 'return' && from === 'proposed') return ok('waiting');
  if (step === 'withdraw' && (from === 'waiting' || from === 'proposed')) return ok('withdrawn');
  return problem('heir-request-further');
}
