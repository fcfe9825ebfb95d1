import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Checkbox,
  Checkboxes,
  ConfirmForm,
  DefinitionList,
  ErrorSummary,
  errorOf,
  Item,
  ItemList,
  LinkButton,
  PostButton,
  PostForm,
  Tag,
  TextArea,
  TextField,
  type FormError,
  type Messages,
} from '../web/index.js';
import { SOFTWARE_PATH, type RegisteredSoftware } from './operators-house.js';

// Software in the hands of an operator: the list, one of them, a new one.

/** Long names may be broken after their stops, so that a narrow screen does not scroll. */
const breakable = (text: string): string => text.replaceAll(/[/.:]/g, '$&\u200b');

export const hrefOf = (clientId: string): string => `${SOFTWARE_PATH}/fiche?id=${encodeURIComponent(clientId)}`;

export function SoftwareList({ m, software }: { m: Messages; software: readonly RegisteredSoftware[] }): VNode {
  const t = m.operators.list;
  return (
    <>
      <div class="block">
        <LinkButton href={`${SOFTWARE_PATH}/nouveau`} icon="add">
          {t.add}
        </LinkButton>
      </div>
      {software.length === 0 ? (
        <p>{t.empty}</p>
      ) : (
        <section class="block">
          <ItemList label={t.title}>
            {software.map(({ clientId, name, structureId, active }) => (
              <Item
                key={clientId}
                title={name}
                href={hrefOf(clientId)}
                meta={t.meta(clientId, structureId)}
                marks={active ? undefined : <Tag tone="caution">{t.removed}</Tag>}
              />
            ))}
          </ItemList>
        </section>
      )}
    </>
  );
}

export interface TypedSoftware {
  readonly values: Readonly<Record<string, string>>;
  readonly scopes: readonly string[];
}

export function NewSoftware({
  m,
  csrf,
  offered,
  typed,
  errors,
}: {
  m: Messages;
  csrf: string;
  offered: readonly string[];
  typed: TypedSoftware;
  errors: readonly FormError[];
}): VNode {
  const t = m.operators.form;
  const field = (name: string) => ({ m, name, value: typed.values[name], error: errorOf(errors, name) });
  return (
    <div class="narrow">
      <ErrorSummary m={m} errors={errors} />
      <PostForm action={`${SOFTWARE_PATH}/nouveau`} csrf={csrf} class="sheet sheet-pad">
        <TextField {...field('name')} label={t.name} hint={t.nameHint} autocomplete="off" />
        <TextField {...field('id')} label={t.id} hint={t.idHint} autocomplete="off" />
        <TextField {...field('structure')} label={t.structure} hint={t.structureHint} autocomplete="off" width={20} />
        <Checkboxes
          m={m}
          name="scope"
          legend={t.scopes}
          hint={t.scopesHint}
          error={errorOf(errors, 'scope')}
          values={typed.scopes}
          options={offered.map((scope) => ({ value: scope, label: breakable(scope) }))}
        />
        <Keys m={m} field={field} />
        <TextField
          {...field('certificate')}
          label={t.certificate}
          hint={t.certificateHint}
          autocomplete="off"
          optional
        />
        <TextField
          {...field('requests-per-minute')}
          label={t.limit}
          hint={t.limitHint}
          autocomplete="off"
          inputMode="numeric"
          width={8}
          optional
        />
        <Actions>
          <Button>{t.submit}</Button>
          <LinkButton href={SOFTWARE_PATH} kind="quiet">
            {m.common.form.cancel}
          </LinkButton>
        </Actions>
      </PostForm>
    </div>
  );
}

type Field = (name: string) => { m: Messages; name: string; value: string | undefined; error: string | undefined };

const Keys = ({ m, field }: { m: Messages; field: Field }): VNode => {
  const t = m.operators.form;
  return (
    <>
      <TextArea {...field('jwks')} label={t.keys} hint={t.keysHint} rows={6} />
      <TextField {...field('jwks-url')} label={t.keysUrl} hint={t.keysUrlHint} autocomplete="off" optional />
    </>
  );
};

export function OneSoftware({
  m,
  csrf,
  software,
  day,
  typed,
  errors,
}: {
  m: Messages;
  csrf: string;
  software: RegisteredSoftware;
  day: (at: number) => string;
  typed: Readonly<Record<string, string>>;
  errors: readonly FormError[];
}): VNode {
  const t = m.operators.one;
  const { clientId, active } = software;
  const fields = { id: clientId };
  const to = (act: string): string => `${SOFTWARE_PATH}/${act}`;
  const field: Field = (name) => ({ m, name, value: typed[name], error: errorOf(errors, name) });
  const keys = software.jwksUrl ?? software.jwks.keys.map(({ kid, kty }) => kid ?? kty ?? '').join(', ');
  return (
    <>
      <ErrorSummary m={m} errors={errors} />
      <DefinitionList
        items={[
          { term: t.state, value: active ? t.active : t.removedOn(day(software.removedAt ?? 0)) },
          { term: t.id, value: breakable(clientId) },
          { term: t.structure, value: software.structureId },
          { term: t.scopes, value: software.scopes.map(breakable).join(' ') },
          { term: t.keys, value: breakable(keys) },
          { term: t.certificates, value: software.certificates?.join(' ') || t.anyCertificate },
          { term: t.limit, value: software.requestsPerMinute?.toString() ?? t.standardLimit },
          { term: t.registered, value: day(software.registeredAt) },
        ]}
      />
      {active ? (
        <>
          <section class="block">
            <h2>{t.rotateTitle}</h2>
            <PostForm action={to('cles')} csrf={csrf} fields={fields} class="sheet sheet-pad">
              <Keys m={m} field={field} />
              <Checkbox m={m} name="keep" value="1" label={t.keep} />
              <Actions>
                <Button kind="secondary">{t.rotate}</Button>
              </Actions>
            </PostForm>
          </section>
          <section class="block">
            <h2>{t.tokensTitle}</h2>
            <p>{t.tokensText}</p>
            <PostButton action={to('jetons')} csrf={csrf} fields={fields} kind="secondary">
              {t.tokens}
            </PostButton>
          </section>
          <section class="block">
            <h2>{t.removeTitle}</h2>
            <ConfirmForm
              m={m}
              action={to('retirer')}
              csrf={csrf}
              fields={fields}
              consequences={t.removeWhat}
              confirmLabel={t.remove}
              danger
              cancelHref={SOFTWARE_PATH}
              cancelLabel={t.back}
            />
          </section>
        </>
      ) : (
        <Actions>
          <PostButton action={to('remettre')} csrf={csrf} fields={fields}>
            {t.restore}
          </PostButton>
          <LinkButton href={SOFTWARE_PATH} kind="quiet">
            {t.back}
          </LinkButton>
        </Actions>
      )}
    </>
  );
}
