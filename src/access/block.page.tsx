// Blocking: one professional with what follows, or a choice among those the record knows, or a number.
import type { VNode } from 'preact';
import type { ProfessionalWords } from '../citizen/index.js';
import {
  Actions,
  Button,
  ConfirmForm,
  ErrorSummary,
  Icon,
  Notice,
  PostForm,
  Radios,
  TextField,
  type Messages,
} from '../web/index.js';

export interface BlockConfirmView {
  readonly m: Messages;
  readonly csrf: string;
  readonly professional: ProfessionalWords;
  readonly attending: boolean;
  readonly blocked: boolean;
}

export function BlockConfirmPage({ m, csrf, professional, attending, blocked }: BlockConfirmView): VNode {
  const t = m.access.blocking;
  if (blocked)
    return (
      <Notice m={m}>
        <p>
          {t.already} <a href="/acces#blocages">{m.whoReads.blocked.title}</a>
        </p>
      </Notice>
    );
  return (
    <div class="sheet sheet-pad narrow">
      {professional.detail !== undefined && <p>{professional.detail}</p>}
      <ConfirmForm
        m={m}
        action="/acces/bloquer"
        csrf={csrf}
        fields={{ professionnel: professional.id }}
        consequences={attending ? [...t.consequences, t.attendingToo] : t.consequences}
        confirmLabel={t.confirm(professional.name)}
        danger
        cancelHref="/acces"
      />
    </div>
  );
}

export type BlockFault = 'professional-missing' | 'professional-unknown';

export interface BlockChoiceView {
  readonly m: Messages;
  readonly csrf: string;
  readonly known: readonly ProfessionalWords[];
  readonly fault?: BlockFault | undefined;
  /** The number as typed. */
  readonly number?: string | undefined;
}

export function BlockChoicePage({ m, csrf, known, fault, number }: BlockChoiceView): VNode {
  const t = m.access.blocking;
  const text = fault === undefined ? undefined : t.errors[fault];
  const field = fault === 'professional-missing' && known.length > 0 ? 'professionnel' : 'rpps';
  return (
    <>
      <ErrorSummary m={m} errors={text === undefined ? undefined : [{ field, text }]} />
      <div class="sheet sheet-pad narrow">
        <PostForm action="/acces/bloquer" csrf={csrf}>
          {known.length === 0 ? (
            <p>{t.nobody}</p>
          ) : (
            <Radios
              m={m}
              name="professionnel"
              legend={t.known}
              error={field === 'professionnel' ? text : undefined}
              options={known.map(({ id, name, detail }) => ({ value: id, label: name, hint: detail }))}
            />
          )}
          <TextField
            m={m}
            name="rpps"
            label={t.number}
            hint={t.numberHint}
            error={field === 'rpps' ? text : undefined}
            value={number}
            autocomplete="off"
            inputMode="numeric"
            width={12}
            maxLength={20}
            code
          />
          <h2 class="side-title">{m.common.notice.info}</h2>
          <ul class="consequences">
            {t.consequences.map((line) => (
              <li key={line}>
                <Icon name="next" />
                <span>{line}</span>
              </li>
            ))}
          </ul>
          <Actions>
            <Button kind="danger">{t.submit}</Button>
            <a href="/acces" class="btn btn-quiet">
              {m.common.form.cancel}
            </a>
          </Actions>
        </PostForm>
      </div>
    </>
  );
}
