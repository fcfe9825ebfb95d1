// Leaving, in words: what follows from closing and from deleting, and what can be done about a space that is closed or suspended.
import type { VNode } from 'preact';
import type { Instant } from '../kernel/time.js';
import {
  Actions,
  Button,
  Card,
  Cards,
  CertifyBox,
  CertifyError,
  ConfirmForm,
  DefinitionList,
  ErrorSummary,
  formatDate,
  LinkButton,
  Notice,
  PostButton,
  PostForm,
  TextArea,
  TextField,
  type ForChild,
  type HelpLine,
  type IconName,
  type Messages,
} from '../web/index.js';
import { archiveEndsAt } from './archived-ten-years-then-deleted.rule.js';
import type { Space } from './space.model.js';
import { suspensionEndsAt } from './suspended-closes-after-six-weeks.rule.js';
import type { LifecycleAct } from './transitions.js';

export const LEAVING_PATH = '/parametres/quitter';

export function LeavingPage({ m, coolingOffDays }: { m: Messages; coolingOffDays: number }): VNode {
  const t = m.leaving;
  return (
    <>
      <Notice m={m}>
        <p>
          {t.first} <a href="/parametres/emporter">{m.takeout.settingsLink}</a>
        </p>
      </Notice>
      <Cards>
        <Card title={t.close.title}>
          <p>{t.close.text}</p>
          <LinkButton href={`${LEAVING_PATH}/cloturer`} kind="secondary">
            {t.close.go}
          </LinkButton>
        </Card>
        <Card title={t.delete.title}>
          <p>{t.delete.text(coolingOffDays)}</p>
          <LinkButton href={`${LEAVING_PATH}/supprimer`} kind="secondary">
            {t.delete.go}
          </LinkButton>
        </Card>
      </Cards>
    </>
  );
}

export function ClosePage({ m, csrf }: { m: Messages; csrf: string }): VNode {
  const t = m.leaving.close;
  return (
    <div class="sheet sheet-pad narrow">
      <ConfirmForm
        m={m}
        action={`${LEAVING_PATH}/cloturer`}
        csrf={csrf}
        consequences={t.consequences}
        confirmLabel={t.confirm}
        danger
        cancelHref={LEAVING_PATH}
      >
        <TextArea m={m} name="raison" label={t.reason} hint={t.reasonHint} rows={3} maxLength={500} />
      </ConfirmForm>
    </div>
  );
}

/** The field at fault. */
export type DeleteFault = 'certifie' | 'confirmation';

export interface DeleteView {
  readonly m: Messages;
  readonly csrf: string;
  readonly action: string;
  readonly cancelHref: string;
  /** When it would be carried out. */
  readonly deleteAt: Instant;
  readonly faults: readonly DeleteFault[];
  /** Given name of the child whose letter it is: their parent certifies to act for them. */
  readonly child?: string | undefined;
  /** The number to call, where calling is the only way back: the space is suspended, or was. */
  readonly callBack?: string | undefined;
}

export function DeletePage({ m, csrf, action, cancelHref, deleteAt, faults, child, callBack }: DeleteView): VNode {
  const t = m.leaving.delete;
  const words = { certifie: m.activation.errors['certifie-missing'], confirmation: t.wrong(t.word) };
  const errors = faults.map((field) => ({ field, text: words[field] }));
  const textOf = (field: DeleteFault): string | undefined => (faults.includes(field) ? words[field] : undefined);
  const on = formatDate(deleteAt, m.lang);
  return (
    <>
      <ErrorSummary m={m} errors={errors.length === 0 ? undefined : errors} />
      <div class="sheet sheet-pad narrow">
        <ConfirmForm
          m={m}
          action={action}
          csrf={csrf}
          consequences={[
            t.atOnce,
            callBack === undefined ? t.until(on) : t.untilSuspended(on, callBack),
            t.then(on),
            ...t.others,
          ]}
          confirmLabel={t.confirm}
          danger
          cancelHref={cancelHref}
          cancelLabel={t.keep}
        >
          <CertifyBox m={m} child={child} certifyMissing={faults.includes('certifie')} />
          <TextField
            m={m}
            name="confirmation"
            label={t.type(t.word)}
            error={textOf('confirmation')}
            autocomplete="off"
            width={12}
            code
          />
        </ConfirmForm>
      </div>
    </>
  );
}

export interface EndedView extends ForChild {
  readonly m: Messages;
  readonly csrf: string;
  readonly help: HelpLine;
  readonly space: Space;
  readonly may: readonly LifecycleAct[];
  /** The number of the act that has just been done. */
  readonly reference?: string | undefined;
}

/** What was closed is the record from before of somebody who opposed: they never had a space. */
const EARLIER_ONLY: readonly (string | undefined)[] = [
  'new-objection-closes-the-earlier-record',
  'earlier-record-closes-after-its-term',
];

export const endedTitle = ({ state, closedBy }: Space, m: Messages): string => {
  const { titles } = m.leaving.ended;
  if (state === 'closed' && EARLIER_ONLY.includes(closedBy)) return titles.earlier;
  return state === 'closed' || state === 'suspended' ? titles[state] : titles.other;
};

/** What somebody whose space is closed or suspended is told, and what they can do about it. */
export function EndedPage(view: EndedView): VNode {
  const { m, csrf, help, space, may, reference, child, certifyMissing } = view;
  const t = m.leaving.ended;
  const act = (action: string, label: string, icon?: IconName): VNode =>
    child === undefined ? (
      <Actions>
        <PostButton action={action} csrf={csrf} icon={icon}>
          {label}
        </PostButton>
      </Actions>
    ) : (
      <PostForm action={action} csrf={csrf}>
        <CertifyBox m={m} child={child} certifyMissing={certifyMissing} />
        <Button icon={icon}>{label}</Button>
      </PostForm>
    );
  return (
    <div class="narrow">
      <CertifyError m={m} certifyMissing={certifyMissing} />
      <section class="sheet sheet-pad">
        <p>{t.since(formatDate(space.since, m.lang))}</p>
        <p>{stateWords(m, space)}</p>
        {reference !== undefined && (
          <DefinitionList items={[{ term: t.reference, value: <span class="receipt-number">{reference}</span> }]} />
        )}
        {space.suspendedFirst === true && <p>{t.suspendedFirst(help.phone)}</p>}
        {may.includes('space-reopen') && (
          <>
            <p>{t.reopenText}</p>
            {act('/espace-ferme/rouvrir', t.reopen, 'undo')}
          </>
        )}
        {may.includes('space-object') && act('/espace-ferme/refuser', t.object)}
        {may.includes('space-ask-deletion') && (
          <p>
            <a href="/espace-ferme/supprimer">{m.leaving.delete.title}</a>
          </p>
        )}
      </section>
      <p>{t.call(help.phone)}</p>
      <p>
        <a href="/">{t.out}</a>
      </p>
    </div>
  );
}

/** The space is open again: who has a login signs in with it, who never had one activates. */
export function ReopenedPage({ m, activated }: { m: Messages; activated: boolean }): VNode {
  const t = m.leaving.ended;
  return (
    <div class="narrow stack">
      <Notice m={m} tone="success">
        <p>{activated ? t.signInNext : t.activateNext}</p>
      </Notice>
      {activated && <p>{t.lostLogin}</p>}
      <Actions>
        {activated && <LinkButton href="/connexion">{m.spaceLife.signIn}</LinkButton>}
        <LinkButton href="/activer" kind={activated ? 'secondary' : 'primary'}>
          {activated ? t.renewLogin : m.spaceLife.activateInstead}
        </LinkButton>
      </Actions>
    </div>
  );
}

function stateWords(m: Messages, { state, since, deleteAt, objectedAt, suspendedFirst }: Space): string {
  const t = m.leaving.ended;
  const day = (at: Instant): string => formatDate(at, m.lang);
  if (state === 'suspended')
    return objectedAt === undefined ? t.suspendedText(day(suspensionEndsAt(since))) : t.objected;
  if (state !== 'closed') return '';
  if (deleteAt === undefined) return t.archive(day(archiveEndsAt(since)));
  return suspendedFirst === true ? t.deletionAfterSuspension(day(deleteAt)) : t.deletion(day(deleteAt));
}
