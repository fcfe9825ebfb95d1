// What one auditor proposes on a request after a death, and what a second one does about it.
import type { VNode } from 'preact';
import {
  LONGEST_WHY,
  MONTHS_BEFORE_DEATH,
  refusalsFor,
  scopeItems,
  USUAL_MONTHS,
  type HeirProposal,
  type HeirRequest,
} from '../heirs/index.js';
import { DOCUMENT_CATEGORIES } from '../kernel/codes/document-classes.js';
import { parisDay } from '../kernel/time.js';
import {
  Actions,
  Button,
  Checkboxes,
  DefinitionList,
  PostButton,
  PostForm,
  Radios,
  TextArea,
  TextField,
  type Messages,
} from '../web/index.js';
import { JUDGE_HEIRS, type JudgeFault, type JudgeView } from './judge-view.js';

export function Propose(view: JudgeView): VNode {
  const { m, csrf, request, opposed, faults, typed } = view;
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
      {opposed && <p>{t.opposed}</p>}
      <Radios
        m={m}
        name="suite"
        legend={t.what}
        value={typed.one['suite']}
        options={(opposed ? (['refuse'] as const) : (['grant', 'refuse'] as const)).map((value) => ({
          value,
          label: t.whats[value],
        }))}
        {...error('what')}
      />
      {request.ground === 'parental' ? <p>{t.everything}</p> : opposed ? null : <Scope {...view} error={error} />}
      <Radios
        m={m}
        name="refus"
        legend={t.refusal}
        value={typed.one['refus']}
        options={refusalsFor(opposed).map((value) => ({ value, label: m.heirs.refusals[value] }))}
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

export function Proposed({
  m,
  csrf,
  request,
  auditorId,
  proposal,
}: JudgeView & { readonly proposal: HeirProposal }): VNode {
  const t = m.heirs.judge;
  return (
    <section class="sheet sheet-pad">
      <h2>{t.decision}</h2>
      <p class="soft">{t.proposed(proposal.by.name)}</p>
      <DefinitionList items={[{ term: t.decided, value: t.whats[proposal.what] }, ...saidOf(proposal, m)]} />
      {request.state === 'proposed' && <Second {...{ m, csrf, request }} own={proposal.by.id === auditorId} />}
    </section>
  );
}

const saidOf = (proposal: HeirProposal, m: Messages): { term: string; value: string }[] => [
  ...(proposal.what === 'grant'
    ? scopeItems(proposal.scope, m)
    : [{ term: m.heirs.judge.because, value: m.heirs.refusals[proposal.refusal] }]),
  { term: m.heirs.judge.reasons, value: proposal.words },
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
