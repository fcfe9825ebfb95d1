// The person prepares a visit: what to show, for how long, how.
import type { VNode } from 'preact';
import { titledName } from '../citizen/index.js';
import type { Visitor } from '../identity/index.js';
import { datedWords, type Document } from '../record/index.js';
import {
  Button,
  Checkboxes,
  Details,
  ErrorSummary,
  errorOf,
  formatDateTime,
  formatTime,
  Item,
  ItemList,
  LinkButton,
  Notice,
  PostForm,
  Radios,
  type FormError,
  type Messages,
} from '../web/index.js';
import { standingOf, VISIT_MINUTES, type Visit } from './visit.model.js';

export const OWN_VISITS = '/acces/visite';
export const ownVisitHref = (id: string): string => `${OWN_VISITS}/${id}`;

export const visitorName = ({ name, profession }: Visitor): string => titledName(name, profession);

export interface PrepareView {
  readonly m: Messages;
  readonly csrf: string;
  readonly documents: readonly Document[];
  readonly keyOf: (document: Document) => string;
  readonly visits: readonly Visit[];
  readonly now: number;
  readonly errors?: readonly FormError[] | undefined;
  readonly values: Readonly<Record<'quoi' | 'minutes' | 'comment', string | undefined>> & {
    readonly documents: readonly string[];
  };
}

export function PreparePage({ m, csrf, documents, keyOf, visits, now, errors, values }: PrepareView): VNode {
  const t = m.visit.prepare;
  const option = (value: string, label: string, hint?: string) => ({ value, label, hint });
  return (
    <>
      <ErrorSummary errors={errors} m={m} />
      <UnderWay m={m} visits={visits} now={now} />
      <PostForm action={OWN_VISITS} csrf={csrf} class="sheet sheet-pad narrow">
        <Radios
          m={m}
          name="quoi"
          legend={t.what}
          error={errorOf(errors, 'quoi')}
          value={values.quoi}
          options={[option('tout', t.everything, t.everythingHint), option('choix', t.chosen)]}
        />
        <Details summary={t.documents} open={values.documents.length > 0 || errorOf(errors, 'document') !== undefined}>
          {documents.length === 0 ? (
            <p>{t.noDocuments}</p>
          ) : (
            <Checkboxes
              m={m}
              name="document"
              legend={t.documents}
              hint={t.documentsHint}
              error={errorOf(errors, 'document')}
              values={values.documents}
              options={documents.map((document) =>
                option(
                  keyOf(document),
                  document.title,
                  [datedWords(document, m), document.hidden ? t.hidden : ''].filter((part) => part !== '').join(' · '),
                ),
              )}
            />
          )}
        </Details>
        <Radios
          m={m}
          name="minutes"
          legend={t.minutes}
          error={errorOf(errors, 'minutes')}
          value={values.minutes}
          options={VISIT_MINUTES.map((minutes) => option(String(minutes), t.minutesOption(minutes)))}
        />
        <Radios
          m={m}
          name="comment"
          legend={t.way}
          error={errorOf(errors, 'comment')}
          value={values.comment}
          options={[option('ecran', t.screen, t.screenHint), option('papier', t.paper, t.paperHint)]}
        />
        <Never m={m} />
        <Button>{t.submit}</Button>
      </PostForm>
    </>
  );
}

export const Never = ({ m }: { m: Messages }): VNode => (
  <Notice m={m} tone="warning" title={m.visit.never.title}>
    <p>{m.visit.never.text}</p>
  </Notice>
);

function UnderWay({ m, visits, now }: { m: Messages; visits: readonly Visit[]; now: number }): VNode | null {
  if (visits.length === 0) return null;
  const t = m.visit.underWay;
  const words = (visit: Visit): string => {
    const name = visit.visitor === undefined ? '' : visitorName(visit.visitor);
    const standing = standingOf(visit, now);
    if (standing === 'asked') return t.asked(name);
    return standing === 'open'
      ? t.open(name, formatTime(visit.until ?? now, m.lang))
      : t.offered(formatDateTime(visit.openBefore, m.lang));
  };
  return (
    <section class="block">
      <h2>{t.title}</h2>
      <ItemList>
        {visits.map((visit) => (
          <Item
            icon="clock"
            title={words(visit)}
            actions={
              <LinkButton href={ownVisitHref(visit.id)} small about={words(visit)}>
                {t.see}
              </LinkButton>
            }
            key={visit.id}
          />
        ))}
      </ItemList>
    </section>
  );
}
