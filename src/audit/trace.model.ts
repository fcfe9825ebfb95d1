import type { Instant } from '../kernel/time.js';
import type { Released } from './proof/history-proof.model.js';

// One entry of the access history: who did what, when, under which rule, and how it ended.

export type TraceChain = 'shown' | 'withheld';
export type TraceOutcome = 'done' | 'refused' | 'failed';

export interface TraceActor {
  readonly kind: 'person' | 'professional' | 'visitor' | 'heir' | 'software' | 'helpdesk' | 'auditor' | 'system';
  /** idNatPS of a professional, client id of software, the visit of a visitor, the request of an heir; absent for the person themself. */
  readonly id?: string;
  readonly name?: string;
  /** A legal representative, who certified that they are, did it for the person. */
  readonly inTheirStead?: true;
  /** TRE_G15 code. */
  readonly profession?: string;
  readonly structureId?: string;
  readonly structureName?: string;
  /** The client whose software was used. */
  readonly software?: string;
}

/** What was touched; absent when the act names no single item (a search, a right changed). */
export interface TraceObject {
  readonly kind: 'document' | 'professional' | 'consent' | 'setting';
  readonly id: string;
  readonly label?: string;
  readonly typeCode?: string;
}

export interface TraceEntry {
  readonly at: Instant;
  /** The act's name, as `document-read`: also the message key of its sentence. */
  readonly act: string;
  readonly outcome: TraceOutcome;
  /** The rule that decided. */
  readonly rule: string;
  readonly actor: TraceActor;
  readonly situation: 'normal' | 'bris_de_glace' | 'centre_15';
  readonly reason?: string;
  readonly object?: TraceObject;
  /** What a search was narrowed to, as its address says it. */
  readonly query?: string;
  /** The named problem of a failed act. */
  readonly problem?: string;
  /** A withheld entry about something else than a document: the document with which it comes into the shown chain. */
  readonly releasedWith?: string;
  /** It was kept apart while its object was withheld, and came into the shown chain later. */
  readonly released?: Released;
}

/** An entry with its place in its chain. */
export interface TraceLine extends TraceEntry {
  readonly chain: TraceChain;
  readonly n: number;
}
