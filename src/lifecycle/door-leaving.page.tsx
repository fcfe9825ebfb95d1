// Leaving at the door, with letter and card, for those who have no login: closing an open space that was never activated, and having the
// record from before closed at once after the second letter.
import type { VNode } from 'preact';
import {
  CertifyBox,
  CertifyError,
  ConfirmForm,
  LinkButton,
  Notice,
  TextArea,
  type ForChild,
  type HelpLine,
  type Messages,
} from '../web/index.js';

export const DOOR_CLOSE_PATH = '/opposition/cloturer';

export interface DoorView extends ForChild {
  readonly csrf: string;
}

/** Body of `/opposition/confirmer` for an open space. Posts to {@link DOOR_CLOSE_PATH}. */
export function DoorClosePage({ m, help, view }: { m: Messages; help: HelpLine; view: DoorView }): VNode {
  const t = m.spaceLife.doorClose;
  return (
    <div class="narrow stack">
      <CertifyError m={m} {...view} />
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
          <CertifyBox m={m} {...view} />
          <TextArea m={m} name="raison" label={m.leaving.close.reason} hint={t.reasonHint} rows={3} maxLength={500} />
        </ConfirmForm>
      </div>
      <p>{m.leaving.ended.call(help.phone)}</p>
    </div>
  );
}

/** Body of `/opposition/confirmer` for who opposed, had a record before and was asked by the second letter. */
export function ObjectAgainPage({ m, view }: { m: Messages; view: DoorView }): VNode {
  const t = m.spaceLife.objectAgain;
  return (
    <div class="narrow stack">
      <CertifyError m={m} {...view} />
      <div class="sheet sheet-pad">
        <ConfirmForm
          m={m}
          action="/opposition/confirmer"
          csrf={view.csrf}
          consequences={t.consequences}
          confirmLabel={t.confirm}
          danger
          cancelLabel={t.keep}
          cancelHref="/"
        >
          <CertifyBox m={m} {...view} />
        </ConfirmForm>
      </div>
      <h2>{t.otherTitle}</h2>
      <p>{t.otherText}</p>
      <LinkButton href="/opposition/confirmer?revenir=1" kind="secondary">
        {m.spaceLife.takeBack.confirm}
      </LinkButton>
    </div>
  );
}
