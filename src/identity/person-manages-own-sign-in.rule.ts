import type { SignInRefused } from './sign-in.model.js';
import type { SpaceState } from './space.model.js';

/** What is known when somebody changes how they sign in. */
export interface OwnSignInFacts {
  readonly space: SpaceState;
  /** Both factors, or a passkey, a few minutes ago; or two held things just now (recovery). */
  readonly justProven: boolean;
}

/** The person, and nobody else, changes their ways in, right after having proven who they are: a forgotten open session is not enough. */
export const personManagesOwnSignIn = ({ space, justProven }: OwnSignInFacts): SignInRefused | undefined =>
  space === 'active' && justProven
    ? undefined
    : { allowed: false, rule: 'person-manages-own-sign-in', refusal: 'access-not-authorised' };
