// One frozen access: what was counted, and what auditors say. Nothing here knows what a record holds.
import type { ComponentChildren, VNode } from 'preact';
import { professionLabel } from '../citizen/index.js';
import type { Freeze } from '../access/index.js';
import type { Instant } from '../kernel/time.js';
import {
  Actions,
  Button,
  DefinitionList,
  ErrorSummary,
  formatDateTime,
  PostForm,
  Radios,
  Table,
  TextArea,
  type Messages,
} from '../web/index.js';
import { FREEZE, PROPOSALS, type Behind } from './freezes.page.js';
import { JUDGEMENTS, LONGEST_REASON, type Proposal } from './proposal.model.js';

export type FreezeFault = keyof Messages['oversight']['faults'];

export interface FreezeView extends Behind {
  readonly m: Messages;
  readonly csrf: string;
  readonly auditorId: string;
  /** Absent where a freeze is only proposed. */
  readonly freeze?: Freeze;
  readonly limits?: { readonly perHour: number; readonly perMonth: number };
  readonly records: readonly { readonly name: string; readonly at: Instant }[];
  readonly moreRecords: number;
  readonly said: readonly Proposal[];
  readonly faults?: readonly FreezeFault[] | undefined;
  readonly typed?: { readonly what: string; readonly reason: string } | undefined;
}

export function FreezePage(view: FreezeView): VNode {
  const { m, said, faults } = view;
  const t = m.oversight.freeze;
  const open = said.find(({ ended }) => ended === undefined);
  return (
    <div class="columns">
      <div class="stack">
        <ErrorSummary
          m={m}
          errors={faults?.map((name) => ({ field: fieldOf(name), text: m.oversight.faults[name] }))}
        />
        <Facts {...view} />
        {open === undefined ? <Propose {...view} /> : <Second {...view} open={open} />}
        <p class="soft">{t.seen}</p>
      </div>
      <div class="stack">
        <section class="sheet sheet-pad">
          <h2>{t.said}</h2>
          <Said {...view} />
        </section>
        <Records {...view} />
      </div>
    </div>
  );
}

const fieldOf = (fault: FreezeFault): string | undefined =>
  fault === 'reason-missing' ? 'motif' : fault === 'what-missing' ? 'issue' : undefined;

function Facts({ m, freeze, limits, professional, structureName }: FreezeView): VNode {
  const t = m.oversight.freeze;
  const profession = professionLabel(professional?.profession, m);
  const identifier = freeze?.idNatPs ?? professional?.idNatPs;
  return (
    <section class="sheet sheet-pad">
      <h2>{t.who}</h2>
      <DefinitionList
        items={[
          ...(identifier === undefined ? [] : [{ term: t.identifier, value: <code>{identifier}</code> }]),
          ...(profession === undefined || profession === '' ? [] : [{ term: t.profession, value: profession }]),
          ...(structureName === undefined ? [] : [{ term: t.place, value: structureName }]),
          ...(freeze === undefined ? [] : [{ term: t.since, value: formatDateTime(freeze.since, m.lang) }]),
          ...(freeze === undefined || freeze.inHour === 0
            ? []
            : [{ term: t.counts, value: t.countValues(freeze.inHour, freeze.inMonth) }]),
          ...(limits === undefined ? [] : [{ term: t.limits, value: t.limitValues(limits.perHour, limits.perMonth) }]),
        ]}
      />
      <p class="soft">{t.whatCounts}</p>
    </section>
  );
}

function Records({ m, records, moreRecords }: FreezeView): VNode {
  const t = m.oversight.freeze;
  return (
    <section class="sheet sheet-pad">
      <h2>{t.records}</h2>
      <p>{t.recordsText}</p>
      {records.length === 0 ? (
        <p class="soft">{t.noRecords}</p>
      ) : (
        <Table
          caption={t.records}
          captionHidden
          columns={[{ label: t.columns.record }, { label: t.columns.at }]}
          rows={records.map(({ name, at }) => [<code key={name}>{name}</code>, formatDateTime(at, m.lang)])}
        />
      )}
      {moreRecords > 0 && <p>{t.more(moreRecords)}</p>}
    </section>
  );
}

function Said({ m, said }: FreezeView): VNode {
  const t = m.oversight.freeze;
  if (said.length === 0) return <p>{t.nothingSaid}</p>;
  return (
    <ol class="desk-steps">
      {said.map(({ id, by, what, at, reason, ended }) => (
        <li key={id}>
          <strong>{t.proposed(by.name, t.judgements[what], formatDateTime(at, m.lang))}</strong>
          <br />
          {m.oversight.trail.reason(reason)}
          {ended !== undefined && (
            <>
              <br />
              <strong>{t.endings[ended.how](ended.by.name, formatDateTime(ended.at, m.lang))}</strong>
              <br />
              {m.oversight.trail.reason(ended.reason)}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

function Propose(view: FreezeView): VNode | null {
  const { m, csrf, freeze, faults, typed } = view;
  const t = m.oversight.freeze;
  if (freeze === undefined) return null;
  const offered = JUDGEMENTS.filter((what) => what !== 'strike' || freeze.kind === 'professional');
  return (
    <section class="sheet sheet-pad">
      <h2>{t.propose}</h2>
      <PostForm action={`${FREEZE}/proposer`} csrf={csrf} fields={{ arret: freeze.id }} label={t.propose}>
        <Radios
          m={m}
          name="issue"
          legend={t.what}
          value={typed?.what}
          error={faults?.includes('what-missing') === true ? m.oversight.faults['what-missing'] : undefined}
          options={offered.map((value) => ({ value, label: t.judgements[value], hint: t.hints[value] }))}
        />
        <Reason {...view} />
        <Actions>
          <Button>{t.submitProposal}</Button>
        </Actions>
      </PostForm>
    </section>
  );
}

function Reason({ m, faults, typed }: FreezeView): VNode {
  const t = m.oversight.freeze;
  return (
    <TextArea
      m={m}
      name="motif"
      label={t.reason}
      hint={t.reasonHint}
      value={typed?.reason}
      maxLength={LONGEST_REASON}
      error={faults?.includes('reason-missing') === true ? m.oversight.faults['reason-missing'] : undefined}
    />
  );
}

function Second({ open, ...view }: FreezeView & { readonly open: Proposal }): VNode {
  const { m, csrf, auditorId } = view;
  const t = m.oversight.freeze;
  const own = open.by.id === auditorId;
  const how = (value: string, kind: 'primary' | 'secondary', children: ComponentChildren): VNode => (
    <Button kind={kind} name="suite" value={value}>
      {children}
    </Button>
  );
  return (
    <section class="sheet sheet-pad">
      <h2>{own ? t.own : t.second}</h2>
      <p>{t.proposed(open.by.name, t.judgements[open.what], formatDateTime(open.at, m.lang))}</p>
      <PostForm
        action={`${PROPOSALS}/finir`}
        csrf={csrf}
        fields={{ proposition: open.id }}
        label={own ? t.own : t.second}
      >
        <Reason {...view} />
        <Actions>
          {own ? (
            how('withdrawn', 'secondary', t.withdraw)
          ) : (
            <>
              {how('confirmed', 'primary', t.confirm)}
              {how('declined', 'secondary', t.decline)}
            </>
          )}
        </Actions>
      </PostForm>
    </section>
  );
}
