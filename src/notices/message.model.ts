import type { Instant } from '../kernel/time.js';

/** What goes out to a person. None of them carries health data or a link to sign in. */
export const MESSAGE_KINDS = [
  // Letters that start six weeks; they carry a code.
  'space-notice',
  'majority-notice',
  'second-notice',
  // A code asked for anew.
  'new-code',
  // That one was asked for, told by another way.
  'code-asked',
  'document-deposited',
  'consent-stated',
  'announcement-waiting',
  'emergency-access',
  'new-reader',
  'documents-changed',
  'rights-changed',
  'report-answered',
  'digest',
  'login-changed',
  // Less is told from now on; told whatever is chosen.
  'notice-choices-changed',
  'contact-changed',
  'opposition-recorded',
  'return-recorded',
  'space-closed',
  'space-reopened',
  'deletion-asked',
  'space-erased',
  'space-suspended',
  'space-lifted',
  'space-came-of-age',
  'takeout-ready',
  // To whoever asked for a part of the record after the person's death.
  'heir-request-received',
  'heir-request-granted',
  'heir-request-refused',
  'heir-code-renewed',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const isMessageKind = (kind: string): kind is MessageKind => (MESSAGE_KINDS as readonly string[]).includes(kind);

export type Channel = 'email' | 'sms' | 'post';

/** What cannot be made again when the message goes out; sealed while it waits, wiped once it has gone. */
export interface MessageValues {
  /** The provisional code, ten letters. */
  readonly code?: string;
  /** An address that is no longer (or not yet) the person's own: both are told of a change. */
  readonly to?: string;
  /** YYYY-MM-DD: a date the words name (the end of a term, of a link). */
  readonly day?: string;
  /** Another message tells the same: nothing takes the place of this one. */
  readonly beside?: true;
  /** Who gets the letter when it is not the person: whoever asked after their death. */
  readonly addressee?: { readonly givenName: string; readonly familyName: string; readonly address: readonly string[] };
  /** Of their request. */
  readonly reference?: string;
  /** Why it is refused, by the key of its words, and what the auditor wrote. */
  readonly reason?: string;
  readonly words?: string;
}

export interface Message {
  readonly id: string;
  readonly kind: MessageKind;
  readonly channel: Channel;
  readonly createdAt: Instant;
  /** Not before. */
  readonly dueAt: Instant;
  readonly values: MessageValues;
}

export interface WaitingMessage extends Message {
  readonly attempts: number;
}

/** Kinds that carry a code and start, or let start, what the six weeks are about. */
export const WITH_CODE: readonly MessageKind[] = ['space-notice', 'majority-notice', 'second-notice', 'new-code'];

/** What the person merely may want to know waits on their home page; everything else becomes a letter when e-mail fails. */
const MAY_WAIT: readonly MessageKind[] = [
  'document-deposited',
  'consent-stated',
  'takeout-ready',
  'new-reader',
  'documents-changed',
  'rights-changed',
  'report-answered',
  'digest',
];
/** Twenty results of one morning, ten readings of one consultation are one message: at most one an hour. */
const HOURLY: readonly MessageKind[] = [
  'document-deposited',
  'new-reader',
  'documents-changed',
  'rights-changed',
  'notice-choices-changed',
];
export const isHourly = (kind: MessageKind): boolean => HOURLY.includes(kind);
export const mustArrive = (kind: MessageKind): boolean => !MAY_WAIT.includes(kind);
