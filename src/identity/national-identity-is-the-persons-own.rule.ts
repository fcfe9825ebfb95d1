import type { SignInRefused } from './sign-in.model.js';

/** What is known of somebody whom the national sign-in vouches for, at the level of eIDAS substantial. */
export interface NationalIdentityFacts {
  /** Family name at birth, all given names, sex, date and place of birth: all five are those of the record's person. */
  readonly traitsMatch: boolean;
  /** Their own traits are among those that are compared: before that, nobody who shares them is known either. */
  readonly compared: boolean;
  /** Somebody else has the same five traits: nobody can say who of them came. */
  readonly anotherHasThem: boolean;
  /** The person linked this very identity before, signed in by their own means. Nothing to say while they are doing so. */
  readonly linked: boolean;
}

/**
 * The national sign-in opens a space that its person linked to it, and only as long as the five traits are theirs and nobody else's. Neither
 * an e-mail address nor a match of traits alone opens anything. (T1)
 */
export const nationalIdentityIsThePersonsOwn = ({
  traitsMatch,
  compared,
  anotherHasThem,
  linked,
}: NationalIdentityFacts): SignInRefused | undefined =>
  traitsMatch && compared && !anotherHasThem && linked
    ? undefined
    : { allowed: false, rule: 'national-identity-is-the-persons-own', refusal: 'access-not-authorised' };
