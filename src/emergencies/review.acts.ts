import { appendTrace } from '../audit/index.js';
import { actorOf, readPerson, type Caller, type Person } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act, ActContext, ActEnding, Decision } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { addToOutbox } from '../platform/outbox.js';
import { emergencyReviewMoves } from './emergency-review-moves.rule.js';
import { reportToRaise } from './queue-emergency.js';
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
  // What is done about an access that the person may not see yet comes out with it.
  appendTrace(handle, review?.chain ?? 'shown', {
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
    ...(review?.chain === 'withheld' && review.about !== undefined ? { releasedWith: review.about } : {}),
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
  act: async (handle, _input, review) => {
    if (review === undefined) return problem('review-unknown');
    // Nothing is left to decide for which somebody's name would be needed.
    return review.state === 'closed' ? problem('review-already-further') : ok(await readPerson(handle));
  },
  trace: (handle, _input, review, context, ending) =>
    traceReview(handle, 'emergency-review-name', review, context, ending),
};

/** A question, or why it is judged so. */
type StepInput = OfReview & { readonly words: string };

/** A step of an auditor: what was done, and in which words. */
export interface ReviewStepTaken {
  readonly review: Review;
  readonly what: 'ask' | ReviewOutcome;
  readonly words: string;
}

/** What is kept of a step elsewhere than in the record (the trail, what follows for the professional), in the step's own transaction. */
export type KeepStep = (handle: RecordHandle, step: ReviewStepTaken, context: ActContext<Reviewer>) => Promise<void>;

/** The professional is asked, once, and has a term to answer. */
export const askReviewAct = (keep: KeepStep): Act<Reviewer, StepInput, Facts, Review> => ({
  name: 'emergency-review-ask',
  alone: true,
  facts,
  decide: () => REVIEWED,
  async act(handle, { words }, review, context) {
    if (review === undefined) return problem('review-unknown');
    const moved = emergencyReviewMoves(review.state, 'ask');
    if (!moved.ok) return moved;
    await moveReview(handle, review, {
      state: moved.value,
      words: { question: words },
      explainBy: explanationDue(context.at),
    });
    await keep(handle, { review, what: 'ask', words }, context);
    return ok(review);
  },
  trace: (handle, _input, review, context, ending) =>
    traceReview(handle, 'emergency-review-ask', review, context, ending),
});

/** Closed, with all that follows from it: the person reads in their history how it was judged. */
const judged =
  (name: string, outcome: ReviewOutcome) =>
  (keep: KeepStep): Act<Reviewer, StepInput, Facts, Review> => ({
    name,
    alone: true,
    facts,
    decide: () => REVIEWED,
    async act(handle, { words }, review, context) {
      if (review === undefined) return problem('review-unknown');
      const moved = emergencyReviewMoves(review.state, 'close');
      if (!moved.ok) return moved;
      const { at, caller } = context;
      const said = { motive: words, by: { id: caller.id, name: caller.name } };
      const chain = await moveReview(handle, review, { state: moved.value, words: said, closed: { outcome, at } });
      // The person is told of nothing that they may not see: then their report waits until they may.
      if (outcome === 'abusive' && chain === 'shown') await addToOutbox(handle, reportToRaise(review.id, at));
      await keep(handle, { review, what: outcome, words }, context);
      return ok(review);
    },
    trace: (handle, _input, review, context, ending) => traceReview(handle, name, review, context, ending),
  });

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
