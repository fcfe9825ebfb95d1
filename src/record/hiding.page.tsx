// What the person hides: documents, subjects with what they cover, exceptions for one professional, and what comes.
import type { ComponentChildren, VNode } from 'preact';
import { AccessSections } from '../citizen/index.js';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '../kernel/codes/document-classes.js';
import {
  Actions,
  ConfirmForm,
  formatDate,
  Item,
  ItemList,
  LinkButton,
  Notice,
  PostButton,
  Setting,
  Tag,
  type Messages,
} from '../web/index.js';
import type { Document } from './document.model.js';
import { DocumentItem } from './documents.page.js';
import { subjectText, THEMES, type HiddenSubject, type Subject, type Theme } from './hidden-subject.model.js';
import type { Hiding } from './read-hiding.act.js';

export const HIDING = '/acces/masquage';
export const SUBJECT = `${HIDING}/sujet`;

export interface HidingView {
  readonly m: Messages;
  readonly csrf: string;
  readonly hiding: Hiding;
  readonly nameOf: (id: string) => string;
  readonly hrefOf: (document: { readonly id: string }) => string;
}

export const subjectHref = (subject: Subject): string =>
  `${SUBJECT}?${new URLSearchParams({ sujet: subjectText(subject) }).toString()}`;

export function subjectWords(subject: Subject, m: Messages, nameOf: (id: string) => string): string {
  const t = m.hiding.subjects;
  switch (subject.kind) {
    case 'theme':
      return t.themes[subject.theme];
    case 'category':
      return t.category(DOCUMENT_CATEGORIES[subject.category][m.lang]);
    case 'author':
      return t.author(nameOf(subject.idNatPs));
  }
}

const CARE_HISTORY = { kind: 'theme', theme: 'care-history' } as const satisfies Subject;

const isCareHistory = ({ subject }: HiddenSubject): boolean =>
  subject.kind === 'theme' && subject.theme === 'care-history';

export function HidingPage(view: HidingView): VNode {
  const { m, csrf, hiding } = view;
  const t = m.hiding;
  const news = m.access.newDocuments;
  const careHistory = hiding.subjects.find(({ hidden }) => isCareHistory(hidden));
  return (
    <>
      <AccessSections m={m} current={HIDING} />
      <Part title={t.documents.title}>
        <p>{t.documents.state(hiding.hiddenInAll, hiding.inAll)}</p>
        {hiding.inAll > 0 && (
          <Actions>
            <LinkButton href="/documents?choisir=oui" icon="check">
              {t.documents.several}
            </LinkButton>
            {hiding.hiddenInAll < hiding.inAll && (
              <LinkButton href={`${HIDING}/tout`} kind="secondary" icon="hide">
                {t.documents.hideAll}
              </LinkButton>
            )}
            {hiding.hiddenInAll > 0 && (
              <LinkButton href={`${HIDING}/tout?montrer=oui`} kind="secondary" icon="eye">
                {t.documents.showAll}
              </LinkButton>
            )}
          </Actions>
        )}
      </Part>
      <Subjects view={view} />
      <div class="sheet block">
        <Setting
          m={m}
          title={t.careHistory.name}
          on={careHistory !== undefined}
          action={careHistory === undefined ? SUBJECT : `${SUBJECT}/montrer`}
          csrf={csrf}
          fields={careHistory === undefined ? { sujet: subjectText(CARE_HISTORY) } : { id: careHistory.hidden.id }}
          changeLabel={careHistory === undefined ? t.careHistory.turnOn : t.careHistory.turnOff}
        >
          <p>{careHistory === undefined ? t.careHistory.off : t.careHistory.on}</p>
        </Setting>
        <Setting
          m={m}
          title={news.name}
          on={hiding.hidesNewDocuments}
          action="/acces/reglages"
          csrf={csrf}
          fields={{ reglage: 'hidesNewDocuments', valeur: hiding.hidesNewDocuments ? 'non' : 'oui' }}
          changeLabel={hiding.hidesNewDocuments ? news.turnOff : news.turnOn}
        >
          <p>{hiding.hidesNewDocuments ? news.on : news.off}</p>
        </Setting>
      </div>
      <Exceptions view={view} />
      <Notice m={m} title={t.limits.title}>
        <ul>
          {t.limits.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>
          <a href="/acces#urgence">{t.limits.emergency}</a>
        </p>
      </Notice>
    </>
  );
}

const Part = ({
  title,
  text,
  children,
}: {
  title: string;
  text?: string | undefined;
  children: ComponentChildren;
}): VNode => (
  <section class="block">
    <h2>{title}</h2>
    {text !== undefined && <p class="soft">{text}</p>}
    {children}
  </section>
);

function Subjects({ view: { m, hiding, nameOf } }: { view: HidingView }): VNode {
  const t = m.hiding.subjects;
  const subjects = hiding.subjects.filter(({ hidden }) => !isCareHistory(hidden));
  return (
    <Part title={t.title} text={t.text}>
      {subjects.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ItemList>
          {subjects.map(({ hidden, documents }) => {
            const name = subjectWords(hidden.subject, m, nameOf);
            return (
              <Item
                icon="hide"
                title={name}
                href={subjectHref(hidden.subject)}
                meta={[t.since(formatDate(hidden.since, m.lang)), t.count(documents.length)].join(' · ')}
                actions={
                  <LinkButton href={subjectHref(hidden.subject)} kind="secondary" small about={name}>
                    {t.see}
                  </LinkButton>
                }
                key={hidden.id}
              />
            );
          })}
        </ItemList>
      )}
      <p>
        <LinkButton href={SUBJECT} kind="secondary" icon="hide">
          {t.add}
        </LinkButton>
      </p>
    </Part>
  );
}

function Exceptions({ view: { m, csrf, hiding, nameOf, hrefOf } }: { view: HidingView }): VNode {
  const t = m.hiding.exceptions;
  const { exceptions } = hiding.who;
  return (
    <Part title={t.title} text={exceptions.length === 0 ? undefined : t.text}>
      {exceptions.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ItemList>
          {exceptions.map(({ document, idNatPs, shown, since }) => {
            const name = nameOf(idNatPs);
            return (
              <Item
                icon={shown ? 'eye' : 'hide'}
                title={document.title}
                href={hrefOf(document)}
                meta={`${shown ? t.shownTo(name) : t.keptFrom(name)}, ${t.since(formatDate(since, m.lang))}`}
                actions={
                  <PostButton
                    action={`${hrefOf(document)}/exceptions`}
                    csrf={csrf}
                    fields={{ professionnel: idNatPs, exception: 'none', retour: 'masquage' }}
                    kind="secondary"
                    small
                    about={`${document.title}, ${name}`}
                  >
                    {t.end}
                  </PostButton>
                }
                key={`${document.id} ${idNatPs}`}
              />
            );
          })}
        </ItemList>
      )}
    </Part>
  );
}

/** Choosing a subject: links to the page that says what it covers. */
export function ChooseSubjectPage({ m, hiding, nameOf }: Pick<HidingView, 'm' | 'hiding' | 'nameOf'>): VNode {
  const t = m.hiding.subjects;
  const hidden = new Set(hiding.subjects.map((one) => subjectText(one.hidden.subject)));
  const authors = hiding.who.known.filter(({ id }) =>
    hiding.who.documents.some((document) => document.authors.some((author) => author.id === id)),
  );
  const groups: readonly (readonly [string, readonly Subject[]])[] = [
    [t.choose.themes, (Object.keys(THEMES) as Theme[]).map((theme) => ({ kind: 'theme', theme }))],
    [
      t.choose.categories,
      (Object.keys(DOCUMENT_CATEGORIES) as DocumentCategory[]).map((category) => ({ kind: 'category', category })),
    ],
    [t.choose.authors, authors.map(({ id }) => ({ kind: 'author', idNatPs: id }))],
  ];
  return (
    <>
      {groups
        .filter(([, subjects]) => subjects.length > 0)
        .map(([title, subjects]) => (
          <Part title={title} key={title}>
            <ItemList>
              {subjects.map((subject) => (
                <Item
                  title={subjectWords(subject, m, nameOf)}
                  href={subjectHref(subject)}
                  marks={
                    hidden.has(subjectText(subject)) ? (
                      <Tag tone="caution" icon="hide">
                        {t.choose.already}
                      </Tag>
                    ) : undefined
                  }
                  key={subjectText(subject)}
                />
              ))}
            </ItemList>
          </Part>
        ))}
    </>
  );
}

export interface SubjectView extends Omit<HidingView, 'hiding' | 'nameOf'> {
  readonly subject: Subject;
  /** Set when it is hidden already. */
  readonly hidden: HiddenSubject | undefined;
  readonly documents: readonly Document[];
}

/** One subject: what it covers, then hiding it, or showing it again. */
export function SubjectPage({ m, csrf, subject, hidden, documents, hrefOf }: SubjectView): VNode {
  const t = m.hiding.subjects.ask;
  return (
    <>
      <div class="sheet sheet-pad narrow block">
        {hidden !== undefined && <p>{m.hiding.subjects.since(formatDate(hidden.since, m.lang))}</p>}
        <ConfirmForm
          m={m}
          action={hidden === undefined ? SUBJECT : `${SUBJECT}/montrer`}
          csrf={csrf}
          fields={hidden === undefined ? { sujet: subjectText(subject) } : { id: hidden.id }}
          consequences={hidden === undefined ? t.consequences : t.showConsequences}
          confirmLabel={hidden === undefined ? t.hide : t.show}
          cancelHref={HIDING}
        />
      </div>
      <Part title={t.covers(documents.length)}>
        {documents.length > 0 && (
          <ItemList>
            {documents.map((document) => (
              <DocumentItem m={m} document={document} href={hrefOf(document)} key={document.id} />
            ))}
          </ItemList>
        )}
      </Part>
    </>
  );
}
