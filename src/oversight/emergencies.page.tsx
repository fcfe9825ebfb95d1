// The queue of emergency accesses, and one of them: who, where, when and why. Whose record it is shows only to who asks for it.
import type { VNode } from 'preact';
import { LONGEST_WORDS, type QueuedReview, type Review } from '../emergencies/index.js';
import type { Instant } from '../kernel/time.js';
import {
  Actions,
  Button,
  DefinitionList,
  EmptyPicture,
  EmptyState,
  ErrorSummary,
  formatDate,
  formatDateTime,
  Item,
  ItemList,
  Notice,
  PostButton,
  PostForm,
  Tag,
  TextArea,
  type Messages,
} from '../web/index.js';

export const REVIEWS = '/controle/urgences';

interface Props {
  readonly m: Messages;
  readonly now: Instant;
}

const TONES = { waiting: 'caution', asked: 'primary', explained: 'sun', closed: 'good' } as const;

function Marks({ m, now, review }: Props & { review: Pick<QueuedReview, 'state' | 'dueAt' | 'explainBy'> }): VNode {
  const t = m.oversight.emergencies;
  const late = now > review.dueAt && review.state !== 'asked';
  const silent = review.state === 'asked' && review.explainBy !== undefined && now > review.explainBy;
  return (
    <>
      <Tag tone={TONES[review.state]}>{t.states[review.state]}</Tag>{' '}
      {(late || silent) && (
        <Tag tone="danger" icon="alert">
          {silent ? t.silent : t.late}
        </Tag>
      )}
    </>
  );
}

export interface ReviewsView extends Props {
  readonly queue: readonly (QueuedReview & { readonly who: string; readonly place: string; readonly record: string })[];
}

export function ReviewsPage({ m, now, queue }: ReviewsView): VNode {
  const t = m.oversight.emergencies;
  if (queue.length === 0)
    return (
      <EmptyState picture={<EmptyPicture />} title={t.none.title}>
        <p>{t.none.text}</p>
      </EmptyState>
    );
  return (
    <ItemList label={t.title}>
      {queue.map(({ who, place, record, ...review }) => (
        <Item
          key={review.id}
          icon="siren"
          title={who}
          href={`${REVIEWS}/${review.id}`}
          meta={
            <>
              {t.opened(record, place, formatDateTime(review.at, m.lang))} {t.due(formatDate(review.dueAt, m.lang))}
            </>
          }
          marks={<Marks m={m} now={now} review={review} />}
        />
      ))}
    </ItemList>
  );
}

export interface OneReviewView extends Props {
  readonly csrf: string;
  readonly review: Review;
  readonly who: string;
  readonly place: string;
  /** A name of this case alone. */
  readonly record: string;
  /** Only once it was asked for. */
  readonly person?: string | undefined;
  readonly wrong?: boolean | undefined;
}

export function OneReviewPage(view: OneReviewView): VNode {
  const { m, csrf, review, now, person, wrong } = view;
  const t = m.oversight.emergencies;
  const fields = { examen: review.id };
  return (
    <div class="columns">
      <div class="stack">
        <ErrorSummary
          m={m}
          errors={wrong === true ? [{ field: 'motif', text: m.oversight.faults['reason-missing'] }] : []}
        />
        <section class="sheet sheet-pad">
          <h2>{t.access}</h2>
          <p>
            <Marks m={m} now={now} review={review} />
          </p>
          <Facts {...view} />
          {person === undefined && review.state !== 'closed' && (
            <>
              <p class="soft">{t.nameText}</p>
              <PostButton action={`${REVIEWS}/nom`} csrf={csrf} fields={fields} kind="secondary" icon="eye">
                {t.name}
              </PostButton>
            </>
          )}
          {person !== undefined && (
            <Notice m={m}>
              <p>{t.named(person)}</p>
            </Notice>
          )}
        </section>
      </div>
      {review.state !== 'closed' && (
        <section class="sheet sheet-pad">
          <h2>{t.decide}</h2>
          <PostForm action={`${REVIEWS}/decider`} csrf={csrf} fields={fields} label={t.decide}>
            <TextArea
              m={m}
              name="motif"
              label={t.words}
              hint={t.wordsHint}
              maxLength={LONGEST_WORDS}
              error={wrong === true ? m.oversight.faults['reason-missing'] : undefined}
            />
            <Actions>
              <Button name="suite" value="justified">
                {t.justified}
              </Button>
              {review.state === 'waiting' && (
                <Button kind="secondary" name="suite" value="ask">
                  {t.ask}
                </Button>
              )}
              <Button kind="danger" name="suite" value="abusive">
                {t.abusive}
              </Button>
            </Actions>
          </PostForm>
          <p class="soft">{t.follows}</p>
        </section>
      )}
    </div>
  );
}

function Facts({ m, review, who, place, record }: OneReviewView): VNode {
  const t = m.oversight.emergencies;
  const { stated, question, explanation, motive, explainBy, outcome } = review;
  return (
    <DefinitionList
      items={[
        { term: t.who, value: who },
        { term: m.reportQueue.place, value: place },
        { term: m.reportQueue.at, value: formatDateTime(review.at, m.lang) },
        { term: m.reportQueue.situation, value: m.reportQueue.situations[review.situation] },
        { term: t.stated, value: stated ?? t.noReason },
        { term: m.oversight.freeze.columns.record, value: <code>{record}</code> },
        ...(question === undefined ? [] : [{ term: t.question, value: question }]),
        ...(explanation === undefined ? [] : [{ term: t.explanation, value: explanation }]),
        ...(review.state === 'asked' && explainBy !== undefined
          ? [{ term: t.explainBy, value: formatDate(explainBy, m.lang) }]
          : []),
        ...(outcome === undefined ? [] : [{ term: t.outcome, value: t.outcomes[outcome] }]),
        ...(motive === undefined ? [] : [{ term: m.oversight.freeze.reason, value: motive }]),
      ]}
    />
  );
}
