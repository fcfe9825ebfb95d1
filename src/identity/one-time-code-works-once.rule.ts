import type { SignInRule } from './sign-in.model.js';

/** A one-time code works once: neither itself nor an earlier one opens anything again. (RFC 6238, 5.2) */
export const oneTimeCodeWorksOnce: SignInRule = ({ codeStep, lastCodeStep, sentCode }) =>
  !sentCode && codeStep !== undefined && codeStep <= lastCodeStep
    ? { allowed: false, rule: 'one-time-code-works-once', refusal: 'access-not-authorised' }
    : undefined;
