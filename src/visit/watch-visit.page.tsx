// The person looks on: the code to show, who asks, what they open, and the end.
import type { ComponentChildren, VNode } from 'preact';
import { actWords, objectWords } from '../access/index.js';
import type { TraceLine } from '../audit/index.js';
import { professionLabel } from '../citizen/index.js';
import type { Visitor } from '../identity/index.js';
import {
  Actions,
  DefinitionList,
  Feed,
  FeedDay,
  FeedEntry,
  formatDateTime,
  formatTime,
  LinkButton,
  machineTime,
  Notice,
  PostButton,
  Qr,
  type Messages,
} from '../web/index.js';
import { Never, OWN_VISITS, ownVisitHref, visitorName } from './own-visit.page.js';
import type { Visit, VisitStanding } from './visit.model.js';
import type { WatchedVisit } from './watch-visit.act.js';

export interface WatchView {
  readonly m: Messages;
  readonly csrf: string;
  readonly watched: WatchedVisit;
  /** Where the short code is typed, as people read it. */
  readonly address: string;
  readonly qr: readonly (readonly boolean[])[] | undefined;
  readonly printedCode: string | undefined;
}

/** The title says where it stands: it is what a waiting person looks at first. */
export function watchTitle({ visit }: WatchedVisit, standing: VisitStanding, m: Messages): string {
  const t = m.visit;
  if (standing === 'offered') return visit.onPaper ? t.offered.paperTitle : t.offered.title;
  if (standing === 'asked') return t.asked.title;
  return standing === 'open' ? t.open.title : t.over.title;
}

/** A sheet is carried somewhere: nobody sits before the screen until it is used. */
export const waitsForSomebody = ({ visit, standing }: WatchedVisit): boolean =>
  standing === 'asked' || standing === 'open' || (standing === 'offered' && !visit.onPaper);

export function WatchPage(view: WatchView): VNode {
  const { m, watched } = view;
  const { visit, standing } = watched;
  const href = ownVisitHref(visit.id);
  const waits = standing === 'offered' || standing === 'asked' || standing === 'open';
  return (
    <div
      class="narrow visit"
      {...(waitsForSomebody(watched) ? { 'data-watch': `${href}/etat`, 'data-standing': standing } : {})}
    >
      {standing === 'offered' && <Offered view={view} href={href} />}
      {standing === 'asked' && <Asked view={view} href={href} />}
      {standing === 'open' && <Open view={view} href={href} />}
      {!waits && <Over m={m} watched={watched} />}
    </div>
  );
}

function Offered({ view, href }: { view: WatchView; href: string }): VNode {
  const { m, csrf, watched, address, qr, printedCode } = view;
  const { visit } = watched;
  const t = m.visit.offered;
  return (
    <>
      <div class="sheet sheet-pad visit-code">
        <p>{visit.onPaper ? t.paperScan : t.scan}</p>
        {qr !== undefined && <Qr matrix={qr} label={t.qrLabel} />}
        {printedCode !== undefined && (
          <>
            <p>{t.type}</p>
            <p class="visit-address">{address}</p>
            <p class="visit-letters code">{printedCode}</p>
          </>
        )}
        <p class="soft">
          {visit.onPaper
            ? t.paperBefore(formatDateTime(visit.openBefore, m.lang))
            : t.before(formatTime(visit.openBefore, m.lang))}
        </p>
      </div>
      {visit.onPaper ? (
        <Notice m={m} tone="warning">
          <p>{t.paperCare}</p>
        </Notice>
      ) : (
        <p>{t.live}</p>
      )}
      <Holds m={m} visit={visit} />
      <Never m={m} />
      <Actions>
        {visit.onPaper && <span data-print={t.print} />}
        <PostButton action={`${href}/arreter`} csrf={csrf} kind="secondary" icon="close">
          {t.cancel}
        </PostButton>
        <LinkButton href={href} kind="quiet">
          {t.refresh}
        </LinkButton>
      </Actions>
    </>
  );
}

function Holds({ m, visit, title = m.visit.offered.shows }: { m: Messages; visit: Visit; title?: string }): VNode {
  const t = m.visit.offered;
  const chosen = visit.documentIds.length;
  return (
    <section class="block">
      <h2>{title}</h2>
      <ul>
        {visit.everything && <li>{t.everything}</li>}
        {chosen > 0 && <li>{t.chosen(chosen)}</li>}
        <li>{t.minutes(visit.minutes)}</li>
      </ul>
    </section>
  );
}

function Who({ m, visitor }: { m: Messages; visitor: Visitor }): VNode {
  const t = m.visit;
  return (
    <>
      <DefinitionList
        items={[
          { term: t.who, value: <strong>{visitorName(visitor)}</strong> },
          { term: t.profession, value: professionLabel(visitor.profession, m) ?? t.otherProfession },
          ...(visitor.place === undefined ? [] : [{ term: t.place, value: visitor.place }]),
        ]}
      />
      <Notice m={m} tone={visitor.signedInAs === undefined ? 'warning' : 'success'}>
        <p>{visitor.signedInAs === undefined ? t.asked.stated : t.asked.verified}</p>
      </Notice>
    </>
  );
}

function Asked({ view, href }: { view: WatchView; href: string }): VNode {
  const { m, csrf, watched } = view;
  const { visit } = watched;
  const t = m.visit.asked;
  return (
    <>
      <div class="sheet sheet-pad" role="alert">
        {visit.visitor !== undefined && <Who m={m} visitor={visit.visitor} />}
        <p>{t.compare}</p>
        <p class="visit-figures">{visit.figures}</p>
        <p>{t.only}</p>
        <Actions>
          <PostButton action={`${href}/accepter`} csrf={csrf} icon="check">
            {t.accept(visit.minutes)}
          </PostButton>
          <PostButton action={`${href}/refuser`} csrf={csrf} kind="danger" icon="close">
            {t.decline}
          </PostButton>
        </Actions>
      </div>
      <Holds m={m} visit={visit} />
      <Never m={m} />
    </>
  );
}

function Open({ view, href }: { view: WatchView; href: string }): VNode {
  const { m, csrf, watched } = view;
  const { visit, done } = watched;
  const t = m.visit.open;
  return (
    <>
      <div class="sheet sheet-pad">
        {visit.visitor !== undefined && <Who m={m} visitor={visit.visitor} />}
        <p>{t.until(formatTime(visit.until ?? 0, m.lang))}</p>
        <Actions>
          <PostButton action={`${href}/arreter`} csrf={csrf} kind="danger" icon="close">
            {t.stop}
          </PostButton>
          <LinkButton href={href} kind="quiet">
            {m.visit.offered.refresh}
          </LinkButton>
        </Actions>
      </div>
      <Seen m={m} done={done} />
      <Holds m={m} visit={visit} title={m.visit.open.shows} />
    </>
  );
}

function Seen({ m, done }: { m: Messages; done: readonly TraceLine[] }): VNode {
  const t = m.visit.open;
  if (done.length === 0)
    return (
      <Part title={t.seen}>
        <p>{t.nothing}</p>
      </Part>
    );
  return (
    <section class="block">
      <Feed>
        <FeedDay label={t.seen}>
          {done.map((line) => {
            const { verb, without } = actWords(line, m);
            return (
              <FeedEntry
                icon="eye"
                dateTime={machineTime(line.at)}
                time={formatTime(line.at, m.lang)}
                tone={line.outcome === 'refused' ? 'danger' : 'primary'}
                key={line.n}
              >
                {verb} {objectWords(line.object, without, m)}
              </FeedEntry>
            );
          })}
        </FeedDay>
      </Feed>
    </section>
  );
}

const Part = ({ title, children }: { title: string; children: ComponentChildren }): VNode => (
  <section class="block">
    <h2>{title}</h2>
    {children}
  </section>
);

function Over({ m, watched }: { m: Messages; watched: WatchedVisit }): VNode {
  const { visit, done } = watched;
  const t = m.visit.over;
  return (
    <>
      <Notice m={m} tone="success">
        <p>{t[overHow(watched)]}</p>
      </Notice>
      {visit.visitor !== undefined && <Who m={m} visitor={visit.visitor} />}
      {visit.acceptedAt !== undefined && <Seen m={m} done={done} />}
      {visit.visitor !== undefined && <p>{t.strange}</p>}
      <Actions>
        <LinkButton href={OWN_VISITS}>{t.again}</LinkButton>
        <LinkButton href="/historique" kind="secondary" icon="eye">
          {t.history}
        </LinkButton>
      </Actions>
    </>
  );
}

function overHow({
  visit,
}: WatchedVisit): 'stopped' | 'declined' | 'replaced' | 'left' | 'ended' | 'unanswered' | 'nobody' {
  if (visit.endedHow !== undefined) return visit.endedHow;
  if (visit.acceptedAt !== undefined) return 'ended';
  return visit.askedAt === undefined ? 'nobody' : 'unanswered';
}
