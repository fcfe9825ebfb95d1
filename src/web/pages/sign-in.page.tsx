// Signing in: username and password, then the one-time code. Both forms post to their own address.
import type { VNode } from 'preact';
import {
  Actions,
  Button,
  ErrorSummary,
  type FormError,
  Notice,
  OneTimeCodeField,
  PostForm,
  TextField,
  errorOf,
} from '../components/index.js';
import type { Messages } from '../messages/index.js';
import type { HelpLine } from '../site.js';
import { Aside } from './aside.js';
import { DemoLogins, type DemoLogin } from './demo.page.js';

export type SignInError = 'usernameMissing' | 'passwordMissing' | 'wrongLogin' | 'tooMany' | 'expired';

export interface SignInView {
  readonly csrf: string;
  readonly errors?: readonly SignInError[] | undefined;
  readonly username?: string | undefined;
  /** Path to come back to; the route has checked that it is one of ours. */
  readonly next?: string | undefined;
  readonly signedOut?: boolean | undefined;
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
        {view.demoLogins !== undefined && <DemoLogins m={m} logins={view.demoLogins} />}
      </div>
      <Aside
        m={m}
        help={help}
        topics={[
          { title: t.noAccount, text: '', link: { href: '/activer', label: t.activate } },
          { title: t.professional, text: '', link: { href: '/pro', label: t.professionalLink } },
          { title: t.forgotten, text: t.forgottenText(help.phone) },
        ]}
      />
    </div>
  );
}

export interface CodeView {
  readonly csrf: string;
  readonly errors?: readonly ('codeMissing' | 'wrongCode' | 'tooMany')[] | undefined;
  /** Demo mode only: the code that is right at this moment. */
  readonly demoCode?: string | undefined;
}

/** Body of `/connexion/code`. Posts `code` there. */
export function SignInCodePage({ m, help, view }: { m: Messages; help: HelpLine; view: CodeView }): VNode {
  const t = m.signIn;
  const errors = (view.errors ?? []).map((name): FormError => ({ field: 'code', text: t.errors[name] }));
  return (
    <div class="with-aside">
      <div>
        <ErrorSummary m={m} errors={errors}>
          {view.errors?.includes('wrongCode') === true && <p>{t.errors.wrongCodeHelp}</p>}
        </ErrorSummary>
        {view.demoCode !== undefined && (
          <Notice m={m}>
            <p data-demo-code={view.demoCode}>{m.common.demo.codeNow(view.demoCode)}</p>
          </Notice>
        )}
        <PostForm action="/connexion/code" csrf={view.csrf} class="sheet sheet-pad">
          <OneTimeCodeField m={m} label={t.code} error={errorOf(errors, 'code')} />
          <Actions>
            <Button>{t.codeSubmit}</Button>
            <a class="btn btn-quiet" href="/connexion">
              {t.startAgain}
            </a>
          </Actions>
        </PostForm>
      </div>
      <Aside
        m={m}
        help={help}
        topics={[
          { title: t.forgotten, text: t.forgottenText(help.phone) },
          { title: m.home.fraud.title, text: t.never },
        ]}
      />
    </div>
  );
}
