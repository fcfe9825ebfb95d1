// The pages of whoever asked after a death. None of them names the person it is about: who holds the letter knows.
import type { VNode } from 'preact';
import { DOCUMENT_CATEGORIES } from '../kernel/codes/document-classes.js';
import type { Instant } from '../kernel/time.js';
import {
  Actions,
  Button,
  DefinitionList,
  ErrorSummary,
  formatBytes,
  formatDate,
  formatDay,
  formatNumber,
  LinkButton,
  Notice,
  OneTimeCodeField,
  PostButton,
  PostForm,
  telephoneHref,
  TextField,
  type HelpLine,
  type Messages,
} from '../web/index.js';
import type { HeirCopyView } from './fetch-heir-copy.act.js';
import type { HeirScope } from './heir-request.model.js';
import { HEIR_CODE, HEIR_COPY, HEIR_DOOR } from './heir.edge.js';

export type HeirDoorFault = keyof Messages['heirs']['faults'];

const FIELDS: Readonly<Partial<Record<HeirDoorFault, string>>> = {
  reference: 'reference',
  code: 'code',
  second: 'code',
  'second-wrong': 'code',
};

interface Props {
  readonly m: Messages;
  readonly csrf: string;
  readonly fault?: HeirDoorFault | undefined;
}

const faultOn = (field: string, { m, fault }: Props): { error?: string } =>
  fault !== undefined && FIELDS[fault] === field ? { error: m.heirs.faults[fault] } : {};

const Faults = ({ m, fault }: Props): VNode => (
  <ErrorSummary
    m={m}
    errors={fault === undefined ? undefined : [{ field: FIELDS[fault], text: m.heirs.faults[fault] }]}
  />
);

/** Body of `/proche`. Posts `reference` and `code`. */
export function HeirDoorPage(props: Props & { readonly reference: string }): VNode {
  const { m, csrf, reference } = props;
  const t = m.heirs.door;
  return (
    <div class="narrow stack">
      <Faults {...props} />
      <PostForm action={HEIR_DOOR} csrf={csrf} class="sheet sheet-pad" label={t.title}>
        <TextField
          m={m}
          name="reference"
          label={t.reference}
          hint={t.referenceHint}
          value={reference}
          autocomplete="off"
          width={12}
          maxLength={12}
          code
          {...faultOn('reference', props)}
        />
        <TextField
          m={m}
          name="code"
          label={t.code}
          hint={t.codeHint}
          autocomplete="off"
          width={20}
          maxLength={16}
          code
          {...faultOn('code', props)}
        />
        <Actions>
          <Button>{t.submit}</Button>
        </Actions>
      </PostForm>
      <section class="sheet sheet-pad">
        <h2>{t.noLetter}</h2>
        <p>{t.howToAsk}</p>
        <ul>
          {t.papers.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p class="soft">{t.law}</p>
      </section>
    </div>
  );
}

/** Body of `/proche/code`. Posts `code`. */
export function HeirCodePage(props: Props & { readonly demo: boolean }): VNode {
  const { m, csrf, demo } = props;
  const t = m.heirs.code;
  return (
    <div class="narrow stack">
      <Faults {...props} />
      <PostForm action={HEIR_CODE} csrf={csrf} class="sheet sheet-pad" label={t.title}>
        <OneTimeCodeField m={m} name="code" label={t.label} hint={t.hint} {...faultOn('code', props)} />
        <Actions>
          <Button>{t.submit}</Button>
          <LinkButton href={HEIR_DOOR} kind="quiet">
            {t.again}
          </LinkButton>
        </Actions>
        {demo && (
          <p class="soft">
            <a href="/demo/courrier">{t.demo}</a>
          </p>
        )}
      </PostForm>
    </div>
  );
}

/** What a decision opens, in words. */
export const scopeItems = (scope: HeirScope, m: Messages): { term: string; value: string }[] => {
  const t = m.heirs.scope;
  const { categories, from, to } = scope;
  const all = categories.length === Object.keys(DOCUMENT_CATEGORIES).length;
  const when =
    from === undefined
      ? t.always
      : to === undefined
        ? t.since(formatDay(from, m.lang))
        : t.between(formatDay(from, m.lang), formatDay(to, m.lang));
  return [
    {
      term: t.categories,
      value: all ? t.everything : categories.map((one) => DOCUMENT_CATEGORIES[one][m.lang]).join(', '),
    },
    { term: t.time, value: when },
  ];
};

interface CopyProps {
  readonly m: Messages;
  readonly csrf: string;
  readonly view: HeirCopyView;
  readonly help: HelpLine;
  readonly now: Instant;
}

/** Body of `/proche/copie`. */
export function HeirCopyPage({ m, csrf, view, help, now }: CopyProps): VNode {
  const t = m.heirs.copy;
  const { copy, reference, scope } = view;
  const ready = copy?.state === 'ready' && copy.expiresAt !== undefined && now < copy.expiresAt;
  return (
    <div class="narrow stack">
      <section class="sheet sheet-pad">
        <h2>{t.granted}</h2>
        <DefinitionList items={[{ term: m.heirs.door.reference, value: reference }, ...scopeItems(scope, m)]} />
        <p class="soft">{t.notInIt}</p>
      </section>
      {ready ? (
        <section class="sheet sheet-pad">
          <h2>{t.ready}</h2>
          <p>
            {t.holds(formatNumber(copy.documentsAll ?? 0, m.lang), formatBytes(copy.file?.size ?? 0, m.lang))}{' '}
            {t.until(formatDate(copy.expiresAt ?? now, m.lang))}
          </p>
          <Notice m={m} tone="warning">
            <p>{t.careful}</p>
          </Notice>
          <Actions>
            <LinkButton href={`${HEIR_COPY}/dossier.zip`} icon="download">
              {t.take}
            </LinkButton>
          </Actions>
        </section>
      ) : copy?.state === 'waiting' || copy?.state === 'making' ? (
        <Notice m={m} title={t.making}>
          <p>{t.makingText}</p>
          <p>
            <a href={HEIR_COPY}>{t.look}</a>
          </p>
        </Notice>
      ) : (
        <Notice m={m} tone="warning" title={copy?.state === 'failed' ? t.failed : t.gone}>
          <p>
            {t.callUs} <a href={telephoneHref(help.phone)}>{help.phone}</a>
          </p>
        </Notice>
      )}
      <Actions>
        <PostButton action={`${HEIR_DOOR}/finir`} csrf={csrf} kind="quiet" icon="close">
          {t.finish}
        </PostButton>
      </Actions>
    </div>
  );
}
