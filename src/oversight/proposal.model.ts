import type { Instant } from '../kernel/time.js';

/** `lift`: strangers may be opened again. `keep`: the freeze goes on. `strike`: every access ends. `freeze`: none holds yet, one is wanted. */
export const JUDGEMENTS = ['lift', 'keep', 'strike'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];
export const isJudgement = (text: string): text is Judgement => JUDGEMENTS.some((one) => one === text);

export const PROPOSAL_ENDINGS = ['confirmed', 'declined', 'withdrawn'] as const;
export type ProposalEnding = (typeof PROPOSAL_ENDINGS)[number];

export interface Auditor {
  readonly id: string;
  readonly name: string;
}

/** Who is frozen, or is to be. */
export interface FreezeSubject {
  readonly kind: 'professional' | 'structure';
  /** idNatPS, or the structure's identifier. */
  readonly id: string;
}

/** What one auditor proposed about one subject, and how another ended it. */
export interface Proposal {
  readonly id: string;
  readonly subject: FreezeSubject;
  /** Absent where a freeze is what is proposed. */
  readonly freezeId?: string;
  readonly what: Judgement | 'freeze';
  readonly by: Auditor;
  readonly at: Instant;
  readonly reason: string;
  /** Where the professional practised, of a freeze that is proposed. */
  readonly structureId?: string;
  readonly ended?: {
    readonly how: ProposalEnding;
    readonly by: Auditor;
    readonly at: Instant;
    readonly reason: string;
  };
}

export const SHORTEST_REASON = 10;
export const LONGEST_REASON = 1_000;

/** A reason as it is kept: trimmed, neither empty talk nor a document. */
export function parseReason(text: string | undefined): string | undefined {
  const reason = (text ?? '').replace(/\s+/gu, ' ').trim();
  return reason.length < SHORTEST_REASON || reason.length > LONGEST_REASON ? undefined : reason;
}
