// What a professional is asked to explain about an emergency access of theirs, and their answer.
import {
  explainReviewAct,
  LONGEST_WORDS,
  readAskedReviewAct,
  recordOfReview,
  reviewsAskedOf,
} from '../emergencies/index.js';
import { messagesOf } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import {
  notFound,
  openRoute,
  recordRoute,
  redirect,
  type HttpRequest,
  type Reply,
  type Route,
} from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import {
  answerField,
  EXPLANATION_FAULTS,
  EXPLANATIONS,
  ExplanationsPage,
  type Asked,
  type ExplanationFault,
} from './explanations.page.js';
import type { ProHouse } from './pro-house.js';
import { proPage } from './pro-page.js';
import { workbenchEdge } from './workbench.edge.js';
import { isUuid } from '../kernel/ids.js';

const MOST = 20;

/** Browsers count a line's end as one character and send two. */
const typedIn = (form: URLSearchParams, reviewId: string): string =>
  (form.get(answerField(reviewId)) ?? '').replaceAll('\r\n', '\n').trim();

export function explanationRoutes(house: ProHouse): Route[] {
  const edge = workbenchEdge(house);
  const { runner, database } = house;
  type Signed = Extract<Awaited<ReturnType<typeof edge.authenticate>>, { ok: true }>['value'];

  async function page(request: HttpRequest, { session, caller }: Signed, wrong?: ExplanationFault): Promise<Reply> {
    const m = messagesOf(request);
    const { reason: _reason, ...who } = caller;
    const asked: Asked[] = [];
    for (const { recordId, id } of await reviewsAskedOf(database.directory, caller.professional.idNatPs, MOST)) {
      const calm = { ...who, situation: 'normal' } as const;
      const read = await runner.perform(readAskedReviewAct, recordId, { reviewId: id }, calm);
      if (read.kind === 'done') asked.push(read.outcome);
    }
    // Of a review that is not theirs nothing is said, not even what is wrong with the answer.
    if (wrong !== undefined && !asked.some(({ review }) => review.id === wrong.reviewId))
      return edge.refused('not-found', request, session);
    const { title, lead } = m.oversight.explanations;
    return proPage(house, request, session, {
      title,
      lead,
      hasErrors: wrong !== undefined,
      status: wrong === undefined ? 200 : 400,
      body: <ExplanationsPage m={m} csrf={session.csrf} asked={asked} wrong={wrong} />,
    });
  }

  return [
    openRoute({
      method: 'GET',
      path: EXPLANATIONS,
      decide: edge,
      answer: (request, signed) => page(request, signed),
    }),
    recordRoute({
      method: 'POST',
      path: EXPLANATIONS,
      body: 'form',
      edge: {
        ...edge,
        async failed(found, request, session) {
          const fault = EXPLANATION_FAULTS.find((name) => name === found.problem);
          const signed = fault === undefined ? undefined : await edge.authenticate(request);
          if (fault === undefined || signed?.ok !== true) return edge.failed(found, request, session);
          const reviewId = request.form.get('examen') ?? '';
          return page(request, signed.value, { fault, reviewId, typed: typedIn(request.form, reviewId) });
        },
      },
      act: explainReviewAct,
      async parse({ form }) {
        const id = form.get('examen') ?? '';
        const recordId = isUuid(id) ? await recordOfReview(database.directory, id) : undefined;
        if (recordId === undefined) return notFound();
        const explanation = typedIn(form, id);
        if (explanation === '') return problem('explanation-missing', answerField(id));
        if (explanation.length > LONGEST_WORDS) return problem('explanation-too-long', answerField(id));
        return ok({ recordId, input: { reviewId: id, explanation } });
      },
      respond: () => redirect(EXPLANATIONS, [justDone('explained')]),
    }),
  ];
}
