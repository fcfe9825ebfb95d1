// One professional or one structure: what they have, until when, and everything the person may change about it.
import type { ComponentChildren, VNode } from 'preact';
import {
  Actions,
  Button,
  ErrorSummary,
  Item,
  ItemList,
  LinkButton,
  Mark,
  Notice,
  PostButton,
  PostForm,
  ruleSentence,
  type Messages,
} from '../web/index.js';
import { reasonPath } from './rules.page.js';
import { TermFields, termField } from './term-field.page.js';
import type { TermFault } from './term-field.model.js';
import { stopForm, tieWords } from './tie-words.js';
import { whomFields, whomHref, type Whom } from './whom.js';
import type { Tie } from './who-reads.js';

export interface SheetException {
  readonly title: string;
  readonly href: string;
  /** Where its end posts to. */
  readonly endAction: string;
  readonly shown: boolean;
}

export interface ReaderSheetView {
  readonly m: Messages;
  readonly csrf: string;
  readonly whom: Whom;
  readonly name: string;
  readonly detail: string | undefined;
  readonly reads: boolean;
  /** The rule that decides; undefined for a structure. */
  readonly rule: string | undefined;
  readonly blocked: boolean;
  readonly ties: readonly Tie[];
  /** The tie whose term is being changed, as `tieKey` names it. */
  readonly open: string | undefined;
  readonly exceptions: readonly SheetException[];
  readonly nameOfCollector: (tie: Tie) => string | undefined;
  readonly fault: TermFault | undefined;
}

export const tieKey = ({ kind, consentId }: Pick<Tie, 'kind' | 'consentId'>): string => consentId ?? kind;

/** Its end is the person's to set. */
export const isChangeable = ({ kind }: Pick<Tie, 'kind'>): boolean => kind === 'careTeam' || kind === 'consent';

export function ReaderSheet(view: ReaderSheetView): VNode {
  const { m, detail, reads, rule, fault } = view;
  const t = m.whoReads.sheet;
  const sentence = rule === undefined ? undefined : ruleSentence(m, rule);
  const errors = fault === undefined ? undefined : [{ field: termField(fault), text: m.whoReads.term.errors[fault] }];
  const professional = view.whom.kind === 'professional';
  return (
    <>
      <ErrorSummary m={m} errors={errors} />
      <div class="sheet sheet-pad narrow block">
        {detail !== undefined && <p>{detail}</p>}
        <p>
          <strong>{reads ? t.reads : t.readsNot}</strong> <Mark kind={reads ? 'allowed' : 'refused'} m={m} />
        </p>
        {sentence !== undefined && rule !== undefined && (
          <p>
            {sentence} <a href={reasonPath(rule)}>{m.whoReads.now.why}</a>
          </p>
        )}
        {professional && (
          <p>
            <a href="/acces/professions">{t.profession}</a>
          </p>
        )}
      </div>
      {view.ties.length === 0 ? (
        <p>{t.nothing}</p>
      ) : (
        view.ties.map((tie) => <TieForm view={view} tie={tie} key={tieKey(tie)} />)
      )}
      {professional && <Exceptions view={view} />}
      <Other view={view} />
    </>
  );
}

/** A tie of its own section: its dates, how to change its end, how to stop it. */
function TieForm({ view, tie }: { view: ReaderSheetView; tie: Tie }): VNode {
  const { m, csrf, whom, name } = view;
  const t = m.whoReads.sheet;
  const words = tieWords(tie, m, view.nameOfCollector(tie));
  const stop = stopForm(tie, whom);
  return (
    <Section title={words.what}>
      <div class="sheet sheet-pad narrow">
        <p>{words.when}</p>
        {tie.kind === 'attending' && <p>{t.attending}</p>}
        {stop !== undefined && (
          <PostButton action={stop.action} csrf={csrf} fields={stop.fields} kind="secondary" icon="close" about={name}>
            {tie.kind === 'administrator' ? m.whoReads.administrator.dismiss : t.stopNow}
          </PostButton>
        )}
        {isChangeable(tie) &&
          (tieKey(tie) === view.open ? (
            <PostForm
              action="/acces/duree"
              csrf={csrf}
              fields={{
                ...whomFields(whom),
                ...(tie.consentId === undefined ? { equipe: 'oui' } : { accord: tie.consentId }),
              }}
            >
              <TermFields m={m} fault={view.fault} />
              <Actions>
                <Button>{t.submit}</Button>
              </Actions>
            </PostForm>
          ) : (
            <p>
              <a href={`${whomHref('/acces/fiche', whom)}&lien=${tieKey(tie)}`}>{t.changeTerm(words.what)}</a>
            </p>
          ))}
      </div>
    </Section>
  );
}

function Exceptions({ view: { m, csrf, exceptions, whom } }: { view: ReaderSheetView }): VNode {
  const t = m.whoReads.sheet;
  return (
    <Section title={t.exceptions}>
      {exceptions.length === 0 ? (
        <p>{t.exceptionsNone}</p>
      ) : (
        <ItemList>
          {exceptions.map((one) => (
            <Item
              icon={one.shown ? 'eye' : 'hide'}
              title={one.title}
              href={one.href}
              meta={one.shown ? t.shown : t.kept}
              actions={
                <PostButton
                  action={one.endAction}
                  csrf={csrf}
                  fields={{ ...whomFields(whom), exception: 'none', retour: 'fiche' }}
                  kind="secondary"
                  small
                  about={one.title}
                >
                  {t.endException}
                </PostButton>
              }
              key={one.href}
            />
          ))}
        </ItemList>
      )}
    </Section>
  );
}

function Other({ view: { m, csrf, whom, blocked, ties, name } }: { view: ReaderSheetView }): VNode {
  const words = m.whoReads;
  const professional = whom.kind === 'professional';
  if (blocked)
    return (
      <Section title={words.sheet.other}>
        <Notice m={m} tone="warning">
          <p>{words.blocked.text}</p>
        </Notice>
        <PostButton
          action={professional ? '/acces/debloquer' : '/acces/debloquer-structure'}
          csrf={csrf}
          fields={whomFields(whom)}
          kind="secondary"
          icon="unlock"
          about={name}
        >
          {m.access.blocks.unblock}
        </PostButton>
      </Section>
    );
  return (
    <Section title={words.sheet.other}>
      <Actions>
        {ties.length === 0 && (
          <LinkButton href={whomHref('/acces/donner', whom)} kind="secondary" icon="hands">
            {words.give.title}
          </LinkButton>
        )}
        {professional && !ties.some(({ kind }) => kind === 'administrator') && (
          <LinkButton href={whomHref('/acces/administrateur', whom)} kind="secondary" icon="shield">
            {words.administrator.choosePerson}
          </LinkButton>
        )}
        <LinkButton
          href={whomHref(professional ? '/acces/bloquer' : '/acces/bloquer-structure', whom)}
          kind="quiet"
          icon="block"
          about={name}
        >
          {m.access.blocks.block}
        </LinkButton>
      </Actions>
      <p>
        <a href="/historique">{words.sheet.history}</a>
      </p>
    </Section>
  );
}

const Section = ({ title, children }: { title: string; children: ComponentChildren }): VNode => (
  <section class="block">
    <h2>{title}</h2>
    {children}
  </section>
);
