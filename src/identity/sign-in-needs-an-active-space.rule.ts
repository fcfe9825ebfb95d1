import type { SignInRule } from './sign-in.model.js';

/** Nobody signs in to a space that is suspended, closed or not activated; told only after both factors. (states table) */
export const signInNeedsAnActiveSpace: SignInRule = ({ space }) =>
  space === 'active' ? undefined : { allowed: false, rule: 'sign-in-needs-an-active-space', refusal: 'space-not-open' };
