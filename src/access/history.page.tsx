// Who has looked: one sentence per access, emergencies on top, why each one could, and the way to contest it.
import type { VNode } from 'preact';
import type { TraceLine } from '../audit/index.js';
import {
  Actions,
  Details,
  EmptyPicture,
  EmptyState,
  Feed,
  FeedDay,
  FilterForm,
  formatDate,
  formatDayNear,
  Icon,
  LinkButton,
  NothingFoundPicture,
  Select,
  type Messages,
} from '../web/index.js';
import { HistoryEntry, reportHref } from './history-entry.page.js';
import type { HistoryGroup } from './history-groups.model.js';
import { HISTORY_KINDS, type HistoryKind } from './history-kind.rule.js';
import { actorDetail, actorName } from './history-words.js';
import type { OwnHistory } from './read-own-history.act.js';

export const PERIODS = ['all', 'week', 'month', 'year'] as const;
export type Period = (typeof PERIODS)[number];

export interface HistoryView {
  readonly m: Messages;
  readonly history: OwnHistory;
  readonly kind: HistoryKind;
  readonly period: Period;
  /** A page further back than the first. */
  readonly further: boolean;
  readonly now: number;
  /** The page of a document named in the history. */
  readonly documentHref: (id: string) => string;
}

export function historyHref({ kind, period }: { kind: HistoryKind; period: Period }, before?: number): string {
  const query = new URLSearchParams();
  if (kind !== 'others') query.set('montrer', kind);
  if (period !== 'all') query.set('periode', period);
  if (before !== undefined) query.set('avant', String(before));
  return query.size === 0 ? '/historique' : `/historique?${query.toString()}`;
}

export function HistoryPage(view: HistoryView): VNode {
  const { m, history, kind, period, further } = view;
  const narrowed = kind !== 'others' || period !== 'all';
  return (
    <>
      {history.emergencies.length > 0 && kind !== 'emergencies' && <Urgent m={m} emergencies={history.emergencies} />}
      <p class="side-links-inline">
        <a href="/notifications">{m.notices.title}</a> · <a href="/signalements">{m.reports.link}</a>
      </p>
      <Filters m={m} kind={kind} period={period} narrowed={narrowed} />
      {history.groups.length === 0 ? (
        <Nothing m={m} narrowed={narrowed} />
      ) : (
        <Feed>
          {byDay(history.groups, view).map(([day, groups]) => (
            <FeedDay label={day} key={day}>
              {groups.map((group) => (
                <HistoryEntry m={m} documentHref={view.documentHref} group={group} key={group.line.n} />
              ))}
            </FeedDay>
          ))}
        </Feed>
      )}
      <TakeAway m={m} />
      <nav class="pagination" aria-label={m.common.pages.label}>
        {further && (
          <LinkButton href={historyHref(view)} kind="secondary" icon="previous">
            {m.history.newest}
          </LinkButton>
        )}
        {history.next !== undefined && (
          <LinkButton href={historyHref(view, history.next)} kind="secondary" icon="next">
            {m.history.older}
          </LinkButton>
        )}
      </nav>
    </>
  );
}

/** Files are kept at home and checked without us; what they prove is said for those who want to know. */
function TakeAway({ m }: { m: Messages }): VNode {
  const t = m.historyFiles;
  return (
    <section class="block screen-only" aria-labelledby="emporter">
      <h2 id="emporter">{t.title}</h2>
      <p class="soft">{t.text}</p>
      <Actions>
        <LinkButton href="/historique/pdf" kind="secondary" icon="download">
          {t.pdf}
        </LinkButton>
        <LinkButton href="/historique/tableur" kind="secondary" icon="download">
          {t.csv}
        </LinkButton>
        <LinkButton href="/historique/preuve" kind="secondary" icon="download">
          {t.proof}
        </LinkButton>
      </Actions>
      <Details summary={t.how}>
        <ol>
          {t.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p>
          <LinkButton href="/historique/verificateur" kind="secondary" icon="download" small>
            {t.verifier}
          </LinkButton>
        </p>
      </Details>
      <Details summary={t.whatIsProven}>
        <p>{t.proven}</p>
        <p>{t.private}</p>
      </Details>
    </section>
  );
}

function Urgent({ m, emergencies }: { m: Messages; emergencies: readonly TraceLine[] }): VNode {
  const t = m.history.urgent;
  return (
    <section class="urgent" aria-labelledby="acces-urgence">
      <Icon name="siren" />
      <div>
        <h2 id="acces-urgence">{t.title}</h2>
        <ul>
          {emergencies.slice(0, 5).map((line) => (
            <li key={line.n}>
              <p>
                <strong>
                  {t.text(
                    [actorName(line, m), actorDetail(line, m)].filter(Boolean).join(', '),
                    formatDate(line.at, m.lang),
                  )}
                </strong>
              </p>
              <p>{line.reason === undefined ? t.noReason : t.reason(line.reason)}</p>
              {line.actor.id !== undefined && (
                <p>
                  <a href={reportHref(line.n)}>{m.history.notMine}</a>
                </p>
              )}
            </li>
          ))}
        </ul>
        <p>
          <a href={historyHref({ kind: 'emergencies', period: 'all' })}>{t.all}</a>
        </p>
      </div>
    </section>
  );
}

function Filters({
  m,
  kind,
  period,
  narrowed,
}: {
  m: Messages;
  kind: HistoryKind;
  period: Period;
  narrowed: boolean;
}): VNode {
  const t = m.history;
  return (
    <FilterForm m={m} action="/historique" clearHref={narrowed ? '/historique' : undefined}>
      <Select
        m={m}
        name="montrer"
        label={t.filters.kind}
        value={kind}
        options={HISTORY_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <Select
        m={m}
        name="periode"
        label={t.filters.period}
        value={period}
        options={PERIODS.map((value) => ({ value, label: t.periods[value] }))}
      />
    </FilterForm>
  );
}

function Nothing({ m, narrowed }: { m: Messages; narrowed: boolean }): VNode {
  const t = narrowed ? m.history.noMatch : m.history.none;
  return (
    <EmptyState
      picture={narrowed ? <NothingFoundPicture /> : <EmptyPicture />}
      title={t.title}
      action={
        narrowed ? (
          <LinkButton href={historyHref({ kind: 'everything', period: 'all' })} kind="secondary">
            {m.history.noMatch.clear}
          </LinkButton>
        ) : undefined
      }
    >
      <p>{t.text}</p>
    </EmptyState>
  );
}

function byDay(
  groups: readonly HistoryGroup[],
  { m, now }: HistoryView,
): readonly (readonly [string, readonly HistoryGroup[]])[] {
  const days = new Map<string, HistoryGroup[]>();
  for (const group of groups) {
    const day = formatDayNear(group.line.at, now, m.lang);
    days.set(day, [...(days.get(day) ?? []), group]);
  }
  return [...days];
}
