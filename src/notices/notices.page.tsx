// What the person was told: newest first, unread ones marked, each with its line in the history.
import type { VNode } from 'preact';
import { actorDetail, actorName, actWords, objectWords } from '../access/index.js';
import {
  EmptyPicture,
  EmptyState,
  Feed,
  FeedDay,
  FeedEntry,
  formatDayNear,
  formatTime,
  LinkButton,
  machineTime,
  Mark,
  PostButton,
  type IconName,
  type Messages,
} from '../web/index.js';
import type { NoticeKind } from './notice.model.js';
import type { OwnNotices, ToldNotice } from './notices.act.js';

export const NOTICES = '/notifications';
export const CHOICES = '/parametres/notifications';

export interface NoticesView {
  readonly m: Messages;
  readonly csrf: string;
  readonly own: OwnNotices;
  readonly page: number;
  readonly unseen: boolean;
  readonly now: number;
  readonly documentHref: (id: string) => string;
}

const ICONS: Readonly<Record<NoticeKind, IconName>> = {
  'emergency-access': 'siren',
  reading: 'eye',
  'document-deposited': 'upload',
  'documents-changed': 'documents',
  'announcement-waiting': 'bell',
  'consent-stated': 'check',
  'rights-changed': 'settings',
  'contact-changed': 'person',
  'report-answered': 'flag',
};

export const noticesHref = (page: number, unseen: boolean): string => {
  const query = new URLSearchParams();
  if (unseen) query.set('montrer', 'non-lues');
  if (page > 1) query.set('page', String(page));
  return query.size === 0 ? NOTICES : `${NOTICES}?${query.toString()}`;
};

/** A line of the history, wherever it stands in it. */
export const lineHref = (n: number): string => `/historique?montrer=everything&avant=${n + 1}#ligne-${n}`;

export function NoticesPage(view: NoticesView): VNode {
  const { m, csrf, own, page, unseen, now } = view;
  const t = m.notices;
  const fresh = own.notices.some(({ seenAt }) => seenAt === undefined);
  return (
    <>
      <div class="actions">
        <LinkButton href={noticesHref(1, !unseen)} kind="secondary" icon={unseen ? 'documents' : 'bell'}>
          {unseen ? t.showAll : t.showUnseen}
        </LinkButton>
        {fresh && (
          <PostButton
            action={`${NOTICES}/lues`}
            csrf={csrf}
            fields={{ jusque: String(now) }}
            kind="secondary"
            icon="check"
          >
            {t.seeAll}
          </PostButton>
        )}
        <LinkButton href={CHOICES} kind="quiet" icon="settings">
          {t.choose}
        </LinkButton>
      </div>
      {own.notices.length === 0 ? (
        <EmptyState
          picture={<EmptyPicture />}
          title={unseen ? t.none.unseen : t.none.title}
          action={
            <LinkButton href="/historique" kind="secondary">
              {t.none.action}
            </LinkButton>
          }
        >
          <p>{t.none.text}</p>
        </EmptyState>
      ) : (
        <div class="block">
          <Feed>
            {byDay(own.notices, view).map(([day, notices]) => (
              <FeedDay label={day} key={day}>
                {notices.map((notice) => (
                  <Told view={view} notice={notice} key={notice.id} />
                ))}
              </FeedDay>
            ))}
          </Feed>
        </div>
      )}
      <nav class="pagination" aria-label={m.common.pages.label}>
        {page > 1 && (
          <LinkButton href={noticesHref(page - 1, unseen)} kind="secondary" icon="previous">
            {t.newer}
          </LinkButton>
        )}
        {own.more && (
          <LinkButton href={noticesHref(page + 1, unseen)} kind="secondary" icon="next">
            {t.older}
          </LinkButton>
        )}
      </nav>
    </>
  );
}

function Told({ view: { m, csrf, documentHref }, notice }: { view: NoticesView; notice: ToldNotice }): VNode {
  const t = m.notices;
  const { told, kind } = notice;
  const stranger = told?.actor.kind === 'professional' && told.actor.id !== undefined;
  return (
    <FeedEntry
      icon={ICONS[kind]}
      tone={kind === 'emergency-access' ? 'danger' : notice.seenAt === undefined ? 'primary' : 'plain'}
      dateTime={machineTime(notice.at)}
      time={formatTime(notice.at, m.lang)}
      more={
        <>
          {told?.reason !== undefined && <p class="feed-reason">{m.history.reason(told.reason)}</p>}
          <div class="actions">
            {notice.line !== undefined && (
              <LinkButton href={lineHref(notice.line)} kind="secondary" icon="eye" small about={t.about(t.kinds[kind])}>
                {t.seeLine}
              </LinkButton>
            )}
            {notice.line === undefined && notice.itemId !== undefined && kind === 'document-deposited' && (
              <LinkButton href={documentHref(notice.itemId)} kind="secondary" icon="document" small>
                {t.seeDocument}
              </LinkButton>
            )}
            {kind === 'report-answered' && (
              <LinkButton href="/signalements" kind="secondary" icon="flag" small>
                {t.seeReport}
              </LinkButton>
            )}
            {stranger && (
              <LinkButton
                href={`/historique/signaler?ligne=${notice.line ?? 0}`}
                kind="secondary"
                icon="flag"
                small
                about={t.about(t.kinds[kind])}
              >
                {m.history.notMine}
              </LinkButton>
            )}
            {notice.seenAt === undefined && (
              <PostButton
                action={`${NOTICES}/lues`}
                csrf={csrf}
                fields={{ message: notice.id }}
                kind="quiet"
                icon="check"
                small
                about={t.about(t.kinds[kind])}
              >
                {t.see}
              </PostButton>
            )}
          </div>
        </>
      }
    >
      <strong>{t.kinds[kind]}</strong>
      {' : '}
      {told === undefined ? t.texts[kind] : <Sentence m={m} told={told} documentHref={documentHref} />}{' '}
      {notice.seenAt === undefined && <Mark kind="new" m={m} />}
    </FeedEntry>
  );
}

function Sentence({
  m,
  told,
  documentHref,
}: {
  m: Messages;
  told: NonNullable<ToldNotice['told']>;
  documentHref: (id: string) => string;
}): VNode {
  const { verb, without } = actWords(told, m);
  const object = objectWords(told.object, without, m);
  const detail = actorDetail(told, m);
  return (
    <>
      {actorName(told, m)}
      {detail !== '' && `, ${detail},`} {verb}
      {object !== '' && ' '}
      {told.object?.kind === 'document' ? <a href={documentHref(told.object.id)}>{object}</a> : object}.
    </>
  );
}

function byDay(
  notices: readonly ToldNotice[],
  { m, now }: NoticesView,
): readonly (readonly [string, readonly ToldNotice[]])[] {
  const days = new Map<string, ToldNotice[]>();
  for (const notice of notices) {
    const day = formatDayNear(notice.at, now, m.lang);
    days.set(day, [...(days.get(day) ?? []), notice]);
  }
  return [...days];
}
