import type { KeyObject } from 'node:crypto';
import {
  majorityFallsAt,
  noteContactChanged,
  readPerson,
  savePerson,
  saveTraits,
  type Person,
} from '../../identity/index.js';
import { ok } from '../../kernel/result.js';
import { tellByMessage } from '../../notices/index.js';
import type { Act } from '../../platform/act.js';
import { traceLifecycle, type LifecycleCaller } from '../lifecycle-trace.js';
import type { Space } from '../space.model.js';
import { readSpace } from '../space.store.js';
import { rememberLine, saveAttending, saveMajority } from './feed.store.js';
import type { FeedLine } from './feed-line.model.js';
import { ownContactOutlivesTheFeed } from './own-contact-outlives-the-feed.rule.js';

export interface UpdateInput {
  readonly line: FeedLine;
  readonly digest: Buffer;
}

interface Facts {
  readonly known: Person;
  readonly space: Space;
}

/**
 * The insurer says something else of a person than before. Contact details that the person gave themselves are theirs; where others
 * change, it is told as when the help-desk changes them, and no code follows for a week.
 */
export const updatePersonAct = (
  indexKey: KeyObject,
  sendsMail: boolean,
): Act<LifecycleCaller, UpdateInput, Facts, undefined> => ({
  name: 'person-update',
  // The person is read, and written whole: nobody else changes how they are reached in between.
  alone: true,
  facts: async (handle) => ({ known: await readPerson(handle), space: await readSpace(handle) }),
  decide: (_facts, _input, { caller }) =>
    caller.kind === 'system'
      ? { allowed: true, rule: 'insurer-feeds-identity' }
      : { allowed: false, rule: 'insurer-feeds-identity', refusal: 'not-found' },
  async act(handle, { line, digest }, { known, space }, { at, ids }) {
    const { person } = line;
    const reached = ownContactOutlivesTheFeed(known, person);
    const moved = known.email !== reached.email || known.phone !== reached.phone;
    // Nobody was written to yet: there is nothing to protect, and nobody to tell.
    const heard = space.state !== 'notified' || space.noticeSentOn !== undefined;
    const told = async (to: string | undefined): Promise<void> => {
      const id = `${ids.item(`person update ${at}`)} ${to ?? 'by post'}`;
      await tellByMessage(handle, { id }, 'contact-changed', at, sendsMail, to === undefined ? {} : { to });
    };
    // As it is known until now: that mail to the old address comes back is forgotten with the change. Nothing leaves before COMMIT.
    if (moved && heard && known.email !== undefined) await told(known.email);
    await savePerson(handle, { ...person, ...reached });
    if (moved && heard) {
      await noteContactChanged(handle, at);
      if (reached.email !== undefined && reached.email !== known.email) await told(reached.email);
      else if (known.email === undefined && space.state === 'active') await told(undefined);
    }
    await saveTraits(handle, indexKey, person);
    const majorityAt = majorityFallsAt(person.birthDate, person.postalCode);
    // Who was taken for a minor, and is none, is asked themselves at once.
    if (majorityAt > at || majorityFallsAt(known.birthDate, known.postalCode) > at)
      await saveMajority(handle, majorityAt);
    await saveAttending(handle, line.attending, at);
    await rememberLine(handle, digest, line.asOf);
    return ok(undefined);
  },
  trace: (handle, _input, _facts, context, ending) => traceLifecycle(handle, 'person-update', context, ending),
});
