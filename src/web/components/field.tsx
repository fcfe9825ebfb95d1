// Fields with their label, hint and error tied together for everyone, screen readers included.
import type { ComponentChildren, VNode } from 'preact';
import type { Messages } from '../messages/index.js';

export interface FieldBasics {
  /** Name in the form; also the element's id, which error links point to. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
}

export const hintId = (name: string): string => `${name}-hint`;
export const errorId = (name: string): string => `${name}-error`;

/** What ties an input to its hint and its error. */
export function describedBy({ name, hint, error }: FieldBasics): {
  'aria-describedby'?: string;
  'aria-invalid'?: 'true';
} {
  const ids = [hint === undefined ? '' : hintId(name), error === undefined ? '' : errorId(name)]
    .filter(Boolean)
    .join(' ');
  return {
    ...(ids === '' ? {} : { 'aria-describedby': ids }),
    ...(error === undefined ? {} : { 'aria-invalid': 'true' }),
  };
}

/** The frame around an input: label above, hint, error, then the input. */
export function FieldFrame({
  m,
  children,
  ...field
}: FieldBasics & { m: Messages; children: ComponentChildren }): VNode {
  return (
    <div class={field.error === undefined ? 'field' : 'field field-wrong'}>
      <label for={field.name} class="label">
        {field.label}
        {field.optional === true && <span class="optional"> ({m.common.form.optional})</span>}
      </label>
      {field.hint !== undefined && (
        <p class="hint" id={hintId(field.name)}>
          {field.hint}
        </p>
      )}
      <FieldError name={field.name} error={field.error} m={m} />
      {children}
    </div>
  );
}

export function FieldError({
  name,
  error,
  m,
}: {
  name: string;
  error?: string | undefined;
  m: Messages;
}): VNode | null {
  if (error === undefined) return null;
  return (
    <p class="field-error" id={errorId(name)}>
      <span class="unseen">{m.common.form.errorPrefix} </span>
      {error}
    </p>
  );
}

export interface TextFieldProps extends FieldBasics {
  readonly m: Messages;
  readonly value?: string | undefined;
  readonly type?: 'text' | 'password' | 'email' | 'tel' | 'search' | undefined;
  /** Always say it (WCAG 1.3.5): username, current-password, new-password, family-name… or "off". */
  readonly autocomplete: string;
  readonly inputMode?: 'text' | 'numeric' | 'email' | 'tel' | 'search' | undefined;
  /** Visible width in characters, which tells how much is expected. */
  readonly width?: 2 | 4 | 8 | 12 | 20 | 'full' | undefined;
  readonly maxLength?: number | undefined;
  /** Codes and identifiers: no correction, no capital, monospaced figures. */
  readonly code?: boolean | undefined;
}

export function TextField({
  m,
  value,
  type = 'text',
  autocomplete,
  inputMode,
  width = 'full',
  ...rest
}: TextFieldProps): VNode {
  return (
    <FieldFrame m={m} {...rest}>
      <input
        class={`input input-${width}${rest.code === true ? ' input-code' : ''}`}
        id={rest.name}
        name={rest.name}
        // The types of input are told apart one by one in Preact's typings; all of these take the same attributes.
        type={type as 'text'}
        autoComplete={autocomplete}
        {...(type === 'password' ? { 'data-show': m.common.form.showPassword } : {})}
        {...(value === undefined ? {} : { value })}
        {...(inputMode === undefined ? {} : { inputMode })}
        {...(rest.maxLength === undefined ? {} : { maxLength: rest.maxLength })}
        {...(rest.code === true ? { autoCapitalize: 'characters' as const, spellcheck: false } : {})}
        {...describedBy(rest)}
      />
    </FieldFrame>
  );
}

/** The one-time code of an authenticator app: filled in by the telephone when it can. */
export function OneTimeCodeField(
  props: Pick<TextFieldProps, 'm' | 'error' | 'label'> & { name?: string; hint?: string },
): VNode {
  const { m, error, label, name = 'code', hint = m.common.form.codeHint } = props;
  return (
    <TextField
      m={m}
      name={name}
      label={label}
      hint={hint}
      error={error}
      autocomplete="one-time-code"
      inputMode="numeric"
      width={8}
      maxLength={11}
      code
    />
  );
}

export interface TextAreaProps extends FieldBasics {
  readonly m: Messages;
  readonly value?: string | undefined;
  readonly rows?: number | undefined;
  readonly maxLength?: number | undefined;
}

export function TextArea({ m, value, rows = 4, maxLength, ...rest }: TextAreaProps): VNode {
  return (
    <FieldFrame m={m} {...rest}>
      <textarea
        class="input input-full"
        id={rest.name}
        name={rest.name}
        rows={rows}
        {...(maxLength === undefined ? {} : { maxLength })}
        {...describedBy(rest)}
      >
        {value}
      </textarea>
    </FieldFrame>
  );
}

export interface FileFieldProps extends FieldBasics {
  readonly m: Messages;
  /** As in HTML: « .pdf,.jpg,image/png ». */
  readonly accept: string;
}

/** One file. Inside a form with `files`, the enhancement shows the progress of the sending. */
export function FileField({ m, accept, ...rest }: FileFieldProps): VNode {
  return (
    <FieldFrame m={m} {...rest}>
      <input class="file" id={rest.name} name={rest.name} type="file" accept={accept} {...describedBy(rest)} />
      <p
        class="progress-text"
        data-upload-text={m.common.form.sending(0)}
        data-upload-done={m.common.form.sent}
        data-upload-cut={m.common.form.cut}
        role="status"
      />
    </FieldFrame>
  );
}
