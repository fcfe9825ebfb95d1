// The help-desk's console: find an account, see its steps, check who calls, act. No page here knows a document.
import type { VNode } from 'preact';
import { parisDay } from '../kernel/time.js';
import type { LifecycleAct } from '../lifecycle/index.js';
import {
  Actions,
  Button,
  DateField,
  DefinitionList,
  Details,
  FileField,
  formatDate,
  formatDateTime,
  formatDay,
  Notice,
  PostButton,
  PostForm,
  Radios,
  Table,
  TextField,
  type Messages,
} from '../web/index.js';
import { DESK_HEIRS } from './heirs.page.js';
import type { DeskView } from './desk.acts.js';

interface Props {
  readonly m: Messages;
  readonly csrf: string;
}

const BASE = '/assistance/poste';

/** Body of `/assistance/poste` before an account is open. Posts `nir`. */
export function FindAccountPage({ m, csrf, missed }: Props & { missed: boolean }): VNode {
  const t = m.desk;
  return (
    <div class="narrow">
      {missed && (
        <Notice m={m} tone="warning">
          <p>{t.notFound}</p>
        </Notice>
      )}
      <PostForm action={`${BASE}/ouvrir`} csrf={csrf} class="sheet sheet-pad" label={t.find}>
        <TextField m={m} name="nir" label={t.nir} hint={t.nirHint} autocomplete="off" width={20} maxLength={24} code />
        <Actions>
          <Button>{t.findSubmit}</Button>
        </Actions>
      </PostForm>
    </div>
  );
}

export interface AccountProps extends Props {
  readonly view: DeskView;
  /** What the table of transitions lets the help-desk do from this state. */
  readonly may: readonly LifecycleAct[];
}

export function AccountPage(props: AccountProps): VNode {
  const { m, view } = props;
  return (
    <div class="columns">
      <div class="stack">
        <Summary {...props} />
        {view.person === undefined ? <Script {...props} /> : <Deeds {...props} />}
        <Paper {...props} />
        <Fraud {...props} />
      </div>
      <div class="stack">
        <section class="sheet sheet-pad">
          <h2>{m.desk.steps}</h2>
          <Steps {...props} />
        </section>
        <section class="sheet sheet-pad">
          <h2>{m.desk.sent}</h2>
          <SentMessages {...props} />
        </section>
      </div>
    </div>
  );
}

function Summary({ m, csrf, view }: AccountProps): VNode {
  const t = m.desk;
  const { space, person } = view;
  return (
    <section class="sheet sheet-pad">
      <h2>{t.account}</h2>
      {person !== undefined && (
        <Notice m={m} tone="success">
          <p>{t.script.yes(person.givenName)}</p>
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: t.state, value: t.states[space.state] },
          { term: t.since, value: formatDate(space.since, m.lang) },
          ...(space.noticeSentOn === undefined
            ? []
            : [{ term: t.noticeSent, value: formatDay(space.noticeSentOn, m.lang) }]),
          ...(space.deleteAt === undefined ? [] : [{ term: t.deleteAt, value: formatDate(space.deleteAt, m.lang) }]),
          ...(person?.email === undefined ? [] : [{ term: m.settings.identity.email, value: person.email }]),
          ...(person?.phone === undefined ? [] : [{ term: m.settings.identity.phone, value: person.phone }]),
        ]}
      />
      {view.emailReturns && <p class="soft">{t.emailReturns}</p>}
      {view.contactChangedAt !== undefined && (
        <p class="soft">{t.contactChanged(formatDate(view.contactChangedAt, m.lang))}</p>
      )}
      {view.space.state === 'deceased' && (
        <p>
          <a href={DESK_HEIRS}>{m.heirs.desk.title}</a>
        </p>
      )}
      <PostButton action={`${BASE}/fermer`} csrf={csrf} kind="quiet" icon="close">
        {t.close}
      </PostButton>
    </section>
  );
}

function Script({ m, csrf }: AccountProps): VNode {
  const t = m.desk.script;
  return (
    <section class="sheet sheet-pad">
      <h2>{t.title}</h2>
      <p>{t.text}</p>
      <PostForm action={`${BASE}/identite`} csrf={csrf} label={t.title}>
        <TextField m={m} name="nom" label={t.family} autocomplete="off" />
        <TextField m={m} name="prenom" label={t.given} autocomplete="off" />
        <DateField m={m} name="naissance" legend={t.birth} />
        <TextField
          m={m}
          name="postal"
          label={t.postal}
          autocomplete="off"
          inputMode="numeric"
          width={8}
          maxLength={5}
        />
        <p class="soft">{t.never}</p>
        <Actions>
          <Button>{t.submit}</Button>
        </Actions>
      </PostForm>
      <p class="soft">{m.desk.acts.after}</p>
    </section>
  );
}

function Deeds({ m, csrf, view, may }: AccountProps): VNode {
  const t = m.desk.acts;
  const moves = [
    ['space-oppose', 'opposer', t.oppose],
    ['space-return', 'revenir', t.takeBack],
    ['space-close', 'cloturer', t.closeSpace],
    ['space-reopen', 'rouvrir', t.reopen],
  ] as const;
  const offered = moves.filter(([act]) => may.includes(act));
  return (
    <section class="sheet sheet-pad stack">
      <h2>{t.title}</h2>
      <div>
        <h3>{t.code}</h3>
        <p>{t.codeText}</p>
        <PostForm action={`${BASE}/code`} csrf={csrf}>
          <Radios
            m={m}
            name="moyen"
            legend={m.newCode.way}
            value="post"
            options={(['email', 'sms', 'post'] as const).map((value) => ({ value, label: m.newCode.ways[value] }))}
          />
          <Button kind="secondary">{t.codeSubmit}</Button>
        </PostForm>
      </div>
      {view.space.state === 'active' && (
        <div>
          <h3>{t.unlock}</h3>
          <p>{t.unlockText}</p>
          <PostButton action={`${BASE}/debloquer`} csrf={csrf} kind="secondary">
            {t.unlock}
          </PostButton>
        </div>
      )}
      <div>
        <h3>{t.contact}</h3>
        <p>{t.contactText}</p>
        <PostForm action={`${BASE}/coordonnees`} csrf={csrf}>
          <TextField m={m} name="courriel" label={t.email} type="email" autocomplete="off" optional />
          <TextField m={m} name="telephone" label={t.phone} type="tel" autocomplete="off" optional />
          <Button kind="secondary">{t.contactSubmit}</Button>
        </PostForm>
      </div>
      {offered.length > 0 && (
        <div>
          <h3>{t.byPhone}</h3>
          <Actions>
            {offered.map(([, path, label]) => (
              <PostButton action={`${BASE}/${path}`} csrf={csrf} kind="secondary" key={path}>
                {label}
              </PostButton>
            ))}
          </Actions>
        </div>
      )}
    </section>
  );
}

function Paper({ m, csrf }: AccountProps): VNode {
  const t = m.desk.paper;
  return (
    <section class="sheet sheet-pad">
      <Details summary={t.title}>
        <p>{t.text}</p>
        <PostForm action={`${BASE}/courrier`} csrf={csrf} files label={t.title}>
          <Radios
            m={m}
            name="demande"
            legend={t.kind}
            options={(['opposition', 'closing'] as const).map((value) => ({ value, label: t.kinds[value] }))}
          />
          <DateField m={m} name="recu" legend={t.received} />
          <FileField m={m} name="scan" label={t.scan} accept=".pdf,.jpg,.jpeg,.png" />
          <Actions>
            <Button>{t.submit}</Button>
          </Actions>
        </PostForm>
      </Details>
    </section>
  );
}

function Fraud({ m, csrf, may }: AccountProps): VNode | null {
  const t = m.desk.fraud;
  const moves = [
    ['space-suspend', 'suspendre', t.suspend, 'danger'],
    ['space-object', 'desaccord', t.object, 'secondary'],
    ['space-lift', 'lever', t.lift, 'secondary'],
  ] as const;
  const offered = moves.filter(([act]) => may.includes(act));
  if (offered.length === 0) return null;
  return (
    <section class="sheet sheet-pad">
      <Details summary={t.title}>
        <p>{t.text}</p>
        <Actions>
          {offered.map(([, path, label, kind]) => (
            <PostButton action={`${BASE}/${path}`} csrf={csrf} kind={kind} key={path}>
              {label}
            </PostButton>
          ))}
        </Actions>
      </Details>
    </section>
  );
}

function Steps({ m, view }: AccountProps): VNode {
  const t = m.desk;
  const names: Readonly<Record<string, string>> = t.stepNames;
  if (view.steps.length === 0) return <p>{t.none}</p>;
  return (
    <ul class="desk-steps">
      {view.steps.map(({ at, act, outcome, by }, index) => (
        <li key={index}>
          <time dateTime={new Date(at).toISOString()}>{formatDateTime(at, m.lang)}</time> {names[act] ?? act}
          {by === undefined ? '' : `, ${t.by(by)}`}
          {outcome === 'done' ? '' : ` (${t.refused})`}
        </li>
      ))}
    </ul>
  );
}

function SentMessages({ m, view }: AccountProps): VNode {
  const t = m.desk;
  if (view.messages.length === 0) return <p>{t.none}</p>;
  return (
    <Table
      caption={t.sent}
      captionHidden
      columns={[{ label: t.columns.message }, { label: t.columns.date }, { label: t.columns.way }]}
      rows={view.messages.map(({ kind, channel, state, at }) => [
        m.outgoing.kinds[kind].subject,
        formatDay(parisDay(at), m.lang),
        `${t.channels[channel]}, ${t.sentStates[state]}`,
      ])}
    />
  );
}
