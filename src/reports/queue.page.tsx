// The queue of reports for those who answer them: who is complained of and until when; of the person, nothing.
import type { VNode } from 'preact';
import { professionLabel, titledName } from '../citizen/index.js';
import type { DirectoryProfessional } from '../identity/index.js';
import type { Instant } from '../kernel/time.js';
import {
  Actions,
  Button,
  DefinitionList,
  EmptyPicture,
  EmptyState,
  formatDate,
  formatDateTime,
  Item,
  ItemList,
  LinkButton,
  PostButton,
  PostForm,
  Radios,
  ruleSentence,
  Tag,
  type Messages,
} from '../web/index.js';
import { reportUrgency } from './report-is-answered-in-its-term.rule.js';
import type { ReportedAccess } from './report-shows-its-access-alone.rule.js';
import { REPORT_ANSWERS, type QueuedReport } from './report.model.js';

export const REPORT_QUEUE = '/assistance/poste/signalements';

interface Props {
  readonly m: Messages;
  /** The domain's time: deadlines are compared with it. */
  readonly now: Instant;
}

const URGENCY_TONES = { late: 'danger', soon: 'caution', 'in-time': 'plain' } as const;
const STATE_TONES = { received: 'caution', examined: 'primary', answered: 'good' } as const;

const nameOf = (professional: DirectoryProfessional | undefined, m: Messages): string =>
  professional === undefined
    ? m.oversight.freezes.unknown
    : titledName(`${professional.givenName} ${professional.familyName}`, professional.profession);

function Marks({ m, now, report }: Props & { report: QueuedReport }): VNode {
  const urgency = reportUrgency(report.dueAt, now);
  return (
    <>
      <Tag tone={URGENCY_TONES[urgency]} icon={urgency === 'late' ? 'alert' : 'clock'}>
        {m.reportQueue.urgencies[urgency]}
      </Tag>{' '}
      <Tag tone={STATE_TONES[report.state]}>{m.reports.states[report.state]}</Tag>
    </>
  );
}

interface QueueView extends Props {
  readonly queue: readonly (QueuedReport & { readonly professional?: DirectoryProfessional })[];
}

export function ReportQueuePage({ m, now, queue }: QueueView): VNode {
  const t = m.reportQueue;
  if (queue.length === 0)
    return (
      <EmptyState picture={<EmptyPicture />} title={t.none.title}>
        <p>{t.none.text}</p>
      </EmptyState>
    );
  return (
    <ItemList label={t.title}>
      {queue.map(({ professional, ...report }) => (
        <Item
          key={report.id}
          icon="flag"
          title={nameOf(professional, m)}
          href={`${REPORT_QUEUE}/${report.id}`}
          meta={t.dates(formatDate(report.openedAt, m.lang), formatDate(report.dueAt, m.lang))}
          marks={<Marks m={m} now={now} report={report} />}
        />
      ))}
    </ItemList>
  );
}

export interface OneReportView extends Props {
  readonly csrf: string;
  readonly report: QueuedReport;
  readonly professional?: DirectoryProfessional;
  readonly access?: ReportedAccess;
  /** Only the help-desk opens accounts. */
  readonly opensAccounts: boolean;
}

export function OneReportPage(view: OneReportView): VNode {
  const { m, csrf, report, opensAccounts, now } = view;
  const t = m.reportQueue;
  return (
    <div class="columns">
      <div class="stack">
        <section class="sheet sheet-pad">
          <h2>{t.access}</h2>
          <p>
            <Marks m={m} now={now} report={report} />
          </p>
          <Facts {...view} />
          <p class="soft">{t.nothingMore}</p>
          <Actions>
            {report.state === 'received' && (
              <PostButton action={`${REPORT_QUEUE}/prendre`} csrf={csrf} fields={{ signalement: report.id }}>
                {t.examine}
              </PostButton>
            )}
            {opensAccounts && (
              <PostButton
                action={`${REPORT_QUEUE}/compte`}
                csrf={csrf}
                fields={{ signalement: report.id }}
                kind="secondary"
                icon="phone"
              >
                {t.account}
              </PostButton>
            )}
          </Actions>
        </section>
      </div>
      <section class="sheet sheet-pad">
        <h2>{t.answer}</h2>
        <PostForm action={`${REPORT_QUEUE}/repondre`} csrf={csrf} fields={{ signalement: report.id }} label={t.answer}>
          <Radios
            m={m}
            name="reponse"
            legend={t.answerLegend}
            options={REPORT_ANSWERS.map((value) => ({
              value,
              label: t.answers[value],
              hint: m.reports.answers[value],
            }))}
          />
          <p class="soft">{t.once}</p>
          <Actions>
            <Button>{t.submit}</Button>
          </Actions>
        </PostForm>
        <LinkButton href={REPORT_QUEUE} kind="quiet" icon="previous">
          {t.back}
        </LinkButton>
      </section>
    </div>
  );
}

function Facts({ m, report, professional, access }: OneReportView): VNode {
  const t = m.reportQueue;
  const profession = professionLabel(professional?.profession, m);
  return (
    <DefinitionList
      items={[
        { term: t.who, value: [nameOf(professional, m), profession].filter(Boolean).join(', ') },
        ...(access === undefined
          ? []
          : [
              { term: t.at, value: formatDateTime(access.at, m.lang) },
              ...(access.place === undefined ? [] : [{ term: t.place, value: access.place }]),
              { term: t.situation, value: t.situations[access.situation] },
              { term: t.outcome, value: t.outcomes[access.outcome] },
              { term: t.rule, value: ruleSentence(m, access.rule) ?? access.rule },
            ]),
        {
          term: t.title,
          value: t.dates(formatDate(report.openedAt, m.lang), formatDate(report.dueAt, m.lang)),
        },
      ]}
    />
  );
}
