import {
  ownSignInTrace,
  personManagesOwnSignIn,
  readAccount,
  readNationalLink,
  readPasskeys,
  readPerson,
  readSpaceState,
} from '../identity/index.js';
import type { Account, OwnSignInFacts, Passkey, Person, PersonCaller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Act } from '../platform/act.js';

/** How the person can sign in today. */
export interface OwnSignIn {
  readonly account: Account;
  readonly passkeys: readonly Passkey[];
  readonly person: Person;
  /** Since when the national sign-in is linked. */
  readonly national?: Instant;
}

/** The person looks at their own ways in. */
export const readOwnSignInAct: Act<PersonCaller, Record<string, never>, OwnSignInFacts, OwnSignIn> = {
  name: 'sign-in-ways-read',
  facts: async (handle) => ({ space: await readSpaceState(handle), justProven: true }),
  decide: (facts) => personManagesOwnSignIn(facts) ?? { allowed: true, rule: 'person-manages-own-sign-in' },
  async act(handle) {
    const account = await readAccount(handle);
    if (account === undefined) throw new Error('an active space without an account');
    const national = await readNationalLink(handle);
    return ok({
      ...{ account, passkeys: await readPasskeys(handle), person: await readPerson(handle) },
      ...(national === undefined ? {} : { national }),
    });
  },
  trace: (handle, _input, _facts, { at }, ending) => ownSignInTrace(handle, 'sign-in-ways-read', at, ending),
};
