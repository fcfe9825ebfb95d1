// A lost provisional code: who you are, how to receive another one, what happens now.
import type { VNode } from 'preact';
import {
  Actions,
  Button,
  ErrorSummary,
  type FormError,
  LinkButton,
  Notice,
  PostForm,
  Radios,
  errorOf,
} from '../components/index.js';
import type { Messages } from '../messages/index.js';
import type { HelpLine } from '../site.js';
import { Aside } from './aside.js';
import { NirField, SerialField } from './proof-fields.js';

export type NewCodeError = keyof Messages['newCode']['errors'];

export interface NewCodeValues {
  readonly nir: string;
  readonly serial: string;
  readonly way: string;
}

export interface NewCodeView {
  readonly csrf: string;
  readonly errors?: readonly NewCodeError[] | undefined;
  readonly values?: NewCodeValues | undefined;
  /** What this installation can send with. */
  readonly mail: boolean;
  readonly text: boolean;
}

/** Body of `/activer/code`. Posts `nir`, `serial`, `moyen` there. */
export function NewCodePage({ m, help, view }: { m: Messages; help: HelpLine; view: NewCodeView }): VNode {
  const t = m.newCode;
  const { values } = view;
  const errors = (view.errors ?? []).map((name): FormError => {
    const field = name.split('-')[0] ?? '';
    return { field: field === 'too' ? undefined : field, text: t.errors[name] };
  });
  const ways = [...(view.mail ? (['email'] as const) : []), ...(view.text ? (['sms'] as const) : []), 'post' as const];
  return (
    <div class="with-aside">
      <div>
        <ErrorSummary m={m} errors={errors} />
        <PostForm action="/activer/code" csrf={view.csrf} class="sheet sheet-pad">
          <NirField m={m} hint={t.nirHint} value={values?.nir} errors={errors} />
          <SerialField m={m} value={values?.serial} errors={errors} />
          <Radios
            m={m}
            name="moyen"
            legend={t.way}
            hint={t.limit}
            error={errorOf(errors, 'moyen')}
            value={values?.way}
            options={ways.map((value) => ({ value, label: t.ways[value] }))}
          />
          <Actions>
            <Button>{t.submit}</Button>
          </Actions>
        </PostForm>
      </div>
      <Aside
        m={m}
        help={help}
        topics={[
          { title: m.proof.noCard, text: m.proof.noCardText(help.phone) },
          { title: t.changedTitle, text: t.changedText },
        ]}
      />
    </div>
  );
}

/** Body of the page that follows, whoever asked. */
export function NewCodeAskedPage({
  m,
  help,
  way,
  demo,
}: {
  m: Messages;
  help: HelpLine;
  way: keyof Messages['newCode']['asked'];
  demo: boolean;
}): VNode {
  const t = m.newCode;
  return (
    <div class="narrow">
      <Notice m={m} tone="success">
        <p>{t.asked[way]}</p>
        <p>{t.fallback}</p>
        <p>{t.told}</p>
      </Notice>
      {demo && (
        <p>
          <a href="/demo/courrier">{t.demoOutgoing}</a>
        </p>
      )}
      <p>{t.limit}</p>
      <p>{t.nothing(help.phone)}</p>
      <Actions>
        <LinkButton href="/activer">{t.use}</LinkButton>
      </Actions>
    </div>
  );
}
