// The queue of requests after a death, and one of them: who asks, why, with which proofs. Nothing here knows what a record holds.
import type { VNode } from 'preact';
import { HEIR_PAPERS, nameOfAsker, type QueuedHeirRequest } from '../heirs/index.js';
import type { Instant } from '../kernel/time.js';
import {
  DefinitionList,
  EmptyPicture,
  EmptyState,
  ErrorSummary,
  formatDate,
  formatDay,
  Item,
  ItemList,
  Tag,
  type Messages,
} from '../web/index.js';
import { Propose, Proposed } from './heir-proposal.page.js';
import { JUDGE_HEIRS, type JudgeFault, type JudgeView } from './judge-view.js';

const TONES = {
  waiting: 'caution',
  proposed: 'primary',
  granted: 'good',
  refused: 'plain',
  withdrawn: 'plain',
} as const;

export function HeirQueuePage({
  m,
  now,
  queue,
}: {
  readonly m: Messages;
  readonly now: Instant;
  readonly queue: readonly QueuedHeirRequest[];
}): VNode {
  const t = m.heirs.judge;
  if (queue.length === 0)
    return (
      <EmptyState picture={<EmptyPicture />} title={t.none.title}>
        <p>{t.none.text}</p>
      </EmptyState>
    );
  return (
    <ItemList label={t.title}>
      {queue.map(({ id, ground, state, recordedAt, dueAt }) => (
        <Item
          key={id}
          icon="people"
          title={m.heirs.grounds[ground]}
          href={`${JUDGE_HEIRS}/${id}`}
          meta={
            <>
              {t.recorded(formatDate(recordedAt, m.lang))} {t.due(formatDate(dueAt, m.lang))}
            </>
          }
          marks={
            <>
              <Tag tone={TONES[state]}>{m.heirs.states[state]}</Tag>{' '}
              {now > dueAt && (
                <Tag tone="danger" icon="alert">
                  {t.late}
                </Tag>
              )}
            </>
          }
        />
      ))}
    </ItemList>
  );
}

const FIELD_OF: Readonly<Partial<Record<JudgeFault, string>>> = {
  what: 'suite',
  words: 'raisons',
  'heir-scope-needs-categories': 'categories',
  'heir-scope-needs-time': 'mois',
  'heir-refusal-needs-a-reason': 'refus',
};

/** Body of `/controle/proches/:id`. */
export function JudgeHeirPage(view: JudgeView): VNode {
  const { m, request, faults } = view;
  const t = m.heirs.judge;
  const field = (fault: JudgeFault) =>
    fault === 'heir-scope-needs-time' && request.ground !== 'causes' ? 'de' : FIELD_OF[fault];
  return (
    <div class="columns">
      <div class="stack">
        <ErrorSummary m={m} errors={faults?.map((name) => ({ field: field(name), text: t.faults[name] }))} />
        <Asks {...view} />
        {request.state === 'waiting' ? (
          <Propose {...view} />
        ) : request.proposal === undefined ? null : (
          <Proposed {...view} proposal={request.proposal} />
        )}
        <p class="soft">{t.seen}</p>
      </div>
      <div class="stack">
        <About {...view} />
        <Papers {...view} />
      </div>
    </div>
  );
}

function Asks({ m, request }: JudgeView): VNode {
  const t = m.heirs.judge;
  const { asker, quality, ground, why, askedSince, receivedOn, state, dueAt, refusal } = request;
  return (
    <section class="sheet sheet-pad">
      <h2>{t.asks}</h2>
      <p>
        <Tag tone={TONES[state]}>{m.heirs.states[state]}</Tag> {t.due(formatDate(dueAt, m.lang))}
      </p>
      <DefinitionList
        items={[
          { term: m.heirs.door.reference, value: request.reference },
          { term: t.name, value: nameOfAsker(asker) },
          { term: t.quality, value: m.heirs.qualities[quality] },
          { term: t.ground, value: m.heirs.grounds[ground] },
          { term: t.why, value: why },
          ...(askedSince === undefined ? [] : [{ term: t.since, value: askedSince.slice(0, 4) }]),
          { term: t.received, value: formatDay(receivedOn, m.lang) },
          ...(refusal === undefined ? [] : [{ term: m.heirs.states.refused, value: m.heirs.refusals[refusal] }]),
        ]}
      />
    </section>
  );
}

function About({ m, person, reportedAt, diedOn }: JudgeView): VNode {
  const t = m.heirs.judge;
  return (
    <section class="sheet sheet-pad">
      <h2>{t.about}</h2>
      <DefinitionList
        items={[
          { term: t.person, value: `${person.givenNames.join(' ')} ${person.familyName}`.trim() },
          { term: t.birth, value: formatDay(person.birthDate, m.lang) },
          ...(diedOn === undefined ? [] : [{ term: t.died, value: formatDay(diedOn, m.lang) }]),
          { term: t.reported, value: formatDate(reportedAt, m.lang) },
        ]}
      />
    </section>
  );
}

function Papers({ m, request }: JudgeView): VNode {
  const t = m.heirs.judge;
  return (
    <section class="sheet sheet-pad">
      <h2>{t.papers}</h2>
      <ul>
        {HEIR_PAPERS.map((paper) => (
          <li key={paper}>
            {request.scans.some((scan) => scan.paper === paper) ? (
              <a href={`${JUDGE_HEIRS}/${request.id}/pieces/${paper}`}>{m.heirs.papers[paper]}</a>
            ) : (
              `${m.heirs.papers[paper]} : ${t.missing}`
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
