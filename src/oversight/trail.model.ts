import type { Instant } from '../kernel/time.js';
import type { Auditor, FreezeSubject } from './proposal.model.js';

/** One thing that an auditor did, tried or looked at. */
export interface TrailEntry {
  readonly act:
    | 'sign-in'
    | 'freeze-read'
    | 'freeze-propose'
    | 'proposal-confirmed'
    | 'proposal-declined'
    | 'proposal-withdrawn'
    | 'trail-read'
    | 'emergency-read'
    | 'emergency-name'
    | 'emergency-question'
    | 'emergency-judge'
    | 'report-read'
    | 'report-examine'
    | 'report-answer'
    | 'heir-read'
    | 'heir-paper'
    | 'heir-propose'
    | 'heir-confirm'
    | 'heir-return';
  readonly outcome: 'done' | 'refused';
  readonly auditor: Auditor;
  /** The command line names no session. */
  readonly by: 'page' | 'command';
  readonly subject?: FreezeSubject;
  /** What was decided: a judgement, an outcome, an answer. */
  readonly what?: string;
  readonly reason?: string;
  readonly problem?: string;
  /** The case: a freeze, a proposal, a review, a report, a request after a death. */
  readonly of?: string;
}

export interface TrailLine extends TrailEntry {
  readonly n: number;
  readonly at: Instant;
}
