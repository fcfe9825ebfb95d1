// « Je ne reconnais pas cet accès »: what will follow, then one button; and what became of each report.
import type { VNode } from 'preact';
import { actorDetail, actorName, actWords, objectWords } from '../access/index.js';
import {
  ConfirmForm,
  EmptyPicture,
  EmptyState,
  formatDate,
  formatDateTime,
  Item,
  ItemList,
  LinkButton,
  Notice,
  PostButton,
  Tag,
  type Messages,
} from '../web/index.js';
import type { AccessReport } from './report.model.js';
import type { OwnReports, Reportable } from './report-access.act.js';

export const REPORT = '/historique/signaler';
export const REPORTS = '/signalements';

export interface ReportConfirmView {
  readonly m: Messages;
  readonly csrf: string;
  readonly about: Reportable;
  /** Days within which an answer is owed. */
  readonly days: number;
}

export function ReportConfirmPage({ m, csrf, about, days }: ReportConfirmView): VNode {
  const t = m.reports;
  const { line, open, blocked } = about;
  const { verb, without } = actWords(line, m);
  const detail = actorDetail(line, m);
  const who = actorName(line, m);
  if (open !== undefined && blocked)
    return (
      <Notice m={m}>
        <p>{t.already(who, formatDate(open.openedAt, m.lang))}</p>
        <p>
          <a href={REPORTS}>{t.link}</a>
        </p>
      </Notice>
    );
  return (
    <div class="sheet sheet-pad narrow">
      <p>
        <strong>{formatDateTime(line.at, m.lang)}</strong>
        {' : '}
        {who}
        {detail !== '' && `, ${detail},`}{' '}
        {[verb, objectWords(line.object, without, m)].filter((part) => part !== '').join(' ')}.
      </p>
      {line.situation !== 'normal' && <p>{t.emergency}</p>}
      <ConfirmForm
        m={m}
        action={REPORT}
        csrf={csrf}
        fields={{ ligne: String(line.n) }}
        consequences={[
          t.follows.blocked(who),
          t.follows.still,
          open === undefined ? t.follows.answer(days) : t.follows.open,
          t.follows.undo,
        ]}
        confirmLabel={t.confirm(who)}
        danger
        cancelHref="/historique"
      />
    </div>
  );
}

export interface ReportsView {
  readonly m: Messages;
  readonly csrf: string;
  readonly own: OwnReports;
  /** Up to when a block made at `since` may be taken back with everything it ended. */
  readonly undoUntil: (since: number) => number;
  readonly now: number;
}

export function ReportsPage(view: ReportsView): VNode {
  const { m, own } = view;
  const t = m.reports;
  if (own.reports.length === 0)
    return (
      <EmptyState
        picture={<EmptyPicture />}
        title={t.none.title}
        action={
          <LinkButton href="/historique" kind="secondary">
            {t.none.action}
          </LinkButton>
        }
      >
        <p>{t.none.text}</p>
      </EmptyState>
    );
  return (
    <ItemList label={t.title}>
      {own.reports.map((report) => (
        <Report view={view} report={report} key={report.id} />
      ))}
    </ItemList>
  );
}

const TONES = { received: 'caution', examined: 'primary', answered: 'good' } as const;

function Report({
  view: { m, csrf, own, undoUntil, now },
  report,
}: {
  view: ReportsView;
  report: AccessReport & { readonly name?: string };
}): VNode {
  const t = m.reports;
  const { idNatPs, state, answer } = report;
  const since = own.blocks.get(idNatPs);
  const who = report.name ?? m.history.actors.professional;
  return (
    <Item
      icon="flag"
      title={who}
      meta={
        <>
          {t.openedOn(formatDate(report.openedAt, m.lang))}{' '}
          {state === 'answered'
            ? t.answeredOn(formatDate(report.answeredAt ?? report.dueAt, m.lang))
            : t.dueOn(formatDate(report.dueAt, m.lang))}
          {answer !== undefined && (
            <>
              <br />
              <strong>{t.answers[answer]}</strong>
            </>
          )}
        </>
      }
      marks={
        <>
          <Tag tone={TONES[state]} icon={state === 'answered' ? 'done' : 'clock'}>
            {t.states[state]}
          </Tag>{' '}
          {since !== undefined && (
            <Tag tone="danger" icon="block">
              {t.blocked}
            </Tag>
          )}
        </>
      }
      actions={
        <>
          <LinkButton
            href={`/historique?montrer=everything&avant=${report.line + 1}#ligne-${report.line}`}
            kind="secondary"
            icon="eye"
            small
            about={who}
          >
            {t.seeLine}
          </LinkButton>
          {since !== undefined && (
            <PostButton
              action="/acces/debloquer"
              csrf={csrf}
              fields={{ professionnel: idNatPs, ...(now <= undoUntil(since) ? { annuler: 'oui' } : {}) }}
              kind="quiet"
              icon="undo"
              small
              about={who}
            >
              {now <= undoUntil(since) ? t.undo : t.unblock}
            </PostButton>
          )}
        </>
      }
    />
  );
}
