import type { KeyObject } from 'node:crypto';
import { readPerson, savePerson, saveTraits, type Person } from '../../identity/index.js';
import { ok } from '../../kernel/result.js';
import type { Act } from '../../platform/act.js';
import { majorityFallsAt } from '../../identity/index.js';
import { traceLifecycle, type LifecycleCaller } from '../lifecycle-trace.js';
import { rememberLine, saveAttending, saveMajority } from './feed.store.js';
import type { FeedLine } from './feed-line.model.js';

export interface UpdateInput {
  readonly line: FeedLine;
  readonly digest: Buffer;
}

/** The insurer says something else of a person than before. Contact details that the person gave themselves are theirs. */
export const updatePersonAct = (indexKey: KeyObject): Act<LifecycleCaller, UpdateInput, Person, undefined> => ({
  name: 'person-update',
  // The person is read, and written whole: nobody else changes how they are reached in between.
  alone: true,
  facts: (handle) => readPerson(handle),
  decide: (_known, _input, { caller }) =>
    caller.kind === 'system'
      ? { allowed: true, rule: 'insurer-feeds-identity' }
      : { allowed: false, rule: 'insurer-feeds-identity', refusal: 'not-found' },
  async act(handle, { line, digest }, known, { at }) {
    const { person } = line;
    await savePerson(handle, {
      ...person,
      ...(known.email === undefined || person.email !== undefined ? {} : { email: known.email }),
      ...(known.phone === undefined || person.phone !== undefined ? {} : { phone: known.phone }),
    });
    await saveTraits(handle, indexKey, person);
    const majorityAt = majorityFallsAt(person.birthDate, person.postalCode);
    if (majorityAt > at) await saveMajority(handle, majorityAt);
    await saveAttending(handle, line.attending, at);
    await rememberLine(handle, digest, line.asOf);
    return ok(undefined);
  },
  trace: (handle, _input, _known, context, ending) => traceLifecycle(handle, 'person-update', context, ending),
});
