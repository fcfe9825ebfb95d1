// A lost password, in three short pages.
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

export type RecoveryError = keyof Messages['recovery']['errors'];

interface RecoveryView {
  readonly csrf: string;
  readonly errors?: readonly RecoveryError[] | undefined;
}
interface Props {
  readonly m: Messages;
  readonly help: HelpLine;
  readonly view: RecoveryView;
}

const FIELDS = ['username', 'courriel', 'second', 'password'];
const faultsOf = (m: Messages, errors: readonly RecoveryError[] | undefined): FormError[] =>
  (errors ?? []).map((name) => {
    const field = name.split('-')[0] ?? '';
    return { field: FIELDS.includes(field) ? field : undefined, text: m.recovery.errors[name] };
  });

const aside = ({ m, help }: Props): VNode => (
  <Aside
    m={m}
    help={help}
    topics={[
      {
        title: m.recovery.otherTitle,
        text: m.recovery.otherText,
        link: { href: '/activer/code', label: m.recovery.otherLink },
      },
      { title: m.recovery.passkeyTitle, text: m.recovery.passkeyText },
      { title: m.recovery.factsTitle, text: m.recovery.factsText },
    ]}
  />
);

/** Body of `/connexion/oubli`. Posts `username` there. */
export function RecoveryPage(props: Props): VNode {
  const { m, view } = props;
  const errors = faultsOf(m, view.errors);
  return (
    <div class="with-aside">
      <div>
        <ErrorSummary m={m} errors={errors} />
        <PostForm action="/connexion/oubli" csrf={view.csrf} class="sheet sheet-pad">
          <TextField
            m={m}
            name="username"
            label={m.recovery.usernameLabel}
            hint={m.recovery.usernameHint}
            error={errorOf(errors, 'username')}
            autocomplete="username"
          />
          <Actions>
            <Button>{m.recovery.submit}</Button>
          </Actions>
        </PostForm>
      </div>
      {aside(props)}
    </div>
  );
}

/** Body of `/connexion/oubli/codes`. Posts `courriel`, `second` there. */
export function RecoveryCodesPage(
  props: Omit<Props, 'view'> & { view: RecoveryView & { readonly demoOutgoing: boolean } },
): VNode {
  const { m, view } = props;
  const t = m.recovery;
  const errors = faultsOf(m, view.errors);
  return (
    <div class="with-aside">
      <div>
        <ErrorSummary m={m} errors={errors} />
        {view.demoOutgoing && (
          <Notice m={m}>
            <p>
              <a href="/demo/courrier">{t.demoOutgoing}</a>
            </p>
          </Notice>
        )}
        <PostForm action="/connexion/oubli/codes" csrf={view.csrf} class="sheet sheet-pad">
          <OneTimeCodeField m={m} name="courriel" label={t.mailCode} error={errorOf(errors, 'courriel')} />
          <OneTimeCodeField
            m={m}
            name="second"
            label={t.second}
            hint={t.secondHint}
            error={errorOf(errors, 'second')}
          />
          <Actions>
            <Button>{t.codesSubmit}</Button>
            <a class="btn btn-quiet" href="/connexion/oubli">
              {m.signIn.startAgain}
            </a>
          </Actions>
        </PostForm>
      </div>
      {aside(props)}
    </div>
  );
}

/** A new password, chosen by whoever has just proven who they are. Posts `password` to `action`. */
export function NewPasswordPage({ m, help, view, action }: Props & { action: string }): VNode {
  const t = m.recovery;
  const errors = faultsOf(m, view.errors);
  return (
    <div class="with-aside">
      <div>
        <ErrorSummary m={m} errors={errors} />
        <PostForm action={action} csrf={view.csrf} class="sheet sheet-pad">
          <TextField
            m={m}
            name="password"
            label={t.newPassword}
            hint={m.activation.passwordHint}
            error={errorOf(errors, 'password')}
            type="password"
            autocomplete="new-password"
          />
          <Actions>
            <Button>{t.newSubmit}</Button>
          </Actions>
        </PostForm>
      </div>
      <Aside m={m} help={help} topics={[{ title: m.home.fraud.title, text: m.signIn.never }]} />
    </div>
  );
}
