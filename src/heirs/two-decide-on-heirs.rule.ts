import { ok, problem, type Result } from '../kernel/result.js';

/**
 * Nobody decides alone what is opened of a deceased person's record, nor that nothing is: one auditor proposes, another confirms. Either of
 * them sends it back. (CSP L1110-4 V leaves the decision to whoever holds the data; four eyes as for frozen accesses)
 */
export const twoDecideOnHeirs = (
  step: 'confirm' | 'return',
  proposedBy: string,
  auditorId: string,
): Result<undefined, 'second-auditor-needed'> =>
  step === 'confirm' && proposedBy === auditorId ? problem('second-auditor-needed') : ok(undefined);
