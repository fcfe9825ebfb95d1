import { DAY } from '../kernel/time.js';

/** A code sent within this time stands against a change of address. */
export const CODE_STANDS_FOR = DAY;

/**
 * No call both sends a code and changes where codes go: after a code was asked for, addresses stay for a day; after a change, no code goes
 * there for a week (`changed-contact-gets-no-code-yet`). (T1)
 */
export const contactChangesSendNoCode = (codesJustAsked: number): 'contact-changes-send-no-code' | undefined =>
  codesJustAsked === 0 ? undefined : 'contact-changes-send-no-code';
