import { ok } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import { readAccount, saveLastCodeStep } from './account.store.js';
import { ownSignInTrace } from './own-sign-in-trace.js';
import type { PersonCaller } from './caller.js';
import { codeStep } from './one-time-code.js';
import { recoveryNeedsTwoHeldFactors, type RecoveryFacts } from './recovery-needs-two-held-factors.rule.js';
import { readSpaceState } from './space-state.store.js';

export interface RecoverInput {
  readonly mailCodeMatches: boolean;
  readonly textCodeMatches: boolean;
  /** What was typed as the second code. */
  readonly code: string;
  /** Real time. */
  readonly now: Instant;
}

interface Facts extends RecoveryFacts {
  readonly step: number | undefined;
}

/** Somebody who lost their password shows that they hold the mailbox and the telephone. */
export const recoverAct: Act<PersonCaller, RecoverInput, Facts, undefined> = {
  name: 'sign-in-recover',
  async facts(handle, { mailCodeMatches, textCodeMatches, code, now }) {
    const account = await readAccount(handle, true);
    const step = account?.totpSecret === undefined ? undefined : codeStep(account.totpSecret, code, now);
    const fresh = step !== undefined && step > (account?.lastCodeStep ?? 0);
    return {
      mailboxHeld: mailCodeMatches,
      // Who has an application is sent no text message: its code would be one that nobody holds.
      deviceHeld: account?.totpSecret === undefined ? textCodeMatches : fresh,
      step: fresh ? step : undefined,
      space: await readSpaceState(handle),
    };
  },
  decide: (facts) => recoveryNeedsTwoHeldFactors(facts) ?? { allowed: true, rule: 'recovery-needs-two-held-factors' },
  async act(handle, _input, { step }) {
    if (step !== undefined) await saveLastCodeStep(handle, step);
    return ok(undefined);
  },
  trace: (handle, _input, _facts, { at }, ending) => ownSignInTrace(handle, 'sign-in-recover', at, ending),
};
