import type { Instant } from '../kernel/time.js';
import type { MessageKind } from './message.model.js';

/** What a person can be told of, as they choose it. */
export const NOTICE_TYPES = ['emergency', 'reading', 'documents', 'rights', 'contact', 'report'] as const;
export type NoticeType = (typeof NOTICE_TYPES)[number];

/** Each kind of notice, the type it is chosen by, and the message that goes out for it; none where another part of the house sends it. */
const KINDS = {
  'emergency-access': { type: 'emergency', message: 'emergency-access' },
  reading: { type: 'reading', message: 'new-reader' },
  'document-deposited': { type: 'documents', message: 'document-deposited' },
  'documents-changed': { type: 'documents', message: 'documents-changed' },
  'announcement-waiting': { type: 'documents', message: 'announcement-waiting' },
  'consent-stated': { type: 'rights', message: 'consent-stated' },
  'rights-changed': { type: 'rights', message: 'rights-changed' },
  'contact-changed': { type: 'contact', message: undefined },
  'report-answered': { type: 'report', message: 'report-answered' },
} as const satisfies Record<string, { type: NoticeType; message: MessageKind | undefined }>;
export type NoticeKind = keyof typeof KINDS;

export const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(KINDS, kind);
export const typeOf = (kind: NoticeKind): NoticeType => KINDS[kind].type;
export const messageOf = (kind: NoticeKind): MessageKind | undefined => KINDS[kind].message;

/** Something the person is told has happened; it names a line of the history or an item, and nothing of its content. */
export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly at: Instant;
  readonly itemId?: string;
  /** The line of the shown chain that tells who and what. */
  readonly line?: number;
  readonly seenAt?: Instant;
}

export const CHANNELS = ['carnet', 'email', 'sms'] as const;
export type NoticeChannel = (typeof CHANNELS)[number];
export type DigestTerm = 'none' | 'daily' | 'weekly';

export interface NoticeChoices {
  readonly types: Readonly<Record<NoticeType, Readonly<Record<NoticeChannel, boolean>>>>;
  /** `first`: only the first reading of each professional; `each`: every consultation, one an hour for each professional. */
  readonly readings: 'first' | 'each';
  /** E-mails of a day or a week in one; emergencies and answers never wait. */
  readonly digest: DigestTerm;
}

/** In the outbox: the choices became quieter, and text messages were among the ways held until then. */
export const CHOICES_BY_TEXT = 'notice-choices-changed-by-text';

const on = { carnet: true, email: true, sms: false } as const;
export const DEFAULT_CHOICES: NoticeChoices = {
  types: { emergency: on, reading: on, documents: on, rights: on, contact: on, report: on },
  readings: 'first',
  digest: 'none',
};
