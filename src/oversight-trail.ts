import type { Staff, StaffCaller } from './help/index.js';
import { addToTrail, tellTrail, type TrailEntry, type TrailHouse } from './oversight/index.js';
import type { Instant } from './kernel/time.js';

// What auditors do on pages that are not theirs alone stands in their trail all the same.

/** For the door of staff: an auditor came in. */
export const enteredInTrail =
  ({ database, keys }: TrailHouse) =>
  async ({ id, name, role }: Staff, at: Instant): Promise<void> => {
    if (role === 'auditor')
      await addToTrail(database.directory, keys.directory, at, {
        act: 'sign-in',
        outcome: 'done',
        auditor: { id, name },
        by: 'page',
      });
  };

/** For the queue of reports: whoever of the staff did it. */
export const toldInTrail = (house: TrailHouse) => {
  const told = tellTrail(house);
  return async (
    caller: StaffCaller,
    entry: Pick<TrailEntry, 'act' | 'outcome'> & Partial<TrailEntry>,
  ): Promise<void> => {
    if (caller.kind === 'auditor') await told(caller, entry);
  };
};
