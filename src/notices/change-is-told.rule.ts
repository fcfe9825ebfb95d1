import type { NoticeKind } from './notice.model.js';

/** Acts that change a record, by the kind of notice they are told as. Deposits and consents stated have an outbox item of their own. */
const CHANGES: Readonly<Record<string, NoticeKind>> = Object.fromEntries([
  ...[
    'document-hide',
    'document-unhide',
    'documents-hide',
    'documents-unhide',
    'subject-hide',
    'subject-show',
    'document-remove',
    'document-restore',
    'document-amend',
    'document-archive',
    'document-unarchive',
    'document-show-to-representatives',
  ].map((act) => [act, 'documents-changed'] as const),
  ...[
    'consent-withdraw',
    'consent-restore',
    'professional-block',
    'professional-unblock',
    'structure-block',
    'structure-unblock',
    'access-report',
    'access-give',
    'access-term-set',
    'administrator-choose',
    'administrator-dismiss',
    'consent-term-set',
    'document-show-to',
    'document-keep-from',
    'document-except-nobody',
    'preferences-set',
    'visit-offer',
    'notice-choices-set',
  ].map((act) => [act, 'rights-changed'] as const),
  ...[
    'contact-change',
    'password-change',
    'login-renew',
    'code-app-link',
    'code-app-unlink',
    'passkey-add',
    'passkey-remove',
    'national-link',
    'national-unlink',
    'sign-in-recover',
    'person-update',
  ].map((act) => [act, 'contact-changed'] as const),
]);

export interface ChangeFacts {
  readonly act: string;
  readonly outcome: 'done' | 'refused' | 'failed';
  readonly by: 'person' | 'professional' | 'visitor' | 'heir' | 'software' | 'helpdesk' | 'auditor' | 'system';
}

/** Each change of the record is told: of its documents, of who may read them, of how the person is reached. */
export function changeIsTold({ act, outcome, by }: ChangeFacts): NoticeKind | undefined {
  if (outcome !== 'done') return undefined;
  if (act === 'document-deposit') return by === 'person' ? 'documents-changed' : undefined;
  return Object.hasOwn(CHANGES, act) ? CHANGES[act] : undefined;
}
