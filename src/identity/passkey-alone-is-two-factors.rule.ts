import type { SignInRefused } from './sign-in.model.js';

/** What a passkey's answer proves. */
export interface PasskeyFacts {
  /** The signature holds, for our address and our question. */
  readonly signed: boolean;
  /** The device made sure of the person: a finger, a face, a PIN. */
  readonly userVerified: boolean;
  /** The device's own count did not go backwards: it is not a copy. Devices without a count always answer 0. */
  readonly countAdvanced: boolean;
}

/** A passkey that its device released to the person themselves is something held and something one is or knows: two factors by itself. */
export const passkeyAloneIsTwoFactors = (facts: PasskeyFacts): SignInRefused | undefined =>
  facts.signed && facts.userVerified && facts.countAdvanced
    ? undefined
    : { allowed: false, rule: 'passkey-alone-is-two-factors', refusal: 'access-not-authorised' };
