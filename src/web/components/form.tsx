// Forms: what posts, and the summary of what is wrong. Every form works without JavaScript.
import type { ComponentChildren, VNode } from 'preact';
import type { Messages } from '../messages/index.js';
import { Icon } from '../icons.js';

/** Name of the hidden field that carries the anti-forgery token in every POST form. */
export const CSRF_FIELD = '_csrf';

export interface PostFormProps {
  readonly action: string;
  readonly csrf: string;
  /** Hidden values sent along. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** True when the form carries files. */
  readonly files?: boolean | undefined;
  readonly class?: string | undefined;
  readonly label?: string | undefined;
  readonly children?: ComponentChildren;
}

/** A form that posts, with its anti-forgery token. Our own messages replace the browser's, hence `novalidate`. */
export function PostForm({ action, csrf, fields, files, class: extra, label, children }: PostFormProps): VNode {
  return (
    <form
      method="post"
      action={action}
      noValidate
      class={extra}
      aria-label={label}
      {...(files === true ? { encType: 'multipart/form-data' } : {})}
    >
      <input type="hidden" name={CSRF_FIELD} value={csrf} />
      {Object.entries(fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      {children}
    </form>
  );
}

/** What is wrong with a form: `field` is the name of the faulty field, if one field is to blame. */
export interface FormError {
  readonly field?: string | undefined;
  readonly text: string;
}

/** The message of one field, for its `error` property. */
export const errorOf = (errors: readonly FormError[] | undefined, field: string): string | undefined =>
  errors?.find((error) => error.field === field)?.text;

/** Put first in the page when a form comes back refused: it takes the focus and links to each faulty field. */
export function ErrorSummary({
  errors,
  m,
  title,
  children,
}: {
  errors: readonly FormError[] | undefined;
  m: Messages;
  title?: string | undefined;
  children?: ComponentChildren;
}): VNode | null {
  if (errors === undefined || errors.length === 0) return null;
  return (
    <div class="notice notice-error error-summary" role="alert" tabIndex={-1} data-focus>
      <Icon name="problem" />
      <div>
        <h2 class="notice-title">
          {title ?? (errors.length > 1 ? m.common.form.errorsTitle : m.common.form.errorTitle)}
        </h2>
        <ul>
          {errors.map((error) => (
            <li key={error.text}>
              {error.field === undefined ? error.text : <a href={`#${error.field}`}>{error.text}</a>}
            </li>
          ))}
        </ul>
        {children}
      </div>
    </div>
  );
}

/** Buttons beside each other, the main one first. No paragraph: a button that posts is a form, and a form ends a paragraph. */
export function Actions({ children, class: more }: { children: ComponentChildren; class?: string }): VNode {
  return <div class={more === undefined ? 'actions' : `actions ${more}`}>{children}</div>;
}
