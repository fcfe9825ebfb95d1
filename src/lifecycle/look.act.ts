import { appendTrace } from '../audit/index.js';
import { readPerson } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { lifecycleEntry, type LifecycleCaller } from './lifecycle-trace.js';
import type { Space } from './space.model.js';
import { readSpace } from './space.store.js';
import { transitionOf, type LifecycleAct } from './transitions.js';

export interface OwnSpace {
  readonly space: Space;
  /** To greet by. */
  readonly displayName: string;
  /** What the person may do now, by the table. */
  readonly may: readonly LifecycleAct[];
}

const OWN_ACTS: readonly LifecycleAct[] = ['space-close', 'space-reopen', 'space-ask-deletion', 'space-object'];

/** A person who proved who they are looks at the state of their space, and at nothing in it. */
export const lookAtSpaceAct: Act<LifecycleCaller, Record<string, never>, Space, OwnSpace> = {
  name: 'space-look',
  facts: (handle) => readSpace(handle),
  decide: (_space, _input, { caller }) =>
    caller.kind === 'person'
      ? { allowed: true, rule: 'closing-is-free-at-any-time' }
      : { allowed: false, rule: 'closing-is-free-at-any-time', refusal: 'not-found' },
  async act(handle, _input, space, { at }) {
    const { givenNames, familyName } = await readPerson(handle);
    const may = OWN_ACTS.filter((act) => transitionOf(space, act, 'person', at) !== undefined);
    return ok({ space, may, displayName: `${givenNames[0] ?? ''} ${familyName}`.trim() });
  },
  trace: (handle, _input, _space, { caller, at }, ending) =>
    appendTrace(handle, 'shown', lifecycleEntry('space-look', caller, at, ending)),
};
