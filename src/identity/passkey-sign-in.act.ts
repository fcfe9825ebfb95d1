import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { ownSignInTrace } from './own-sign-in-trace.js';
import type { PersonCaller } from './caller.js';
import { passkeyAloneIsTwoFactors } from './passkey-alone-is-two-factors.rule.js';
import { holdPasskey, notePasskeyUsed, type Passkey } from './passkey.store.js';
import { readPerson } from './person.store.js';
import { signInNeedsAnActiveSpace } from './sign-in-needs-an-active-space.rule.js';
import { readSpaceState } from './space-state.store.js';
import type { SpaceState } from './space.model.js';

export interface PasskeySignInInput {
  readonly id: string;
  readonly signed: boolean;
  readonly userVerified: boolean;
  /** The device's count in its answer. */
  readonly counter: number;
}

interface Facts {
  readonly passkey: Passkey | undefined;
  readonly space: SpaceState;
}

/** A person enters their space with a passkey. The outcome is the name to greet them by. */
export const passkeySignInAct: Act<PersonCaller, PasskeySignInInput, Facts, string> = {
  name: 'sign-in',
  facts: async (handle, { id }) => ({ passkey: await holdPasskey(handle, id), space: await readSpaceState(handle) }),
  decide({ passkey, space }, { signed, userVerified, counter }) {
    const counted = passkey?.counter ?? 0;
    const countAdvanced = counter > counted || (counter === 0 && counted === 0);
    const refused =
      passkeyAloneIsTwoFactors({ signed: signed && passkey !== undefined, userVerified, countAdvanced }) ??
      signInNeedsAnActiveSpace({ space, passwordMatches: true, codeStep: undefined, lastCodeStep: 0, sentCode: false });
    return refused ?? { allowed: true, rule: 'passkey-alone-is-two-factors' };
  },
  async act(handle, { counter }, { passkey }, { at }) {
    if (passkey === undefined) throw new Error('a sign-in was allowed without a passkey');
    await notePasskeyUsed(handle, { ...passkey, counter }, at);
    const { givenNames, familyName } = await readPerson(handle);
    return ok(`${givenNames[0] ?? ''} ${familyName}`.trim());
  },
  trace: (handle, _input, _facts, { at }, ending) => ownSignInTrace(handle, 'sign-in', at, ending),
};
