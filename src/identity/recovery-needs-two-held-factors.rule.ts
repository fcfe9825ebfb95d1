import type { SignInRefused } from './sign-in.model.js';
import type { SpaceState } from './space.model.js';

/** What somebody shows who lost their password. Nothing they merely know is among it. */
export interface RecoveryFacts {
  /** The code that we sent to their mailbox. */
  readonly mailboxHeld: boolean;
  /** A code of their application, not used before, or one that we sent to their telephone. */
  readonly deviceHeld: boolean;
  readonly space: SpaceState;
}

/** A way in is given back to who holds two things, the mailbox and the telephone; never for facts, however many. (T1) */
export const recoveryNeedsTwoHeldFactors = ({
  mailboxHeld,
  deviceHeld,
  space,
}: RecoveryFacts): SignInRefused | undefined =>
  mailboxHeld && deviceHeld && space === 'active'
    ? undefined
    : { allowed: false, rule: 'recovery-needs-two-held-factors', refusal: 'access-not-authorised' };
