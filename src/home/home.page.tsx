// The home of a signed-in person: what happened in an emergency, what is new, four doors, what to do next.
import type { VNode } from 'preact';
import {
  Card,
  Cards,
  EmptyPicture,
  EmptyState,
  formatDate,
  formatDateTime,
  Icon,
  ItemList,
  LinkButton,
  Notice,
  PostButton,
  type Messages,
} from '../web/index.js';
import { DocumentItem, type Document } from '../record/index.js';
import type { Home } from './read-home.act.js';

export interface EmergencyTold {
  readonly id: string;
  readonly at: number;
  readonly who: string;
  readonly reason?: string | undefined;
  readonly reportHref?: string | undefined;
}

export interface ConsentTold {
  readonly id: string;
  readonly who: string;
  readonly until: number;
}

export interface HomeView {
  readonly m: Messages;
  readonly csrf: string;
  readonly home: Home;
  readonly emergencies: readonly EmergencyTold[];
  readonly consents: readonly ConsentTold[];
  readonly now: number;
  readonly hrefOf: (document: Document) => string;
}

export function OwnHomePage(view: HomeView): VNode {
  const { m, home } = view;
  const t = m.ownHome;
  return (
    <>
      <div class="welcome">
        <h1>{t.hello(home.givenName)}</h1>
        <p class="lead">
          {t.today(formatDate(view.now, m.lang))}{' '}
          {home.freshCount === 0 && home.notices.length === 0 && home.unseen === 0 ? t.nothingNew : ''}
        </p>
        <div class="actions">
          <LinkButton href="/notifications" kind={home.unseen > 0 ? 'secondary' : 'quiet'} icon="bell">
            {home.unseen > 0 ? m.notices.unread(home.unseen) : m.notices.title}
          </LinkButton>
        </div>
      </div>
      <Told view={view} />
      <Documents view={view} />
      <section class="block" aria-labelledby="portes">
        <h2 id="portes">{t.doors.title}</h2>
        <Cards>
          <Card level={3} title={t.doors.documents} href="/documents" icon="documents">
            <p>{t.doors.documentsText}</p>
          </Card>
          <Card level={3} title={t.doors.add} href="/documents/ajouter" icon="upload">
            <p>{t.doors.addText}</p>
          </Card>
          <Card level={3} title={t.doors.access} href="/acces" icon="people">
            <p>{t.doors.accessText}</p>
          </Card>
          <Card level={3} title={t.doors.history} href="/historique" icon="eye">
            <p>{t.doors.historyText}</p>
          </Card>
        </Cards>
      </section>
      <Next view={view} />
    </>
  );
}

/** Emergencies in red with their reason, then consents; each one is filed by one button. */
function Told({ view: { m, csrf, home, emergencies, consents } }: { view: HomeView }): VNode {
  const t = m.ownHome;
  const announcements = home.notices.filter((notice) => notice.kind === 'announcement');
  return (
    <>
      {emergencies.map((one) => (
        <section class="urgent" key={one.id} aria-label={t.emergency.title}>
          <Icon name="siren" />
          <div>
            <h2>{t.emergency.title}</h2>
            <p>
              <strong>{t.emergency.text(one.who, formatDateTime(one.at, m.lang))}</strong>
            </p>
            {one.reason !== undefined && <p>{t.emergency.reason(one.reason)}</p>}
            <div class="actions">
              <LinkButton href="/historique?montrer=emergencies" kind="secondary" icon="eye">
                {t.emergency.see}
              </LinkButton>
              {one.reportHref !== undefined && (
                <LinkButton href={one.reportHref} kind="secondary" icon="flag">
                  {t.emergency.unknown}
                </LinkButton>
              )}
              <Seen m={m} csrf={csrf} id={one.id} />
            </div>
          </div>
        </section>
      ))}
      {announcements.map(({ id, at }) => (
        <Notice m={m} title={t.announcement.title} key={id}>
          <p>{t.announcement.text(formatDate(at, m.lang))}</p>
          <div class="actions">
            <Seen m={m} csrf={csrf} id={id} />
          </div>
        </Notice>
      ))}
      {consents.map((one) => (
        <Notice m={m} title={t.consent.title} key={one.id}>
          <p>{t.consent.text(one.who, formatDate(one.until, m.lang))}</p>
          <div class="actions">
            <LinkButton href="/acces#accords" kind="secondary">
              {t.consent.see}
            </LinkButton>
            <Seen m={m} csrf={csrf} id={one.id} />
          </div>
        </Notice>
      ))}
    </>
  );
}

const Seen = ({ m, csrf, id }: { m: Messages; csrf: string; id: string }): VNode => (
  <PostButton action="/accueil/lus" csrf={csrf} fields={{ message: id }} kind="quiet" icon="check">
    {m.ownHome.seen}
  </PostButton>
);

function Documents({ view: { m, home, hrefOf } }: { view: HomeView }): VNode {
  const t = m.ownHome;
  if (home.fresh.length === 0 && home.others.length === 0)
    return (
      <EmptyState
        picture={<EmptyPicture />}
        title={t.none.title}
        action={<LinkButton href="/documents/ajouter">{t.none.action}</LinkButton>}
      >
        <p>{t.none.text}</p>
      </EmptyState>
    );
  const Rows = ({ documents }: { documents: readonly Document[] }): VNode => (
    <ItemList>
      {documents.map((document) => (
        <DocumentItem m={m} document={document} href={hrefOf(document)} key={document.id} />
      ))}
    </ItemList>
  );
  return (
    <section class="block" aria-labelledby={home.fresh.length > 0 ? 'nouveaux' : 'derniers'}>
      {home.fresh.length > 0 && (
        <>
          <div class="section-head">
            <h2 id="nouveaux">{t.fresh(home.freshCount)}</h2>
            {home.freshCount > home.fresh.length && <p class="soft">{t.freshCount(home.freshCount)}</p>}
          </div>
          <Rows documents={home.fresh} />
        </>
      )}
      {home.others.length > 0 && (
        <>
          <h2 id="derniers">{home.fresh.length > 0 ? t.read : t.newest}</h2>
          <Rows documents={home.others} />
        </>
      )}
      <p>
        <a href="/documents">{t.all}</a>
      </p>
    </section>
  );
}

function Next({ view: { m, home } }: { view: HomeView }): VNode {
  const t = m.ownHome.next;
  return (
    <section class="block" aria-labelledby="suite">
      <h2 id="suite">{t.title}</h2>
      <Cards>
        {!home.hasWishes && (
          <Card level={3} title={t.wishes} href="/documents/ajouter?type=EXPPAT_1" icon="hands" tone="sun">
            <p>{t.wishesText}</p>
          </Card>
        )}
        {!home.hasDirectives && (
          <Card level={3} title={t.directives} href="/documents/ajouter?type=EXPPAT_3" icon="pencil" tone="sun">
            <p>{t.directivesText}</p>
          </Card>
        )}
        <Card level={3} title={t.emergency} href="/acces#urgence" icon="siren" tone="sun">
          <p>{t.emergencyText}</p>
        </Card>
      </Cards>
    </section>
  );
}
