import type { SpaceState } from './space.model.js';

// What is known when somebody signs in with the right username.

export interface SignInFacts {
  readonly passwordMatches: boolean;
  /** The time step the given code belongs to; undefined when it belongs to none near now. */
  readonly codeStep: number | undefined;
  readonly lastCodeStep: number;
  /** The code is the one we sent, in time; it was kept in the short session that this try ended. */
  readonly sentCode: boolean;
  readonly space: SpaceState;
}

export interface SignInRefused {
  readonly allowed: false;
  readonly rule: string;
  readonly refusal: 'access-not-authorised' | 'space-not-open';
}

/** A rule of signing in: what it refuses, or undefined when it has nothing against it. */
export type SignInRule = (facts: SignInFacts) => SignInRefused | undefined;
