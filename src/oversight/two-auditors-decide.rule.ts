import { ok, problem, type Result } from '../kernel/result.js';
import type { Proposal, ProposalEnding } from './proposal.model.js';

export type FourEyesStep = 'propose' | ProposalEnding;

/**
 * One auditor proposes, another ends it: nobody judges alone, and nobody confirms what they proposed. Who proposed may take it back; while
 * one proposal waits there is no other about the same subject. (issue: abuse is reviewed by four eyes; T6)
 */
export function twoAuditorsDecide(
  step: FourEyesStep,
  auditorId: string,
  open: Pick<Proposal, 'by'> | undefined,
): Result<undefined, 'proposal-waits' | 'proposal-unknown' | 'second-auditor-needed' | 'not-your-proposal'> {
  if (step === 'propose') return open === undefined ? ok(undefined) : problem('proposal-waits');
  if (open === undefined) return problem('proposal-unknown');
  const own = open.by.id === auditorId;
  if (step === 'withdrawn') return own ? ok(undefined) : problem('not-your-proposal');
  return own ? problem('second-auditor-needed') : ok(undefined);
}
