// What a professional is asked to explain about an emergency access of theirs, with the way to answer.
import type { VNode } from 'preact';
import { LONGEST_WORDS, type Review } from '../emergencies/index.js';
import type { Person } from '../identity/index.js';
import {
  Actions,
  Button,
  DefinitionList,
  EmptyPicture,
  EmptyState,
  ErrorSummary,
  errorOf,
  formatDate,
  formatDateTime,
  PostForm,
  TextArea,
  type FormError,
  type Messages,
} from '../web/index.js';

export const EXPLANATIONS = '/pro/explications';

export interface Asked {
  readonly review: Review;
  readonly person: Person;
}

export const EXPLANATION_FAULTS = ['explanation-missing', 'explanation-too-long'] as const;

/** What was sent and could not be taken: about which review, and as it was typed. */
export interface ExplanationFault {
  readonly fault: (typeof EXPLANATION_FAULTS)[number];
  readonly reviewId: string;
  readonly typed: string;
}

interface ExplanationsView {
  readonly m: Messages;
  readonly csrf: string;
  readonly asked: readonly Asked[];
  readonly wrong?: ExplanationFault | undefined;
}

export const answerField = (reviewId: string): string => `reponse-${reviewId}`;

export function ExplanationsPage({ m, csrf, asked, wrong }: ExplanationsView): VNode {
  const t = m.oversight.explanations;
  const errors: FormError[] =
    wrong === undefined ? [] : [{ field: answerField(wrong.reviewId), text: t.faults[wrong.fault](LONGEST_WORDS) }];
  if (asked.length === 0)
    return (
      <EmptyState picture={<EmptyPicture />} title={t.none.title}>
        <p>{t.none.text}</p>
      </EmptyState>
    );
  return (
    <div class="stack narrow">
      <ErrorSummary m={m} errors={errors} />
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
            <TextArea
              m={m}
              name={answerField(review.id)}
              label={t.answer}
              hint={t.hint}
              maxLength={LONGEST_WORDS}
              error={errorOf(errors, answerField(review.id))}
              value={wrong?.reviewId === review.id ? wrong.typed : undefined}
            />
            <Actions>
              <Button>{t.submit}</Button>
            </Actions>
          </PostForm>
        </section>
      ))}
    </div>
  );
}
