import { appendTrace } from '../audit/index.js';
import { ok } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Act, Decision } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { readAccount, saveLastCodeStep } from './account.store.js';
import type { PersonCaller } from './caller.js';
import { codeStep } from './one-time-code.js';
import { oneTimeCodeWorksOnce } from './one-time-code-works-once.rule.js';
import { readPerson } from './person.store.js';
import { signInNeedsAnActiveSpace } from './sign-in-needs-an-active-space.rule.js';
import { signInNeedsPasswordAndCode } from './sign-in-needs-password-and-code.rule.js';
import type { SignInFacts, SignInRule } from './sign-in.model.js';
import { readSpaceState } from './space-state.store.js';

export interface SignInInput {
  /** Checked before: it takes a tenth of a second, too long to hold a transaction open. */
  readonly passwordMatches: boolean;
  readonly code?: string;
  /** The code is the one we sent. */
  readonly sentCode?: boolean;
  /** Real time, which one-time codes live on. */
  readonly now: Instant;
}

const RULES: readonly SignInRule[] = [signInNeedsPasswordAndCode, oneTimeCodeWorksOnce, signInNeedsAnActiveSpace];

export function decideSignIn(facts: SignInFacts): Decision {
  for (const rule of RULES) {
    const refused = rule(facts);
    if (refused !== undefined) return refused;
  }
  return { allowed: true, rule: 'sign-in-needs-password-and-code' };
}

async function readFacts(
  handle: RecordHandle,
  { passwordMatches, code, sentCode = false, now }: SignInInput,
): Promise<SignInFacts> {
  // Locked: the same code sent twice at once is used once.
  const account = await readAccount(handle, true);
  const space = await readSpaceState(handle);
  return {
    passwordMatches: passwordMatches && account !== undefined,
    codeStep:
      account?.totpSecret === undefined || code === undefined ? undefined : codeStep(account.totpSecret, code, now),
    lastCodeStep: account?.lastCodeStep ?? 0,
    sentCode: sentCode && account !== undefined,
    space,
  };
}

/** A person enters their space, or somebody who knows their username fails to. The outcome is the name to greet them by. */
export const signInAct: Act<PersonCaller, SignInInput, SignInFacts, string> = {
  name: 'sign-in',
  facts: readFacts,
  decide: decideSignIn,
  async act(handle, _input, facts) {
    if (facts.codeStep !== undefined && !facts.sentCode) await saveLastCodeStep(handle, facts.codeStep);
    else if (!facts.sentCode) throw new Error('a sign-in was allowed without a code');
    const { givenNames, familyName } = await readPerson(handle);
    return ok(`${givenNames[0] ?? ''} ${familyName}`.trim());
  },
  trace: (handle, _input, _facts, { at }, ending) =>
    appendTrace(handle, 'shown', {
      at,
      act: 'sign-in',
      outcome: ending.kind,
      rule: ending.rule,
      actor: { kind: 'person' },
      situation: 'normal',
    }),
};
