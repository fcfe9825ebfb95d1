// Leaving at the door, with letter and card, for those who have no login: closing an open space that was never activated, and having the
// record from before closed at once after the second letter.
import type { VNode } from 'preact';
import {
  Checkbox,
  ConfirmForm,
  ErrorSummary,
  LinkButton,
  Notice,
  TextArea,
  type HelpLine,
  type Messages,
} from '../web/index.js';

export const DOOR_CLOSE_PATH = '/opposition/cloturer';

export interface DoorCloseView {
  readonly csrf: string;
  /** Given name of the child whose letter it is: their parent certifies to act for them. */
  readonly child?: string | undefined;
  readonly certifyMissing: boolean;
}

/** Body of `/opposition/confirmer` for an open space. Posts to {@link DOOR_CLOSE_PATH}. */
export function DoorClosePage({ m, help, view }: { m: Messages; help: HelpLine; view: DoorCloseView }): VNode {
  const t = m.spaceLife.doorClose;
  const error = view.certifyMissing ? m.activation.errors['certifie-missing'] : undefined;
  return (
    <div class="narrow stack">
      <ErrorSummary m={m} errors={error === undefined ? undefined : [{ field: 'certifie', text: error }]} />
      <Notice m={m}>
        <p>
          {t.instead} <a href="/activer">{m.spaceLife.activateInstead}</a>
        </p>
      </Notice>
      <div class="sheet sheet-pad">
        <ConfirmForm
          m={m}
          action={DOOR_CLOSE_PATH}
          csrf={view.csrf}
          consequences={t.consequences}
          confirmLabel={t.confirm}
          danger
          cancelLabel={t.keep}
          cancelHref="/"
        >
          {view.child !== undefined && (
            <Checkbox
              m={m}
              name="certifie"
              label={m.activation.certify(view.child)}
              hint={m.activation.certifyHint}
              error={error}
            />
          )}
          <TextArea m={m} name="raison" label={m.leaving.close.reason} hint={t.reasonHint} rows={3} maxLength={500} />
        </ConfirmForm>
      </div>
      <p>{m.leaving.ended.call(help.phone)}</p>
    </div>
  );
}

/** Body of `/opposition/confirmer` for who opposed, had a record before and was asked by the second letter. */
export function ObjectAgainPage({ m, csrf }: { m: Messages; csrf: string }): VNode {
  const t = m.spaceLife.objectAgain;
  return (
    <div class="narrow stack">
      <div class="sheet sheet-pad">
        <ConfirmForm
          m={m}
          action="/opposition/confirmer"
          csrf={csrf}
          consequences={t.consequences}
          confirmLabel={t.confirm}
          danger
          cancelLabel={t.keep}
          cancelHref="/"
        />
      </div>
      <h2>{t.otherTitle}</h2>
      <p>{t.otherText}</p>
      <LinkButton href="/opposition/confirmer?revenir=1" kind="secondary">
        {m.spaceLife.takeBack.confirm}
      </LinkButton>
    </div>
  );
}
