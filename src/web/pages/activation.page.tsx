// Activating a space, page by page: who you are, your login, your authenticator app, done.
import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Checkbox,
  CopyText,
  Details,
  ErrorSummary,
  type FormError,
  LinkButton,
  Notice,
  OneTimeCodeField,
  PostButton,
  PostForm,
  Steps,
  TextField,
  errorOf,
} from '../components/index.js';
import type { Messages } from '../messages/index.js';
import { Qr } from '../qr.js';
import type { HelpLine } from '../site.js';
import { Aside } from './aside.js';
import { type ProofError, ProofErrors, ProofFields, type ProofValues } from './proof-fields.js';

interface Frame {
  readonly m: Messages;
  readonly help: HelpLine;
}

export interface ActivationProofView {
  readonly csrf: string;
  readonly values?: ProofValues | undefined;
  readonly errors?: readonly ProofError[] | undefined;
}

/** Body of `/activer`. Posts `code`, `nir`, `serial` there. */
export function ActivationProofPage({ m, help, view }: Frame & { view: ActivationProofView }): VNode {
  const t = m.activation;
  return (
    <div class="with-aside">
      <div>
        <Steps m={m} steps={t.steps} current={1} />
        <ProofErrors m={m} help={help} errors={view.errors} />
        <PostForm action="/activer" csrf={view.csrf} class="sheet sheet-pad">
          <ProofFields m={m} values={view.values} errors={view.errors} />
          <Actions>
            <Button>{t.proofSubmit}</Button>
          </Actions>
        </PostForm>
      </div>
      <Aside
        m={m}
        help={help}
        topics={[
          {
            title: m.proof.lostCode,
            text: m.proof.lostCodeText,
            link: { href: '/activer/code', label: m.spaceLife.askNewCode },
          },
          { title: m.proof.noCard, text: m.proof.noCardText(help.phone) },
        ]}
      />
    </div>
  );
}

export type ActivationError = keyof Messages['activation']['errors'];

const formErrors = (m: Messages, errors: readonly ActivationError[] | undefined): FormError[] =>
  (errors ?? []).map((name) => {
    const field = name.split('-')[0] ?? '';
    return {
      field:
        ['username', 'password', 'code', 'certifie'].includes(field) && name !== 'code-not-sent' ? field : undefined,
      text: m.activation.errors[name],
    };
  });

export interface ActivationLoginView {
  readonly csrf: string;
  readonly username?: string | undefined;
  /** The child whose space a parent activates. */
  readonly child?: string | undefined;
  readonly errors?: readonly ActivationError[] | undefined;
}

/** Body of `/activer/identifiants`. Posts `username`, `password` there. */
export function ActivationLoginPage({ m, help, view }: Frame & { view: ActivationLoginView }): VNode {
  const t = m.activation;
  const errors = formErrors(m, view.errors);
  return (
    <div class="with-aside">
      <div>
        <Steps m={m} steps={t.steps} current={2} />
        <ErrorSummary m={m} errors={errors} />
        <PostForm action="/activer/identifiants" csrf={view.csrf} class="sheet sheet-pad">
          <TextField
            m={m}
            name="username"
            label={t.username}
            hint={t.usernameHint}
            error={errorOf(errors, 'username')}
            value={view.username}
            autocomplete="username"
          />
          <TextField
            m={m}
            name="password"
            label={t.password}
            hint={t.passwordHint}
            error={errorOf(errors, 'password')}
            type="password"
            autocomplete="new-password"
          />
          {view.child !== undefined && (
            <Checkbox
              m={m}
              name="certifie"
              label={t.certify(view.child)}
              hint={t.certifyHint}
              error={errorOf(errors, 'certifie')}
            />
          )}
          <Actions>
            <Button>{t.loginSubmit}</Button>
          </Actions>
        </PostForm>
      </div>
      <Aside m={m} help={help} topics={[{ title: m.home.fraud.title, text: m.signIn.never }]} />
    </div>
  );
}

export interface ActivationAppView {
  readonly csrf: string;
  /** From `qrMatrix(otpauthUri)`. */
  readonly qr: readonly (readonly boolean[])[];
  /** The same secret for those who type: base32, in groups of four. */
  readonly key: string;
  readonly errors?: readonly ActivationError[] | undefined;
  readonly demoCode?: string | undefined;
  /** A code was sent there (masked): it is awaited instead of the application's. */
  readonly sentTo?: string | undefined;
  /** Where one can be sent, masked. */
  readonly email?: string | undefined;
  readonly sms?: string | undefined;
  readonly demoOutgoing?: boolean | undefined;
}

/** Codes by e-mail or text message, for who has no application. */
function OtherWays({ m, view }: { m: Messages; view: ActivationAppView }): VNode | null {
  const t = m.activation;
  if (view.email === undefined && view.sms === undefined) return null;
  const to = (moyen: string, icon: 'letter' | 'phone', label: string): VNode => (
    <PostButton action="/activer/application/envoyer" csrf={view.csrf} fields={{ moyen }} kind="secondary" icon={icon}>
      {label}
    </PostButton>
  );
  return (
    <Details summary={t.otherWays}>
      <p>{t.otherWaysText}</p>
      <div class="ways">
        {view.email !== undefined && to('email', 'letter', t.byMail(view.email))}
        {view.sms !== undefined && to('sms', 'phone', t.byText(view.sms))}
      </div>
    </Details>
  );
}

/** The code that was sent is awaited. */
function SentCode({ m, help, view }: Frame & { view: ActivationAppView }): VNode {
  const t = m.activation;
  const errors = formErrors(m, view.errors);
  return (
    <div class="with-aside">
      <div>
        <Steps m={m} steps={t.steps} current={3} />
        <ErrorSummary m={m} errors={errors} />
        {view.demoOutgoing === true && (
          <Notice m={m}>
            <p>
              <a href="/demo/courrier">{m.signIn.demoOutgoing}</a>
            </p>
          </Notice>
        )}
        <PostForm action="/activer/application" csrf={view.csrf} class="sheet sheet-pad">
          <OneTimeCodeField m={m} label={t.code} hint={t.sentLead(view.sentTo ?? '')} error={errorOf(errors, 'code')} />
          <Actions>
            <Button>{t.appSubmit}</Button>
          </Actions>
        </PostForm>
        <OtherWays m={m} view={view} />
      </div>
      <Aside m={m} help={help} topics={[{ title: t.noPhone, text: t.noPhoneText(help.phone) }]} />
    </div>
  );
}

/** Body of `/activer/application`. Posts `code` there. */
export function ActivationAppPage({ m, help, view }: Frame & { view: ActivationAppView }): VNode {
  const t = m.activation;
  if (view.sentTo !== undefined) return <SentCode m={m} help={help} view={view} />;
  const errors = formErrors(m, view.errors);
  return (
    <div class="with-aside">
      <div>
        <Steps m={m} steps={t.steps} current={3} />
        <ErrorSummary m={m} errors={errors} />
        <div class="sheet sheet-pad">
          <ol class="numbered">
            <li>{t.appInstall}</li>
            <li>
              <p>{t.appScan}</p>
              <Qr matrix={view.qr} label={t.qrLabel} />
              <p>{t.appType}</p>
              <CopyText m={m} label={t.keyLabel} value={view.key} />
            </li>
            <li>
              <p>{t.appCode}</p>
              {view.demoCode !== undefined && (
                <Notice m={m}>
                  <p>{m.common.demo.codeNow(view.demoCode)}</p>
                </Notice>
              )}
              <PostForm action="/activer/application" csrf={view.csrf}>
                <OneTimeCodeField m={m} label={t.code} error={errorOf(errors, 'code')} />
                <Actions>
                  <Button>{t.appSubmit}</Button>
                </Actions>
              </PostForm>
            </li>
          </ol>
        </div>
        <OtherWays m={m} view={view} />
      </div>
      <Aside m={m} help={help} topics={[{ title: t.noPhone, text: t.noPhoneText(help.phone) }]} />
    </div>
  );
}

/** Body of the last page, once signed in. */
export function ActivationDonePage({ m }: { m: Messages }): VNode {
  const t = m.activation;
  return (
    <>
      <Notice m={m} tone="success">
        <p>{t.doneLead}</p>
      </Notice>
      <h2>{t.doneNext}</h2>
      <Actions>
        <LinkButton href="/documents" icon="documents">
          {t.doneDocuments}
        </LinkButton>
        <LinkButton href="/acces" kind="secondary" icon="people">
          {t.doneAccess}
        </LinkButton>
      </Actions>
      <p>{t.doneEmergency}</p>
    </>
  );
}
