import type { MessageKind } from '../notices/index.js';

/**
 * The only entries of the history that the help-desk sees: steps of the account's life. What was deposited, read or hidden, by whom, is not
 * among them, and nothing is shown of what an entry was about.
 */
export const ACCOUNT_STEPS = [
  'person-import',
  'person-update',
  'space-notify',
  'space-open',
  'space-prove',
  'space-activate',
  'space-oppose',
  'space-return',
  'space-close',
  'space-reopen',
  'space-ask-deletion',
  'space-suspend',
  'space-object',
  'space-lift',
  'space-come-of-age',
  'sign-in',
  'sign-in-recover',
  'sign-in-unlock',
  'password-change',
  'login-renew',
  'code-app-link',
  'code-app-unlink',
  'national-link',
  'national-unlink',
  'passkey-add',
  'passkey-remove',
  'code-ask',
  'contact-change',
  'paper-record',
  'heir-request-record',
  'heir-request-grant',
  'heir-request-refuse',
  'heir-request-withdraw',
  'heir-code-renew',
  'heir-copy-download',
  'helpdesk-find',
  'helpdesk-identify',
] as const;

/** An act that is no step of the account does not exist for the help-desk. */
export const helpdeskSeesNoHealthData = (act: string): boolean => (ACCOUNT_STEPS as readonly string[]).includes(act);

/** What was sent, by which side it is of: the account's, or that of the record, where the subject and its day alone would tell of health. */
const OF_ACCOUNT: Readonly<Record<MessageKind, boolean>> = {
  'space-notice': true,
  'majority-notice': true,
  'second-notice': true,
  'new-code': true,
  'code-asked': true,
  'login-changed': true,
  'contact-changed': true,
  'notice-choices-changed': true,
  'opposition-recorded': true,
  'return-recorded': true,
  'space-closed': true,
  'space-reopened': true,
  'deletion-asked': true,
  'space-erased': true,
  'space-suspended': true,
  'space-lifted': true,
  'space-came-of-age': true,
  'document-deposited': false,
  'consent-stated': false,
  'announcement-waiting': false,
  'emergency-access': false,
  'new-reader': false,
  'documents-changed': false,
  'rights-changed': false,
  'report-answered': false,
  digest: false,
  'takeout-ready': false,
  'heir-request-received': true,
  'heir-request-granted': true,
  'heir-request-refused': true,
  'heir-code-renewed': true,
};

/** The only messages that the help-desk sees. */
export const ACCOUNT_MESSAGES: readonly MessageKind[] = (Object.keys(OF_ACCOUNT) as MessageKind[]).filter(
  (kind) => OF_ACCOUNT[kind],
);
