import type { SpaceState } from '../identity/index.js';
import type { Instant } from '../kernel/time.js';
import { archivedTenYearsThenDeleted } from './archived-ten-years-then-deleted.rule.js';
import { archivedDataReturnsOnReopening } from './archived-data-returns-on-reopening.rule.js';
import { CLOSING_IS_FREE_FROM } from './closing-is-free-at-any-time.rule.js';
import { DEATH_CLOSES_FROM } from './death-closes-the-space.rule.js';
import { deletionIsDue } from './deletion-can-be-called-off.rule.js';
import { earlierRecordClosesAfterItsTerm } from './earlier-record-closes-after-its-term.rule.js';
import { majorityAsksAgain, openedAsAMinor } from './majority-asks-again.rule.js';
import { newObjectionClosesTheEarlierRecord } from './new-objection-closes-the-earlier-record.rule.js';
import { noticeIsSentOnce } from './notice-is-sent-once.rule.js';
import { objectionStopsTheClosing } from './objection-stops-the-closing.rule.js';
import { opensSixWeeksAfterNotice } from './opens-six-weeks-after-notice.rule.js';
import { oppositionCanBeTakenBack } from './opposition-can-be-taken-back.rule.js';
import { oppositionStopsTheOpening } from './opposition-stops-the-opening.rule.js';
import { secondLetterAsksThoseWhoOpposed } from './second-letter-asks-those-who-opposed.rule.js';
import type { Space } from './space.model.js';
import { suspendedClosesAfterSixWeeks } from './suspended-closes-after-six-weeks.rule.js';

// The one table of a space's life. The acts, the jobs, the buttons and docs/lifecycle.md all come from it: what is not here cannot happen.

export type LifecycleAct =
  | 'space-notify'
  | 'space-open'
  | 'space-oppose'
  | 'space-return'
  | 'space-activate'
  | 'space-close'
  | 'space-reopen'
  | 'space-ask-deletion'
  | 'space-erase'
  | 'space-suspend'
  | 'space-object'
  | 'space-lift'
  | 'space-ask-again'
  | 'space-come-of-age'
  | 'space-decease'
  | 'space-correct-death';

/** Who moves a space: its person, the help-desk in their name or the operator's, or the job of the day. */
export type Mover = 'person' | 'helpdesk' | 'system';

type Condition = (space: Space, at: Instant) => boolean;

/** What has to hold beside the state, by the words in which docs/lifecycle.md says it. */
const CONDITIONS = {
  'a notice is wanted': noticeIsSentOnce,
  'six weeks are over': (space, at) => opensSixWeeksAfterNotice(space.noticeSentOn, at) && openedAsAMinor(space),
  'within the six weeks': oppositionStopsTheOpening,
  'six weeks not over yet': (space, at) => oppositionCanBeTakenBack(space, at) === 'notified',
  'nothing left to wait for': (space, at) => oppositionCanBeTakenBack(space, at) === 'open',
  'asked by the second letter': newObjectionClosesTheEarlierRecord,
  'six weeks before the term of the earlier record': secondLetterAsksThoseWhoOpposed,
  'the term of the earlier record is over': earlierRecordClosesAfterItsTerm,
  'within six weeks of the suspension': objectionStopsTheClosing,
  'six weeks of suspension without objection': suspendedClosesAfterSixWeeks,
  'it was activated': (space) => archivedDataReturnsOnReopening(space) === 'active',
  'it was never activated': (space) => archivedDataReturnsOnReopening(space) === 'open',
  'ten years are over, or the deletion asked for is due': (space, at) =>
    archivedTenYearsThenDeleted(space.since, at) || deletionIsDue(space.deleteAt, at),
  'it was suspended': (space) => archivedDataReturnsOnReopening(space) === 'suspended',
  'no deletion is pending': (space) => space.deleteAt === undefined,
  'eighteen years old': majorityAsksAgain,
} as const satisfies Readonly<Record<string, Condition>>;

export interface Transition {
  readonly from: SpaceState;
  readonly act: LifecycleAct;
  readonly by: readonly Mover[];
  /** `before`: the state it was in before it was suspended or its person was reported dead. */
  readonly to: SpaceState | 'before';
  readonly when?: keyof typeof CONDITIONS;
  /** The rule that the trace names. */
  readonly rule: string;
}

type Way = readonly [Transition['from'], LifecycleAct, readonly Mover[], Transition['to'], string, Transition['when']?];

const PEOPLE: readonly Mover[] = ['person', 'helpdesk'];
const PERSON: readonly Mover[] = ['person'];
const DESK: readonly Mover[] = ['helpdesk'];
const JOB: readonly Mover[] = ['system'];
const NEVER_OPENED = ['notified', 'opposed'] as const;
const ALIVE = ['open', 'active'] as const;

const WAYS: readonly Way[] = [
  ['notified', 'space-notify', JOB, 'notified', 'notice-is-sent-once', 'a notice is wanted'],
  ['opposed', 'space-notify', JOB, 'opposed', 'notice-is-sent-once', 'a notice is wanted'],
  ['notified', 'space-open', JOB, 'open', 'opens-six-weeks-after-notice', 'six weeks are over'],
  ['notified', 'space-oppose', PEOPLE, 'opposed', 'opposition-stops-the-opening', 'within the six weeks'],
  ['opposed', 'space-return', PEOPLE, 'notified', 'opposition-can-be-taken-back', 'six weeks not over yet'],
  ['opposed', 'space-return', PEOPLE, 'open', 'opposition-can-be-taken-back', 'nothing left to wait for'],
  [
    'opposed',
    'space-ask-again',
    JOB,
    'opposed',
    'second-letter-asks-those-who-opposed',
    'six weeks before the term of the earlier record',
  ],
  [
    'opposed',
    'space-oppose',
    PEOPLE,
    'closed',
    'new-objection-closes-the-earlier-record',
    'asked by the second letter',
  ],
  [
    'opposed',
    'space-close',
    JOB,
    'closed',
    'earlier-record-closes-after-its-term',
    'the term of the earlier record is over',
  ],
  ...[...NEVER_OPENED, 'open' as const].map((from): Way => [
    from,
    'space-activate',
    PERSON,
    'active',
    'activates-with-code-nir-and-card',
  ]),
  ...CLOSING_IS_FREE_FROM.map((from): Way => [from, 'space-close', PEOPLE, 'closed', 'closing-is-free-at-any-time']),
  ...CLOSING_IS_FREE_FROM.map((from): Way => [
    from,
    'space-ask-deletion',
    PEOPLE,
    'closed',
    'deletion-can-be-called-off',
  ]),
  ['closed', 'space-ask-deletion', PEOPLE, 'closed', 'deletion-can-be-called-off', 'no deletion is pending'],
  ['closed', 'space-reopen', PEOPLE, 'active', 'archived-data-returns-on-reopening', 'it was activated'],
  ['closed', 'space-reopen', PEOPLE, 'open', 'archived-data-returns-on-reopening', 'it was never activated'],
  ['closed', 'space-reopen', DESK, 'suspended', 'suspension-outlives-closing', 'it was suspended'],
  ...(['closed', 'deceased'] as const).map((from): Way => [
    from,
    'space-erase',
    JOB,
    'erased',
    'archived-ten-years-then-deleted',
    'ten years are over, or the deletion asked for is due',
  ]),
  ...ALIVE.map((from): Way => [from, 'space-suspend', DESK, 'suspended', 'suspended-closes-after-six-weeks']),
  [
    'suspended',
    'space-object',
    PEOPLE,
    'suspended',
    'objection-stops-the-closing',
    'within six weeks of the suspension',
  ],
  ['suspended', 'space-lift', DESK, 'before', 'objection-stops-the-closing'],
  [
    'suspended',
    'space-close',
    JOB,
    'closed',
    'suspended-closes-after-six-weeks',
    'six weeks of suspension without objection',
  ],
  ...NEVER_OPENED.map((from): Way => [
    from,
    'space-come-of-age',
    JOB,
    'notified',
    'majority-asks-again',
    'eighteen years old',
  ]),
  ...[...ALIVE, 'suspended' as const, 'closed' as const].map((from): Way => [
    from,
    'space-come-of-age',
    JOB,
    from,
    'majority-asks-again',
    'eighteen years old',
  ]),
  ...DEATH_CLOSES_FROM.map((from): Way => [from, 'space-decease', JOB, 'deceased', 'death-closes-the-space']),
  ['deceased', 'space-correct-death', JOB, 'before', 'death-closes-the-space'],
];

export const TRANSITIONS: readonly Transition[] = WAYS.map(([from, act, by, to, rule, when]) => ({
  ...{ from, act, by, to, rule },
  ...(when === undefined ? {} : { when }),
}));

const byStart = new Map<string, Transition[]>();
for (const one of TRANSITIONS)
  for (const mover of one.by) {
    const start = `${one.from} ${one.act} ${mover}`;
    byStart.set(start, [...(byStart.get(start) ?? []), one]);
  }

/** The one transition this act makes from here now, if the table has one. */
export const transitionOf = (space: Space, act: LifecycleAct, by: Mover, at: Instant): Transition | undefined =>
  byStart
    .get(`${space.state} ${act} ${by}`)
    ?.find(({ when }) => when === undefined || (CONDITIONS[when] as Condition)(space, at));
