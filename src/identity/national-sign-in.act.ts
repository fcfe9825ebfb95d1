import type { KeyObject } from 'node:crypto';
import { ok, problem } from '../kernel/result.js';
import type { Traits } from '../kernel/text.js';
import type { Act } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { addToOutbox, outboxId } from '../platform/outbox.js';
import type { PersonCaller } from './caller.js';
import {
  nationalIdentityIsThePersonsOwn,
  type NationalIdentityFacts,
} from './national-identity-is-the-persons-own.rule.js';
import { comparedTraits, isLinkedTo, linkSubject, unlinkSubject } from './national-link.store.js';
import type { OidcSubject } from './oidc-subject.store.js';
import { ownSignInTrace } from './own-sign-in-trace.js';
import { traitsKey } from './person-claims.model.js';
import { personManagesOwnSignIn } from './person-manages-own-sign-in.rule.js';
import { readPerson } from './person.store.js';
import { signInNeedsAnActiveSpace } from './sign-in-needs-an-active-space.rule.js';
import { readSpaceState } from './space-state.store.js';
import type { SpaceState } from './space.model.js';

/** Whom the national sign-in vouches for. */
export interface NationalIdentity {
  readonly subject: OidcSubject;
  readonly traits: Traits;
}

interface Facts extends NationalIdentityFacts {
  readonly space: SpaceState;
}

async function factsOf(handle: RecordHandle, key: KeyObject, traits: Traits): Promise<Omit<Facts, 'linked'>> {
  const person = await readPerson(handle);
  const known = traitsKey(person);
  return {
    traitsMatch: known !== undefined && known === traitsKey(traits),
    ...(await comparedTraits(handle, key, person)),
    space: await readSpaceState(handle),
  };
}

const loginChanged = (handle: RecordHandle, what: string, at: number): Promise<void> =>
  addToOutbox(handle, { id: outboxId(`login-changed ${handle.recordId} ${what} ${at}`), kind: 'login-changed', at });

/** A person enters their space by the national sign-in. The outcome is the name to greet them by. */
export const nationalSignInAct = (key: KeyObject): Act<PersonCaller, NationalIdentity, Facts, string> => ({
  name: 'sign-in',
  facts: async (handle, { subject, traits }) => ({
    ...(await factsOf(handle, key, traits)),
    linked: await isLinkedTo(handle, key, subject),
  }),
  decide(facts) {
    const { space } = facts;
    const refused =
      nationalIdentityIsThePersonsOwn(facts) ??
      signInNeedsAnActiveSpace({ space, passwordMatches: true, codeStep: undefined, lastCodeStep: 0, sentCode: false });
    return refused ?? { allowed: true, rule: 'national-identity-is-the-persons-own' };
  },
  async act(handle) {
    const { givenNames, familyName } = await readPerson(handle);
    return ok(`${givenNames[0] ?? ''} ${familyName}`.trim());
  },
  trace: (handle, _input, _facts, { at }, ending) => ownSignInTrace(handle, 'sign-in', at, ending),
});

export interface LinkInput extends NationalIdentity {
  readonly justProven: boolean;
}

/** The person, signed in by their own means, links the national sign-in to their space. Problem: `national-linked-elsewhere`. */
export const nationalLinkAct = (
  key: KeyObject,
): Act<PersonCaller, LinkInput, Facts & { readonly justProven: boolean }, undefined> => ({
  name: 'national-link',
  facts: async (handle, { traits, justProven }) => ({
    ...(await factsOf(handle, key, traits)),
    linked: true,
    justProven,
  }),
  decide: (facts) =>
    personManagesOwnSignIn(facts) ??
    nationalIdentityIsThePersonsOwn(facts) ?? { allowed: true, rule: 'person-manages-own-sign-in' },
  async act(handle, { subject }, _facts, { at }) {
    if (!(await linkSubject(handle, key, subject, at))) return problem('national-linked-elsewhere');
    await loginChanged(handle, 'national-link', at);
    return ok(undefined);
  },
  trace: (handle, _input, _facts, { at }, ending) => ownSignInTrace(handle, 'national-link', at, ending),
});

/** The person ends that link. Problem: `national-not-linked`. */
export const nationalUnlinkAct: Act<
  PersonCaller,
  { readonly justProven: boolean },
  { readonly space: SpaceState; readonly justProven: boolean },
  undefined
> = {
  name: 'national-unlink',
  facts: async (handle, { justProven }) => ({ space: await readSpaceState(handle), justProven }),
  decide: (facts) => personManagesOwnSignIn(facts) ?? { allowed: true, rule: 'person-manages-own-sign-in' },
  async act(handle, _input, _facts, { at }) {
    if (!(await unlinkSubject(handle))) return problem('national-not-linked');
    await loginChanged(handle, 'national-unlink', at);
    return ok(undefined);
  },
  trace: (handle, _input, _facts, { at }, ending) => ownSignInTrace(handle, 'national-unlink', at, ending),
};
