// One entry of the history as it stands in the list: a sentence, its hour, why it came about, and the way to contest it.
import type { VNode } from 'preact';
import type { TraceLine } from '../audit/index.js';
import { Details, FeedEntry, formatTime, LinkButton, machineTime, Mark, type Messages } from '../web/index.js';
import { firstOf, type HistoryGroup } from './history-groups.model.js';
import { ACT_ICONS, actorDetail, actorName, actWords, objectWords, problemTitle, whyWords } from './history-words.js';
import { lineHref } from './history-line.page.js';
import { reasonPath } from './rules.page.js';

/** Where the person says that they do not recognise what a line tells. */
export const reportHref = (n: number): string => `/historique/signaler?ligne=${n}`;

interface HistoryEntryView {
  readonly m: Messages;
  readonly group: HistoryGroup;
  /** The page of a document named in the history. */
  readonly documentHref: (id: string) => string;
}

/** Who did what, how often when it was refused, and why they could. */
export function HistoryEntry({ m, documentHref, group }: HistoryEntryView): VNode {
  const { line } = group;
  const { verb, without } = actWords(line, m);
  const object = objectWords(line.object, without, m);
  const detail = actorDetail(line, m);
  const urgent = line.situation !== 'normal';
  const refused = line.outcome !== 'done';
  return (
    <FeedEntry
      id={`ligne-${line.n}`}
      icon={urgent ? 'siren' : refused ? 'block' : (ACT_ICONS[line.act] ?? 'eye')}
      tone={urgent || refused ? 'danger' : line.actor.kind === 'person' ? 'plain' : 'primary'}
      dateTime={machineTime(line.at)}
      time={formatTime(line.at, m.lang)}
      times={timesOf(group, m)}
      more={<Why m={m} group={group} />}
    >
      <strong>{actorName(line, m)}</strong>
      {detail !== '' && `, ${detail},`} {verb}{' '}
      {line.object?.kind === 'document' ? <a href={documentHref(line.object.id)}>{object}</a> : object}
      {line.outcome === 'failed' && m.history.failedSuffix} {urgent && <Mark kind="emergency" m={m} />}{' '}
      {line.outcome === 'refused' && <Mark kind="refused" m={m} />}
    </FeedEntry>
  );
}

/** How often, between when and when; undefined for what stands alone. */
function timesOf(group: HistoryGroup, m: Messages): string | undefined {
  const { line, before } = group;
  if (before.length === 0) return undefined;
  return m.history.times(before.length + 1, formatTime(firstOf(group).at, m.lang), formatTime(line.at, m.lang));
}

/** What did not come about, or was one's own, needs no « could ». */
const summaryOf = ({ outcome, actor }: TraceLine, t: Messages['history']): string =>
  outcome === 'refused' ? t.whyRefused : outcome === 'failed' || actor.kind === 'person' ? t.why : t.whyCould;

/** Why they could, in the words of the rule that decided; and, for others' acts, the way to say that this is not right. */
function Why({ m, group }: { m: Messages; group: HistoryGroup }): VNode {
  const { line } = group;
  const t = m.history;
  const { actor } = line;
  return (
    <>
      {line.reason !== undefined && <p class="feed-reason">{t.reason(line.reason)}</p>}
      <Details summary={summaryOf(line, t)}>
        <p>
          {whyWords(line.rule, m)} <a href={reasonPath(line.rule)}>{m.ruleBook.see}</a>
        </p>
        {group.before.length === 0 ? (
          <p>
            <a href={lineHref(line.n)}>{m.historyLine.more}</a>
          </p>
        ) : (
          <EachTime m={m} group={group} />
        )}
        {line.problem !== undefined && <p>{t.problem(problemTitle(line.problem, m))}</p>}
        {actor.kind !== 'person' && <p>{t.situations[line.situation]}.</p>}
        {actor.id !== undefined && actor.kind === 'professional' && <p>{t.number(actor.id)}</p>}
        {actor.structureName !== undefined && <p>{t.where(actor.structureName)}</p>}
        {actor.software !== undefined && <p>{t.withSoftware(actor.software)}</p>}
        {actor.id !== undefined && actor.kind === 'professional' && (
          <p>
            <LinkButton href={reportHref(line.n)} kind="secondary" icon="flag" small>
              {t.notMine}
            </LinkButton>
          </p>
        )}
      </Details>
    </>
  );
}

/** Links to so many pages of one group; all of them are in the files. */
const MOST_LINKED = 20;

function EachTime({ m, group: { line, before } }: { m: Messages; group: HistoryGroup }): VNode {
  const t = m.history;
  const linked = [line, ...before].slice(0, MOST_LINKED);
  const left = before.length + 1 - linked.length;
  return (
    <>
      <p>{t.eachTime}</p>
      <ul class="each-time">
        {linked.map(({ n, at }) => (
          <li key={n}>
            <a href={lineHref(n)}>{t.oneTime(formatTime(at, m.lang), n)}</a>
          </li>
        ))}
      </ul>
      {left > 0 && <p>{t.earlierTimes(left)}</p>}
    </>
  );
}
