// Signing in: username and password, then the one-time code. Both forms post to their own address.
import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  ErrorSummary,
  type FormError,
  LinkButton,
  Notice,
  OneTimeCodeField,
  PasskeyForm,
  PostButton,
  PostForm,
  TextField,
  errorOf,
} from '../components/index.js';
import type { Messages } from '../messages/index.js';
import type { HelpLine } from '../site.js';
import { Aside } from './aside.js';
import { DemoLogins, type DemoLogin } from './demo.page.js';

export type SignInError =
  'usernameMissing' | 'passwordMissing' | 'wrongLogin' | 'wrongPasskey' | 'tooMany' | 'passwordSpent' | 'expired';

export interface SignInView {
  readonly csrf: string;
  readonly errors?: readonly SignInError[] | undefined;
  readonly username?: string | undefined;
  /** Path to come back to; the route has checked that it is one of ours. */
  readonly next?: string | undefined;
  readonly signedOut?: boolean | undefined;
  /** A new password was chosen just now. */
  readonly changed?: boolean | undefined;
  /** There is a national sign-in of persons. */
  readonly national?: boolean;
  /** Demo mode only. */
  readonly demoLogins?: readonly DemoLogin[] | undefined;
}

const FIELDS: Partial<Record<SignInError, string>> = {
  usernameMissing: 'username',
  passwordMissing: 'password',
  wrongLogin: 'username',
};

/** Body of `/connexion`. Posts `username`, `password` (and `next`) to `/connexion`. */
export function SignInPage({ m, help, view }: { m: Messages; help: HelpLine; view: SignInView }): VNode {
  const t = m.signIn;
  const errors = (view.errors ?? []).map((name): FormError => ({ field: FIELDS[name], text: t.errors[name] }));
  return (
    <div class="with-aside">
      <div>
        {view.changed === true && (
          <Notice m={m} tone="success">
            <p>{t.changed}</p>
          </Notice>
        )}
        {view.signedOut === true && (
          <Notice m={m} tone="success">
            <p>{t.signedOut}</p>
          </Notice>
        )}
        <ErrorSummary m={m} errors={errors}>
          {view.errors?.includes('wrongLogin') === true && <p>{t.errors.wrongLoginHelp}</p>}
        </ErrorSummary>
        <PostForm
          action="/connexion"
          csrf={view.csrf}
          class="sheet sheet-pad"
          fields={view.next === undefined ? {} : { next: view.next }}
        >
          <TextField
            m={m}
            name="username"
            label={t.username}
            hint={t.usernameHint}
            autocomplete="username"
            value={view.username}
            error={errorOf(errors, 'username')}
          />
          <TextField
            m={m}
            name="password"
            label={t.password}
            type="password"
            autocomplete="current-password"
            error={errorOf(errors, 'password')}
          />
          <Actions>
            <Button>{t.submit}</Button>
          </Actions>
        </PostForm>
        <PasskeyForm
          m={m}
          action="/connexion/cle"
          question="/connexion/cle/question"
          csrf={view.csrf}
          label={t.passkey}
          fields={view.next === undefined ? {} : { next: view.next }}
        />
        {view.national === true && (
          <p class="other-way">
            <LinkButton
              href={`/connexion/national${view.next === undefined ? '' : `?retour=${encodeURIComponent(view.next)}`}`}
              kind="secondary"
            >
              {m.nationalSignIn.button}
            </LinkButton>{' '}
            <span class="soft">{m.nationalSignIn.or}</span>
          </p>
        )}
        {view.demoLogins !== undefined && <DemoLogins m={m} logins={view.demoLogins} />}
      </div>
      <Aside
        m={m}
        help={help}
        topics={[
          { title: t.noAccount, text: '', link: { href: '/activer', label: t.activate } },
          { title: t.professional, text: '', link: { href: '/pro', label: t.professionalLink } },
          {
            title: t.forgotten,
            text: t.forgottenText(help.phone),
            link: { href: '/connexion/oubli', label: t.forgottenLink },
          },
        ]}
      />
    </div>
  );
}

export type CodeError = 'codeMissing' | 'notSent' | 'tooManySent';

export interface CodeView {
  readonly csrf: string;
  readonly errors?: readonly CodeError[] | undefined;
  /** The person has an authenticator app. */
  readonly app: boolean;
  /** Where a code was sent, masked. */
  readonly sentTo?: string | undefined;
  /** Where one can be sent, masked. */
  readonly email?: string | undefined;
  readonly sms?: string | undefined;
  readonly demoOutgoing?: boolean | undefined;
  /** Demo mode only: the code that is right at this moment. */
  readonly demoCode?: string | undefined;
}

const SEND = '/connexion/code/envoyer';

/** Body of `/connexion/code`. Posts `code` there. */
export function SignInCodePage({ m, help, view }: { m: Messages; help: HelpLine; view: CodeView }): VNode {
  const t = m.signIn;
  const errors = (view.errors ?? []).map((name): FormError => ({
    field: name === 'codeMissing' ? 'code' : undefined,
    text: t.errors[name],
  }));
  const awaited = view.app || view.sentTo !== undefined;
  const ways = (
    <div class="ways">
      {view.email !== undefined && (
        <PostButton action={SEND} csrf={view.csrf} fields={{ moyen: 'email' }} kind="secondary" icon="letter">
          {t.sendMail(view.email)}
        </PostButton>
      )}
      {view.sms !== undefined && (
        <PostButton action={SEND} csrf={view.csrf} fields={{ moyen: 'sms' }} kind="secondary" icon="phone">
          {t.sendText(view.sms)}
        </PostButton>
      )}
    </div>
  );
  return (
    <div class="with-aside">
      <div>
        <ErrorSummary m={m} errors={errors} />
        {view.demoCode !== undefined && (
          <Notice m={m}>
            <p data-demo-code={view.demoCode}>{m.common.demo.codeNow(view.demoCode)}</p>
          </Notice>
        )}
        {view.demoOutgoing === true && (
          <Notice m={m}>
            <p>
              <a href="/demo/courrier">{t.demoOutgoing}</a>
            </p>
          </Notice>
        )}
        {awaited && (
          <PostForm action="/connexion/code" csrf={view.csrf} class="sheet sheet-pad">
            <OneTimeCodeField
              m={m}
              label={t.code}
              error={errorOf(errors, 'code')}
              {...(view.app && view.sentTo !== undefined ? { hint: t.useApp } : {})}
            />
            <Actions>
              <Button>{t.codeSubmit}</Button>
              <a class="btn btn-quiet" href="/connexion">
                {t.startAgain}
              </a>
            </Actions>
          </PostForm>
        )}
        {(view.email !== undefined || view.sms !== undefined) &&
          (awaited ? <Details summary={t.otherWays}>{ways}</Details> : <div class="sheet sheet-pad">{ways}</div>)}
        {!awaited && view.email === undefined && view.sms === undefined && (
          <Notice m={m} tone="warning">
            <p>{t.errors.notSent}</p>
            <p>{t.forgottenText(help.phone)}</p>
          </Notice>
        )}
      </div>
      <Aside
        m={m}
        help={help}
        topics={[
          {
            title: t.forgotten,
            text: t.forgottenText(help.phone),
            link: { href: '/connexion/oubli', label: t.forgottenLink },
          },
          { title: m.home.fraud.title, text: t.never },
        ]}
      />
    </div>
  );
}
