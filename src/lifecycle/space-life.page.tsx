import type { VNode } from 'preact';
import type { SpaceState } from '../identity/index.js';
import type { Instant } from '../kernel/time.js';
import {
  Actions,
  CertifyBox,
  CertifyError,
  ConfirmForm,
  DefinitionList,
  formatDateTime,
  LinkButton,
  Notice,
  OppositionReceiptPage,
  type ForChild,
  type HelpLine,
  type Messages,
} from '../web/index.js';

// Pages at the door of a space, for those who proved who they are: what is the matter with the code, what their space allows now,
// and taking an opposition back.

interface Frame {
  readonly m: Messages;
  readonly help: HelpLine;
}

export type CodeFaultName = keyof Messages['spaceLife']['codes'];

/** The code is right and can no longer be used: why, and how to get another. */
export function CodeFaultPage({ m, help, fault }: Frame & { fault: CodeFaultName }): VNode {
  const t = m.spaceLife;
  const words = t.codes[fault];
  return (
    <div class="narrow">
      <Notice m={m} tone="warning">
        <p>{words.text}</p>
      </Notice>
      <p>{words.todo}</p>
      <p>{t.newCode(help.phone)}</p>
      <Actions>
        {fault === 'space-code-works-once' && <LinkButton href="/connexion">{t.signIn}</LinkButton>}
        <LinkButton href="/activer/code" kind={fault === 'space-code-works-once' ? 'secondary' : 'primary'}>
          {t.askNewCode}
        </LinkButton>
      </Actions>
    </div>
  );
}

/** The words for a state in which what was asked for cannot be done. */
export function stateWords(m: Messages, state: SpaceState): { readonly title: string; readonly text: string } {
  const { states } = m.spaceLife;
  return state === 'closed' || state === 'erased' || state === 'deceased' ? states.ended : states[state];
}

/** What was asked for cannot be done from this state: what holds now and the ways on. */
export function NothingToDoPage({
  m,
  help,
  state,
  mayActivate,
}: Frame & { state: SpaceState; mayActivate: boolean }): VNode {
  const t = m.spaceLife;
  return (
    <div class="narrow">
      <p>{stateWords(m, state).text}</p>
      <p>{t.call(help.phone)}</p>
      <Actions>
        {state === 'active' && <LinkButton href="/connexion">{t.signIn}</LinkButton>}
        {mayActivate && <LinkButton href="/activer">{t.activateInstead}</LinkButton>}
      </Actions>
    </div>
  );
}

/** Body of `/opposition/confirmer` for somebody who opposed before. Posts to `/opposition/revenir`. */
export function TakeBackPage({ m, view }: { m: Messages; view: ForChild & { readonly csrf: string } }): VNode {
  const t = m.spaceLife.takeBack;
  return (
    <div class="narrow">
      <CertifyError m={m} {...view} />
      <div class="sheet sheet-pad">
        <ConfirmForm
          m={m}
          action="/opposition/revenir"
          csrf={view.csrf}
          consequences={t.consequences}
          confirmLabel={t.confirm}
          cancelLabel={t.keep}
          cancelHref="/"
        >
          <CertifyBox m={m} {...view} />
        </ConfirmForm>
      </div>
    </div>
  );
}

export interface ReceiptView {
  readonly reference: string;
  readonly at: Instant;
}

/** Body of the receipt of an opposition, with the way back. */
export function OpposedPage({ m, help, view }: Frame & { view: ReceiptView }): VNode {
  return (
    <>
      <OppositionReceiptPage m={m} help={help} view={view} />
      <p>{m.spaceLife.takeBackHere}</p>
    </>
  );
}

/** Body of the receipt of an opposition taken back. */
export function TakenBackPage({ m, view }: { m: Messages; view: ReceiptView & { readonly opened: boolean } }): VNode {
  const t = m.spaceLife.takeBack;
  return (
    <div class="narrow">
      <Notice m={m} tone="success">
        <p>{view.opened ? t.opened : t.willOpen}</p>
      </Notice>
      <DefinitionList
        items={[
          { term: m.opposition.reference, value: <span class="receipt-number">{view.reference}</span> },
          { term: m.opposition.date, value: formatDateTime(view.at, m.lang) },
        ]}
      />
      <p>{t.next}</p>
      <Actions>
        <LinkButton href="/activer">{m.spaceLife.activateInstead}</LinkButton>
      </Actions>
    </div>
  );
}
