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
  'helpdesk-find',
  'helpdesk-identify',
] as const;

/** An act that is no step of the account does not exist for the help-desk. */
export const helpdeskSeesNoHealthData = (act: string): boolean => (ACCOUNT_STEPS as readonly string[]).includes(act);
