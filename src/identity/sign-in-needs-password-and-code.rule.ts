import type { SignInRule } from './sign-in.model.js';

/** Two factors, always: the password and a one-time code of now. Outside, neither is told from the other. (rules 10) */
export const signInNeedsPasswordAndCode: SignInRule = ({ passwordMatches, codeStep }) =>
  passwordMatches && codeStep !== undefined
    ? undefined
    : { allowed: false, rule: 'sign-in-needs-password-and-code', refusal: 'access-not-authorised' };
