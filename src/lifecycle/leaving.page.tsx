// Leaving, in words: what follows from closing and from deleting, and what can be done about a space that is closed or suspended.
import type { VNode } from 'preact';
import type { Instant } from '../kernel/time.js';
import {
  Card,
  Cards,
  ConfirmForm,
  DefinitionList,
  ErrorSummary,
  formatDate,
  LinkButton,
  Notice,
  PostButton,
  TextArea,
  TextField,
  type HelpLine,
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

export interface DeleteView {
  readonly m: Messages;
  readonly csrf: string;
  readonly action: string;
  readonly cancelHref: string;
  /** When it would be carried out. */
  readonly deleteAt: Instant;
  readonly wrong: boolean;
  /** The number to call, where calling is the only way back: the space is suspended, or was. */
  readonly callBack?: string | undefined;
}

export function DeletePage({ m, csrf, action, cancelHref, deleteAt, wrong, callBack }: DeleteView): VNode {
  const t = m.leaving.delete;
  const error = wrong ? t.wrong(t.word) : undefined;
  const on = formatDate(deleteAt, m.lang);
  return (
    <>
      <ErrorSummary m={m} errors={error === undefined ? undefined : [{ field: 'confirmation', text: error }]} />
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
          <TextField
            m={m}
            name="confirmation"
            label={t.type(t.word)}
            error={error}
            autocomplete="off"
            width={12}
            code
          />
        </ConfirmForm>
      </div>
    </>
  );
}

export interface EndedView {
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
export function EndedPage({ m, csrf, help, space, may, reference }: EndedView): VNode {
  const t = m.leaving.ended;
  return (
    <div class="narrow">
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
            <p>
              <PostButton action="/espace-ferme/rouvrir" csrf={csrf} icon="undo">
                {t.reopen}
              </PostButton>
            </p>
          </>
        )}
        {may.includes('space-object') && (
          <p>
            <PostButton action="/espace-ferme/refuser" csrf={csrf}>
              {t.object}
            </PostButton>
          </p>
        )}
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

function stateWords(m: Messages, { state, since, deleteAt, objectedAt, suspendedFirst }: Space): string {
  const t = m.leaving.ended;
  const day = (at: Instant): string => formatDate(at, m.lang);
  if (state === 'suspended')
    return objectedAt === undefined ? t.suspendedText(day(suspensionEndsAt(since))) : t.objected;
  if (state !== 'closed') return '';
  if (deleteAt === undefined) return t.archive(day(archiveEndsAt(since)));
  return suspendedFirst === true ? t.deletionAfterSuspension(day(deleteAt)) : t.deletion(day(deleteAt));
}
