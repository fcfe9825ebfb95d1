import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideSignIn } from './sign-in.act.js';
import type { SignInFacts } from './sign-in.model.js';

const RIGHT: SignInFacts = { passwordMatches: true, codeStep: 100, lastCodeStep: 99, sentCode: false, space: 'active' };

for (const [sentence, different, rule, refusal] of [
  ['password and a fresh code open an active space', {}, 'sign-in-needs-password-and-code', undefined],
  [
    'password and a code that we sent',
    { codeStep: undefined, sentCode: true },
    'sign-in-needs-password-and-code',
    undefined,
  ],
  [
    'a code that we sent, without the password',
    { passwordMatches: false, sentCode: true },
    'sign-in-needs-password-and-code',
    'access-not-authorised',
  ],
  ['a wrong password', { passwordMatches: false }, 'sign-in-needs-password-and-code', 'access-not-authorised'],
  ['a code of no step near now', { codeStep: undefined }, 'sign-in-needs-password-and-code', 'access-not-authorised'],
  ['a code used before', { lastCodeStep: 100 }, 'one-time-code-works-once', 'access-not-authorised'],
  ['an earlier code than the last one used', { codeStep: 98 }, 'one-time-code-works-once', 'access-not-authorised'],
  ['a suspended space', { space: 'suspended' }, 'sign-in-needs-an-active-space', 'space-not-open'],
  ['a closed space', { space: 'closed' }, 'sign-in-needs-an-active-space', 'space-not-open'],
  ['a space open but never activated', { space: 'open' }, 'sign-in-needs-an-active-space', 'space-not-open'],
  [
    'a suspended space says nothing to a wrong password',
    { space: 'suspended', passwordMatches: false },
    'sign-in-needs-password-and-code',
    'access-not-authorised',
  ],
] as const satisfies readonly (readonly [string, Partial<SignInFacts>, string, string | undefined])[])
  test(`signing in: ${sentence}`, () => {
    const decision = decideSignIn({ ...RIGHT, ...different });
    assert.equal(decision.rule, rule);
    assert.equal(decision.allowed ? undefined : decision.refusal, refusal);
  });
