import { parisDay, type Instant } from '../kernel/time.js';
import { deletionRunsAt } from './deletion-can-be-called-off.rule.js';
import { earlierRecordStaysForItsTerm } from './earlier-record-stays-for-its-term.rule.js';
import type { LifeTerms, Space } from './space.model.js';
import { suspensionOutlivesClosing } from './suspension-outlives-closing.rule.js';
import type { Transition } from './transitions.js';

type Change = { [Field in keyof Space]?: Space[Field] | undefined };

/** The space after a transition of the table made at `at`: what every act and every wave writes. */
export function movedSpace(space: Space, { act, to, rule }: Transition, at: Instant, terms: LifeTerms): Space {
  const state = to === 'before' ? (space.diedFrom ?? space.returnsTo ?? 'open') : to;
  const stays = state === space.state;
  const closing = state === 'closed' && !stays && act !== 'space-correct-death' ? { closedBy: rule } : {};
  return withChange(
    { ...space, state, since: stays ? space.since : at },
    { ...changeBy(space, act, at, terms, stays), ...closing },
  );
}

function changeBy(space: Space, act: Transition['act'], at: Instant, terms: LifeTerms, stays: boolean): Change {
  switch (act) {
    case 'space-notify':
      return space.state === 'opposed'
        ? { noticeWanted: undefined, askedAgainAt: at }
        : { noticeWanted: undefined, noticeSentOn: parisDay(at) };
    case 'space-oppose':
      return space.state === 'opposed'
        ? ended(space)
        : { noticeWanted: undefined, transitionUntil: earlierRecordStaysForItsTerm(space, at, terms.transitionDays) };
    case 'space-return':
    case 'space-activate':
    case 'space-open':
      return { noticeWanted: undefined, askedAgainAt: undefined };
    case 'space-close':
      return ended(space);
    case 'space-ask-deletion':
      return {
        ...(stays ? {} : ended(space)),
        deleteAt: deletionRunsAt(at, terms.coolingOffDays),
      };
    case 'space-reopen':
      return suspensionOutlivesClosing(space) ? { ...REOPENED, returnsTo: space.returnsTo } : REOPENED;
    case 'space-lift':
      return REOPENED;
    case 'space-suspend':
      return { returnsTo: space.state, objectedAt: undefined };
    case 'space-object':
      return { objectedAt: at };
    case 'space-ask-again':
      return { noticeWanted: 'second' };
    case 'space-come-of-age':
      return space.state === 'notified' || space.state === 'opposed'
        ? { majorityAt: undefined, noticeSentOn: undefined, noticeWanted: 'majority', ...ASKED_ANEW }
        : { majorityAt: undefined };
    case 'space-decease':
      return { diedFrom: space.state };
    case 'space-correct-death':
      return { diedFrom: undefined };
    case 'space-erase':
      return {
        ...ended(space),
        returnsTo: undefined,
        suspendedFirst: undefined,
        deleteAt: undefined,
        majorityAt: undefined,
        noticeSentOn: undefined,
        diedFrom: undefined,
      };
  }
}

// The parents' answer, and the term that it set going, bind no adult.
const ASKED_ANEW: Change = { askedAgainAt: undefined, transitionUntil: undefined };

const REOPENED: Change = {
  ...{ returnsTo: undefined, suspendedFirst: undefined, deleteAt: undefined, objectedAt: undefined },
  closedBy: undefined,
};

/** Where a space that ends now would lead back to. */
const before = (space: Space): Space['returnsTo'] =>
  space.state === 'suspended' ? space.returnsTo : space.state === 'active' ? 'active' : 'open';

const ended = (space: Space): Change => ({
  returnsTo: before(space),
  suspendedFirst: suspensionOutlivesClosing(space) ? true : undefined,
  noticeWanted: undefined,
  askedAgainAt: undefined,
  objectedAt: undefined,
  transitionUntil: undefined,
});

const withChange = (space: Space, change: Change): Space =>
  Object.fromEntries(
    Object.entries({ ...space, ...change }).filter(([, value]) => value !== undefined),
  ) as unknown as Space;
