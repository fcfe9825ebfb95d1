// What a professional did in the record in hand, as the person reads it in their history.
import type { VNode } from 'preact';
import type { OwnAct } from '../access/index.js';
import {
  EmptyState,
  Feed,
  FeedDay,
  FeedEntry,
  formatDayNear,
  formatTime,
  LinkButton,
  machineTime,
  NothingFoundPicture,
  Tag,
  type IconName,
  type Messages,
} from '../web/index.js';
import { HOME_PATH } from './patient.page.js';

const ICONS: Readonly<Record<string, IconName>> = {
  'space-find': 'search',
  'documents-list': 'documents',
  'document-read': 'document',
  'document-download': 'download',
  'document-deposit': 'upload',
  'document-resend': 'upload',
  'consent-state': 'hands',
  'emergency-begin': 'siren',
};

export function OwnAccesses({ m, lines, now }: { m: Messages; lines: readonly OwnAct[]; now: number }): VNode {
  const days = new Map<string, OwnAct[]>();
  for (const line of lines) {
    const label = formatDayNear(line.at, now, m.lang);
    days.set(label, [...(days.get(label) ?? []), line]);
  }
  return (
    <Feed>
      {[...days].map(([label, entries]) => (
        <FeedDay label={label} key={label}>
          {entries.map((line) => (
            <Entry m={m} line={line} key={`${line.chain} ${line.n}`} />
          ))}
        </FeedDay>
      ))}
    </Feed>
  );
}

function Entry({ m, line }: { m: Messages; line: OwnAct }): VNode {
  const t = m.professional.accesses;
  const known: Readonly<Record<string, string>> = t.acts;
  const act = Object.hasOwn(known, line.act) ? (known[line.act] ?? t.acts.other) : t.acts.other;
  const urgent = line.situation !== 'normal';
  return (
    <FeedEntry
      icon={ICONS[line.act] ?? 'info'}
      tone={urgent ? 'danger' : 'plain'}
      dateTime={machineTime(line.at)}
      time={formatTime(line.at, m.lang)}
      more={line.reason === undefined ? undefined : <p class="soft">{m.common.emergency.reason(line.reason)}</p>}
    >
      {t.entry(act, line.object?.label ?? '')}{' '}
      {line.outcome !== 'done' && (
        <Tag tone="danger" icon="block">
          {t.refused}
        </Tag>
      )}
    </FeedEntry>
  );
}

/** No record in hand: there is nothing to show acts of. */
export function NoAccesses({ m }: { m: Messages }): VNode {
  const t = m.professional.accesses;
  return (
    <EmptyState
      picture={<NothingFoundPicture />}
      title={t.none}
      action={<LinkButton href={HOME_PATH}>{t.open}</LinkButton>}
    >
      <p>{t.noneText}</p>
    </EmptyState>
  );
}
