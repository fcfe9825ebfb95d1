import type { SignInRule } from './sign-in.model.js';

/** Two factors, always: the password and a one-time code, of an application or sent. Outside, neither is told from the other. (rules 10) */
export const signInNeedsPasswordAndCode: SignInRule = ({ passwordMatches, codeStep, sentCode }) =>
  passwordMatches && (codeStep !== undefined || sentCode)
    ? undefined
    : { allowed: false, rule: 'sign-in-needs-password-and-code', refusal: 'access-not-authorised' };
