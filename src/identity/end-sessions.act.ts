import type { KeyObject } from 'node:crypto';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import type { PersonCaller } from './caller.js';
import { ownSignInTrace } from './own-sign-in-trace.js';
import { endSessions, type WhichSessions } from './session.store.js';

/** The person ends connections to their space. Nobody has to prove anything again for shutting a door; that it was shut stands in the history. */
export const endSessionsAct = (
  key: KeyObject,
): Act<PersonCaller, WhichSessions, undefined, { readonly ended: number }> => ({
  name: 'sessions-end',
  facts: () => Promise.resolve(undefined),
  decide: () => ({ allowed: true, rule: 'person-manages-own-sign-in' }),
  act: async (handle, which) => ok({ ended: await endSessions(handle, key, which) }),
  trace: (handle, _input, _facts, { at }, ending) => ownSignInTrace(handle, 'sessions-end', at, ending),
});
