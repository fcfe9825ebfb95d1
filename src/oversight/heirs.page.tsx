// The queue of requests after a death, and one of them: who asks, why, with which proofs. Nothing here knows what a record holds.
import type { VNode } from 'preact';
import {
  CHOSEN_REFUSALS,
  HEIR_PAPERS,
  LONGEST_WHY,
  MONTHS_BEFORE_DEATH,
  nameOfAsker,
  scopeItems,
  USUAL_MONTHS,
  type HeirProposal,
  type HeirRequest,
  type OpenedHeirRequest,
  type QueuedHeirRequest,
} from '../heirs/index.js';
import { DOCUMENT_CATEGORIES } from '../kernel/codes/document-classes.js';
import { parisDay, type Instant } from '../kernel/time.js';
import {
  Actions,
  Button,
  Checkboxes,
  DefinitionList,
  EmptyPicture,
  EmptyState,
  ErrorSummary,
  formatDate,
  formatDay,
  Item,
  ItemList,
  PostButton,
  PostForm,
  Radios,
  Tag,
  TextArea,
  TextField,
  type Messages,
} from '../web/index.js';

export const JUDGE_HEIRS = '/controle/proches';

export type JudgeFault = keyof Messages['heirs']['judge']['faults'];

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

export interface JudgeView extends OpenedHeirRequest {
  readonly m: Messages;
  readonly csrf: string;
  readonly auditorId: string;
  readonly faults?: readonly JudgeFault[] | undefined;
  readonly typed: { readonly one: Readonly<Record<string, string>>; readonly categories: readonly string[] };
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

function About({ m, person, reportedAt }: JudgeView): VNode {
  const t = m.heirs.judge;
  return (
    <section class="sheet sheet-pad">
      <h2>{t.about}</h2>
      <DefinitionList
        items={[
          { term: t.person, value: `${person.givenNames.join(' ')} ${person.familyName}`.trim() },
          { term: t.birth, value: formatDay(person.birthDate, m.lang) },
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

function Propose(view: JudgeView): VNode {
  const { m, csrf, request, faults, typed } = view;
  const t = m.heirs.judge;
  const error = (...names: readonly JudgeFault[]): { error?: string } => {
    const fault = faults?.find((one) => names.includes(one));
    return fault === undefined ? {} : { error: t.faults[fault] };
  };
  return (
    <PostForm
      action={`${JUDGE_HEIRS}/proposer`}
      csrf={csrf}
      fields={{ demande: request.id }}
      class="sheet sheet-pad"
      label={t.propose}
    >
      <h2>{t.propose}</h2>
      <Radios
        m={m}
        name="suite"
        legend={t.what}
        value={typed.one['suite']}
        options={(['grant', 'refuse'] as const).map((value) => ({ value, label: t.whats[value] }))}
        {...error('what')}
      />
      {request.ground === 'parental' ? <p>{t.everything}</p> : <Scope {...view} error={error} />}
      <Radios
        m={m}
        name="refus"
        legend={t.refusal}
        value={typed.one['refus']}
        options={CHOSEN_REFUSALS.map((value) => ({ value, label: m.heirs.refusals[value] }))}
        {...error('heir-refusal-needs-a-reason')}
      />
      <TextArea
        m={m}
        name="raisons"
        label={t.words}
        hint={t.wordsHint}
        value={typed.one['raisons']}
        maxLength={LONGEST_WHY}
        {...error('words')}
      />
      <Actions>
        <Button>{t.submit}</Button>
      </Actions>
    </PostForm>
  );
}

function Scope({
  m,
  request,
  reportedAt,
  typed,
  error,
}: JudgeView & { readonly error: (...names: readonly JudgeFault[]) => { error?: string } }): VNode {
  const t = m.heirs.judge;
  return (
    <>
      <Checkboxes
        m={m}
        name="categories"
        legend={t.categories}
        hint={t.categoriesHint}
        values={typed.categories}
        options={Object.entries(DOCUMENT_CATEGORIES).map(([value, label]) => ({ value, label: label[m.lang] }))}
        {...error('heir-scope-needs-categories')}
      />
      {request.ground === 'causes' ? (
        <Radios
          m={m}
          name="mois"
          legend={t.months}
          value={typed.one['mois'] ?? String(USUAL_MONTHS)}
          options={MONTHS_BEFORE_DEATH.map((months) => ({ value: String(months), label: t.monthsOf(String(months)) }))}
          {...error('heir-scope-needs-time')}
        />
      ) : (
        <>
          <TextField
            m={m}
            name="de"
            label={t.fromYear}
            value={typed.one['de'] ?? request.askedSince?.slice(0, 4)}
            inputMode="numeric"
            width={4}
            maxLength={4}
            autocomplete="off"
            {...error('heir-scope-needs-time')}
          />
          <TextField
            m={m}
            name="a"
            label={t.toYear}
            value={typed.one['a'] ?? parisDay(reportedAt).slice(0, 4)}
            inputMode="numeric"
            width={4}
            maxLength={4}
            autocomplete="off"
          />
        </>
      )}
    </>
  );
}

function Proposed({ m, csrf, request, auditorId, proposal }: JudgeView & { readonly proposal: HeirProposal }): VNode {
  const t = m.heirs.judge;
  return (
    <section class="sheet sheet-pad">
      <h2>{t.decision}</h2>
      <p class="soft">{t.proposed(proposal.by.name)}</p>
      <DefinitionList items={[{ term: t.what, value: t.whats[proposal.what] }, ...saidOf(proposal, m)]} />
      {request.state === 'proposed' && <Second {...{ m, csrf, request }} own={proposal.by.id === auditorId} />}
    </section>
  );
}

const saidOf = (proposal: HeirProposal, m: Messages): { term: string; value: string }[] => [
  ...(proposal.what === 'grant'
    ? scopeItems(proposal.scope, m)
    : [{ term: m.heirs.judge.refusal, value: m.heirs.refusals[proposal.refusal] }]),
  { term: m.heirs.judge.words, value: proposal.words },
];

function Second({
  m,
  csrf,
  request,
  own,
}: {
  readonly m: Messages;
  readonly csrf: string;
  readonly request: HeirRequest;
  readonly own: boolean;
}): VNode {
  const t = m.heirs.judge;
  const fields = { demande: request.id };
  return (
    <>
      {own && <p>{t.second}</p>}
      <Actions>
        {!own && (
          <PostButton action={`${JUDGE_HEIRS}/confirmer`} csrf={csrf} fields={fields}>
            {t.confirm}
          </PostButton>
        )}
        <PostButton action={`${JUDGE_HEIRS}/renvoyer`} csrf={csrf} kind="secondary" fields={fields}>
          {own ? t.takeBack : t.back}
        </PostButton>
      </Actions>
    </>
  );
}
