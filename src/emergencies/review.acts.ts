import { appendTrace } from '../audit/index.js';
import { actorOf, readPerson, type Caller, type Person } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act, ActContext, ActEnding, Decision } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { emergencyReviewMoves } from './emergency-review-moves.rule.js';
import { explanationDue, type Review, type ReviewOutcome } from './review.model.js';
import { moveReview, readReview } from './review.store.js';

// What is done about one emergency access: by auditors, and by the professional who was asked. All of it stands in the person's history.

export interface Reviewer {
  readonly kind: 'auditor';
  readonly id: string;
  readonly name: string;
}

interface OfReview {
  readonly reviewId: string;
}
type Facts = Review | undefined;

const facts = (handle: RecordHandle, { reviewId }: OfReview): Promise<Facts> => readReview(handle, reviewId);
const REVIEWED: Decision = { allowed: true, rule: 'emergency-review-moves' };

const traceReview = (
  handle: RecordHandle,
  act: string,
  review: Facts,
  { caller, at }: ActContext<Reviewer | Caller>,
  ending: ActEnding<unknown>,
): Promise<void> =>
  appendTrace(handle, 'shown', {
    at,
    act,
    outcome: ending.kind,
    rule: ending.rule,
    actor: caller.kind === 'auditor' ? { kind: 'auditor', id: caller.id, name: caller.name } : actorOf(caller),
    situation: 'normal',
    ...(review === undefined
      ? {}
      : {
          object: {
            kind: 'professional',
            id: review.idNatPs,
            ...(review.name === undefined ? {} : { label: review.name }),
          },
        }),
    ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
  });

/** An auditor opens a case: who, where, when, why; nothing of what was read, nor whose record it is. */
export const openReviewAct: Act<Reviewer, OfReview, Facts, Review> = {
  name: 'emergency-review-open',
  facts,
  decide: () => REVIEWED,
  act: (_handle, _input, review) => Promise.resolve(review === undefined ? problem('review-unknown') : ok(review)),
  trace: (handle, _input, review, context, ending) =>
    traceReview(handle, 'emergency-review-open', review, context, ending),
};

/** An auditor who cannot decide without it learns whose record it is; the person sees that they did. */
export const nameReviewAct: Act<Reviewer, OfReview, Facts, Person> = {
  name: 'emergency-review-name',
  facts,
  decide: () => REVIEWED,
  act: async (handle, _input, review) =>
    review === undefined ? problem('review-unknown') : ok(await readPerson(handle)),
  trace: (handle, _input, review, context, ending) =>
    traceReview(handle, 'emergency-review-name', review, context, ending),
};

/** The professional is asked, once, and has a term to answer. */
export const askReviewAct: Act<Reviewer, OfReview & { readonly question: string }, Facts, Review> = {
  name: 'emergency-review-ask',
  alone: true,
  facts,
  decide: () => REVIEWED,
  async act(handle, { question }, review, { at }) {
    if (review === undefined) return problem('review-unknown');
    const moved = emergencyReviewMoves(review.state, 'ask');
    if (!moved.ok) return moved;
    await moveReview(handle, review, { state: moved.value, words: { question }, explainBy: explanationDue(at) });
    return ok(review);
  },
  trace: (handle, _input, review, context, ending) =>
    traceReview(handle, 'emergency-review-ask', review, context, ending),
};

const judged = (
  name: string,
  outcome: ReviewOutcome,
): Act<Reviewer, OfReview & { readonly motive: string }, Facts, Review> => ({
  name,
  alone: true,
  facts,
  decide: () => REVIEWED,
  async act(handle, { motive }, review, { at }) {
    if (review === undefined) return problem('review-unknown');
    const moved = emergencyReviewMoves(review.state, 'close');
    if (!moved.ok) return moved;
    await moveReview(handle, review, { state: moved.value, words: { motive }, closed: { outcome, at } });
    return ok(review);
  },
  trace: (handle, _input, review, context, ending) => traceReview(handle, name, review, context, ending),
});

/** Closed: the person reads in their history how it was judged. */
export const reviewJustifiedAct = judged('emergency-review-justified', 'justified');
export const reviewAbusiveAct = judged('emergency-review-abusive', 'abusive');

/** Only who opened, and was asked, sees the question and answers it. */
const askedOf = (review: Facts, caller: Caller): Decision =>
  review?.state === 'asked' && caller.kind === 'professional' && caller.professional.idNatPs === review.idNatPs
    ? REVIEWED
    : { allowed: false, rule: 'emergency-review-moves', refusal: 'not-found' };

export const readAskedReviewAct: Act<Caller, OfReview, Facts, { readonly review: Review; readonly person: Person }> = {
  name: 'emergency-question-read',
  facts,
  decide: (review, _input, { caller }) => askedOf(review, caller),
  act: async (handle, _input, review) =>
    review === undefined ? problem('review-unknown') : ok({ review, person: await readPerson(handle) }),
  trace: (handle, _input, review, context, ending) =>
    traceReview(handle, 'emergency-question-read', review, context, ending),
};

export const explainReviewAct: Act<Caller, OfReview & { readonly explanation: string }, Facts, Review> = {
  name: 'emergency-explain',
  alone: true,
  facts,
  decide: (review, _input, { caller }) => askedOf(review, caller),
  async act(handle, { explanation }, review) {
    if (review === undefined) return problem('review-unknown');
    const moved = emergencyReviewMoves(review.state, 'explain');
    if (!moved.ok) return moved;
    await moveReview(handle, review, { state: moved.value, words: { explanation } });
    return ok(review);
  },
  trace: (handle, _input, review, context, ending) => traceReview(handle, 'emergency-explain', review, context, ending),
};
