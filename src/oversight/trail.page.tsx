// What auditors did, for auditors: each reads what the others do.
import type { VNode } from 'preact';
import {
  EmptyPicture,
  EmptyState,
  Feed,
  FeedDay,
  FeedEntry,
  formatDay,
  formatTime,
  LinkButton,
  type Messages,
} from '../web/index.js';
import { parisDay } from '../kernel/time.js';
import type { TrailLine } from './trail.model.js';

export const TRAIL = '/controle/journal';

interface TrailView {
  readonly m: Messages;
  readonly lines: readonly TrailLine[];
  readonly next?: number | undefined;
  /** What people and structures are called, by identifier. */
  readonly names: ReadonlyMap<string, string>;
}

export function TrailPage({ m, lines, next, names }: TrailView): VNode {
  const t = m.oversight.trail;
  if (lines.length === 0)
    return (
      <EmptyState picture={<EmptyPicture />} title={t.none.title}>
        <p>{t.none.text}</p>
      </EmptyState>
    );
  const days = Map.groupBy(lines, ({ at }) => parisDay(at));
  return (
    <>
      <Feed>
        {[...days].map(([day, of]) => (
          <FeedDay label={formatDay(day, m.lang)} key={day}>
            {of.map((line) => (
              <Line m={m} line={line} names={names} key={line.n} />
            ))}
          </FeedDay>
        ))}
      </Feed>
      {next !== undefined && (
        <LinkButton href={`${TRAIL}?avant=${next}`} kind="secondary">
          {t.older}
        </LinkButton>
      )}
    </>
  );
}

function Line({ m, line, names }: { m: Messages; line: TrailLine; names: TrailView['names'] }): VNode {
  const t = m.oversight.trail;
  const { auditor, act, outcome, by, subject, what, reason, of, at, problem } = line;
  const words: Readonly<Record<string, string>> = {
    ...m.oversight.freeze.judgements,
    ...m.reportQueue.answers,
    ...m.heirs.judge.whats,
    ...m.heirs.papers,
  };
  const faults: Readonly<Record<string, string>> = { ...m.heirs.judge.faults, ...m.oversight.faults };
  const more = [
    subject === undefined ? undefined : t.about(names.get(subject.id) ?? subject.id),
    what === undefined ? undefined : (words[what] ?? what),
    by === 'command' ? t.byCommand : undefined,
  ].filter((part) => part !== undefined);
  return (
    <FeedEntry
      icon={outcome === 'done' ? 'eye' : 'block'}
      tone={outcome === 'done' ? 'plain' : 'danger'}
      dateTime={new Date(at).toISOString()}
      time={formatTime(at, m.lang)}
      more={
        <p class="soft">
          {outcome === 'refused' && `${faults[problem ?? ''] ?? m.oversight.faults.other} `}
          {reason !== undefined && `${t.reason(reason)} `}
          {of !== undefined && <code>{t.case(of.slice(0, 8))}</code>}
        </p>
      }
    >
      <strong>{auditor.name}</strong> {t.acts[act]}
      {outcome === 'refused' && ` (${t.refused})`}
      {more.length > 0 && `, ${more.join(', ')}`}.
    </FeedEntry>
  );
}
