import type { Instant } from '../kernel/time.js';
import type { SpaceState } from '../identity/index.js';
import { opensSixWeeksAfterNotice } from './opens-six-weeks-after-notice.rule.js';
import { oppositionCanBeTakenBack } from './opposition-can-be-taken-back.rule.js';
import { oppositionStopsTheOpening } from './opposition-stops-the-opening.rule.js';
import type { Space } from './space.model.js';

// The one table of a space's life. The acts, the jobs, the buttons and docs/lifecycle.md all come from it: what is not here cannot happen.

export type LifecycleAct = 'space-open' | 'space-oppose' | 'space-return' | 'space-activate';

export interface Transition {
  readonly from: SpaceState;
  readonly act: LifecycleAct;
  readonly by: 'person' | 'system';
  readonly to: SpaceState;
  /** Only once six weeks from the notice are over, or only as long as they are not. */
  readonly after?: 'six-weeks';
  readonly before?: 'six-weeks';
  /** The rule that the trace names. */
  readonly rule: string;
}

export const TRANSITIONS: readonly Transition[] = [
  {
    from: 'notified',
    act: 'space-open',
    by: 'system',
    to: 'open',
    after: 'six-weeks',
    rule: 'opens-six-weeks-after-notice',
  },
  {
    from: 'notified',
    act: 'space-oppose',
    by: 'person',
    to: 'opposed',
    before: 'six-weeks',
    rule: 'opposition-stops-the-opening',
  },
  {
    from: 'opposed',
    act: 'space-return',
    by: 'person',
    to: 'notified',
    before: 'six-weeks',
    rule: 'opposition-can-be-taken-back',
  },
  {
    from: 'opposed',
    act: 'space-return',
    by: 'person',
    to: 'open',
    after: 'six-weeks',
    rule: 'opposition-can-be-taken-back',
  },
  { from: 'notified', act: 'space-activate', by: 'person', to: 'active', rule: 'activates-with-code-nir-and-card' },
  { from: 'open', act: 'space-activate', by: 'person', to: 'active', rule: 'activates-with-code-nir-and-card' },
  { from: 'opposed', act: 'space-activate', by: 'person', to: 'active', rule: 'activates-with-code-nir-and-card' },
];

/** The one transition this act makes from here now, if the table has one. */
export function transitionOf(
  space: Space,
  act: LifecycleAct,
  by: Transition['by'],
  at: Instant,
): Transition | undefined {
  const over =
    space.state === 'opposed'
      ? oppositionCanBeTakenBack(space, at) === 'open'
      : opensSixWeeksAfterNotice(space.noticeSentOn, at);
  return TRANSITIONS.find(
    (one) =>
      one.from === space.state &&
      one.act === act &&
      one.by === by &&
      (one.after === undefined || over) &&
      (one.before === undefined || (one.act === 'space-oppose' ? oppositionStopsTheOpening(space, at) : !over)),
  );
}
