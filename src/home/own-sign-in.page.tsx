// How the person signs in: password, authenticator app, passkeys, open connections.
import type { VNode } from 'preact';
import type { OpenSession } from '../identity/index.js';
import {
  Actions,
  Button,
  CopyText,
  ErrorSummary,
  formatDate,
  formatDateTime,
  Item,
  ItemList,
  LinkButton,
  Mark,
  Notice,
  OneTimeCodeField,
  PasskeyForm,
  PostButton,
  PostForm,
  Qr,
  type Messages,
} from '../web/index.js';
import type { OwnSignIn } from './read-own-sign-in.act.js';

const BASE = '/parametres/connexion';

export interface OwnSignInView {
  readonly m: Messages;
  readonly csrf: string;
  readonly own: OwnSignIn;
  readonly sessions: readonly OpenSession[];
  /** The handle of the session that looks. */
  readonly here: string;
  /** Proven a few minutes ago: changes are offered. */
  readonly fresh: boolean;
  /** There is a national sign-in of persons. */
  readonly national: boolean;
}

export function OwnSignInPage({ m, csrf, own, sessions, here, fresh, national }: OwnSignInView): VNode {
  const t = m.ownSignIn;
  const app = own.account.totpSecret !== undefined;
  const reachable = own.person.email !== undefined || own.person.phone !== undefined;
  return (
    <div class="narrow stack">
      {!fresh && (
        <Notice m={m} tone="warning" title={t.againTitle}>
          <p>{t.againText}</p>
          <PostButton action="/deconnexion" csrf={csrf} kind="secondary">
            {t.again}
          </PostButton>
        </Notice>
      )}
      <section class="sheet sheet-pad">
        <h2>{t.password.title}</h2>
        <p>{t.password.text(own.account.username)}</p>
        {fresh && (
          <LinkButton href={`${BASE}/mot-de-passe`} kind="secondary">
            {t.password.change}
          </LinkButton>
        )}
      </section>
      <section class="sheet sheet-pad">
        <h2>
          {t.app.title} <Mark kind={app ? 'on' : 'off'} m={m} />
        </h2>
        <p>{app ? t.app.on : t.app.off}</p>
        {fresh && (
          <Actions>
            <LinkButton href={`${BASE}/application`} kind="secondary">
              {app ? t.app.relink : t.app.link}
            </LinkButton>
            {app && reachable && (
              <PostButton action={`${BASE}/sans-application`} csrf={csrf} kind="quiet">
                {t.app.unlink}
              </PostButton>
            )}
          </Actions>
        )}
        {app && !reachable && <p class="soft">{t.app.needsOther}</p>}
      </section>
      <section class="sheet sheet-pad">
        <h2>{t.passkeys.title}</h2>
        <p>{t.passkeys.text}</p>
        {own.passkeys.length === 0 ? <p class="soft">{t.passkeys.none}</p> : <Passkeys {...{ m, csrf, own, fresh }} />}
        {fresh && (
          <>
            <PasskeyForm
              m={m}
              action={`${BASE}/cles`}
              question={`${BASE}/cles/question`}
              csrf={csrf}
              label={t.passkeys.add}
              makes
            />
            <noscript>
              <p class="soft">{t.passkeys.noScript}</p>
            </noscript>
          </>
        )}
      </section>
      {national && <National {...{ m, csrf, own, fresh }} />}
      <section class="sheet sheet-pad">
        <h2>{t.sessions.title}</h2>
        <p>{t.sessions.text}</p>
        <ItemList label={t.sessions.title}>
          {sessions.map((one) => (
            <Item
              key={one.handle}
              icon="lock"
              title={one.device ?? t.sessions.unknown}
              meta={t.sessions.since(formatDateTime(one.since, m.lang))}
              marks={one.handle === here ? t.sessions.here : undefined}
              actions={
                one.handle === here ? undefined : (
                  <PostButton
                    action={`${BASE}/fermer`}
                    csrf={csrf}
                    fields={{ connexion: one.handle }}
                    kind="secondary"
                    small
                    about={one.device}
                  >
                    {t.sessions.end}
                  </PostButton>
                )
              }
            />
          ))}
        </ItemList>
        <Actions>
          {sessions.length > 1 && (
            <PostButton action={`${BASE}/fermer-les-autres`} csrf={csrf} kind="secondary">
              {t.sessions.others}
            </PostButton>
          )}
          <PostButton action="/parametres/deconnexion-partout" csrf={csrf} kind="quiet" icon="leave">
            {t.sessions.everywhere}
          </PostButton>
        </Actions>
      </section>
    </div>
  );
}

function National({ m, csrf, own, fresh }: Pick<OwnSignInView, 'm' | 'csrf' | 'own' | 'fresh'>): VNode {
  const t = m.nationalSignIn.own;
  return (
    <section class="sheet sheet-pad">
      <h2>
        {t.title} <Mark kind={own.national === undefined ? 'off' : 'on'} m={m} />
      </h2>
      <p>{own.national === undefined ? t.text : t.linked(formatDate(own.national, m.lang))}</p>
      {fresh &&
        (own.national === undefined ? (
          <LinkButton href={`${BASE}/national`} kind="secondary">
            {t.link}
          </LinkButton>
        ) : (
          <PostButton action={`${BASE}/national/retirer`} csrf={csrf} kind="secondary">
            {t.unlink}
          </PostButton>
        ))}
    </section>
  );
}

function Passkeys({ m, csrf, own, fresh }: Pick<OwnSignInView, 'm' | 'csrf' | 'own' | 'fresh'>): VNode {
  const t = m.ownSignIn.passkeys;
  return (
    <ItemList label={t.title}>
      {own.passkeys.map((one) => (
        <Item
          key={one.id}
          icon="lock"
          title={one.label}
          meta={`${t.added(formatDate(one.createdAt, m.lang))} · ${one.usedAt === undefined ? t.never : t.used(formatDate(one.usedAt, m.lang))}`}
          actions={
            fresh ? (
              <PostButton
                action={`${BASE}/cles/retirer`}
                csrf={csrf}
                fields={{ cle: one.id }}
                kind="secondary"
                small
                about={one.label}
              >
                {t.remove}
              </PostButton>
            ) : undefined
          }
        />
      ))}
    </ItemList>
  );
}

export interface LinkAppView {
  readonly m: Messages;
  readonly csrf: string;
  readonly qr: readonly (readonly boolean[])[];
  /** In groups of four, for those who type. */
  readonly secret: string;
  readonly wrong: boolean;
  readonly demoCode?: string | undefined;
}

/** Body of the page that links another authenticator app. */
export function LinkAppPage({ m, csrf, qr, secret, wrong, demoCode }: LinkAppView): VNode {
  const t = m.ownSignIn.app;
  const errors = wrong ? [{ field: 'code', text: t.codeWrong }] : undefined;
  return (
    <div class="narrow">
      <ErrorSummary m={m} errors={errors} />
      <PostForm action={`${BASE}/application`} csrf={csrf} class="sheet sheet-pad">
        <p>{m.activation.appScan}</p>
        <Qr matrix={qr} label={m.activation.qrLabel} />
        <p>{m.activation.appType}</p>
        <CopyText m={m} label={m.activation.keyLabel} value={secret} />
        {demoCode !== undefined && (
          <Notice m={m}>
            <p>{m.common.demo.codeNow(demoCode)}</p>
          </Notice>
        )}
        <OneTimeCodeField m={m} label={m.activation.code} error={wrong ? t.codeWrong : undefined} />
        <Actions>
          <Button>{t.submit}</Button>
          <a class="btn btn-quiet" href={BASE}>
            {m.common.form.cancel}
          </a>
        </Actions>
      </PostForm>
    </div>
  );
}
