// What a professional is asked to explain about an emergency access of theirs, and their answer.
import type { VNode } from 'preact';
import {
  explainReviewAct,
  LONGEST_WORDS,
  readAskedReviewAct,
  recordOfReview,
  reviewsAskedOf,
  type Review,
} from '../emergencies/index.js';
import { messagesOf, type Person } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import { notFound, openRoute, recordRoute, redirect, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import {
  Actions,
  Button,
  DefinitionList,
  EmptyPicture,
  EmptyState,
  formatDate,
  formatDateTime,
  PostForm,
  TextArea,
  type Messages,
} from '../web/index.js';
import type { ProHouse } from './pro-house.js';
import { proPage } from './pro-page.js';
import { workbenchEdge } from './workbench.edge.js';

const EXPLANATIONS = '/pro/explications';
const MOST = 20;

interface Asked {
  readonly review: Review;
  readonly person: Person;
}

function ExplanationsPage({ m, csrf, asked }: { m: Messages; csrf: string; asked: readonly Asked[] }): VNode {
  const t = m.oversight.explanations;
  if (asked.length === 0)
    return (
      <EmptyState picture={<EmptyPicture />} title={t.none.title}>
        <p>{t.none.text}</p>
      </EmptyState>
    );
  return (
    <div class="stack narrow">
      {asked.map(({ review, person }) => (
        <section class="sheet sheet-pad" key={review.id}>
          <h2>{t.patient(`${person.givenNames[0] ?? ''} ${person.familyName}`.trim())}</h2>
          <DefinitionList
            items={[
              { term: m.reportQueue.at, value: formatDateTime(review.at, m.lang) },
              { term: m.oversight.emergencies.stated, value: review.stated ?? m.oversight.emergencies.noReason },
              { term: m.oversight.emergencies.question, value: review.question ?? '' },
              { term: m.oversight.emergencies.explainBy, value: formatDate(review.explainBy ?? review.dueAt, m.lang) },
            ]}
          />
          <PostForm action={EXPLANATIONS} csrf={csrf} fields={{ examen: review.id }} label={t.answer}>
            <TextArea m={m} name={`reponse-${review.id}`} label={t.answer} hint={t.hint} maxLength={LONGEST_WORDS} />
            <Actions>
              <Button>{t.submit}</Button>
            </Actions>
          </PostForm>
        </section>
      ))}
    </div>
  );
}

export function explanationRoutes(house: ProHouse): Route[] {
  const edge = workbenchEdge(house);
  const { runner, database } = house;
  return [
    openRoute({
      method: 'GET',
      path: EXPLANATIONS,
      decide: edge,
      async answer(request, { session, caller }) {
        const m = messagesOf(request);
        const { reason: _reason, ...who } = caller;
        const asked: Asked[] = [];
        for (const { recordId, id } of await reviewsAskedOf(database.directory, caller.professional.idNatPs, MOST)) {
          const calm = { ...who, situation: 'normal' } as const;
          const read = await runner.perform(readAskedReviewAct, recordId, { reviewId: id }, calm);
          if (read.kind === 'done') asked.push(read.outcome);
        }
        const { title, lead } = m.oversight.explanations;
        return proPage(house, request, session, {
          title,
          lead,
          body: <ExplanationsPage m={m} csrf={session.csrf} asked={asked} />,
        });
      },
    }),
    recordRoute({
      method: 'POST',
      path: EXPLANATIONS,
      body: 'form',
      edge,
      act: explainReviewAct,
      async parse({ form }) {
        const id = form.get('examen') ?? '';
        const recordId = /^[0-9a-f-]{36}$/i.test(id) ? await recordOfReview(database.directory, id) : undefined;
        if (recordId === undefined) return notFound();
        const explanation = (form.get(`reponse-${id}`) ?? '').trim().slice(0, LONGEST_WORDS);
        return explanation === ''
          ? problem('explanation-missing', `reponse-${id}`)
          : ok({ recordId, input: { reviewId: id, explanation } });
      },
      respond: () => redirect(EXPLANATIONS, [justDone('explained')]),
    }),
  ];
}
