// Acts that deserve care: a confirmation with its consequences, a setting that is on or off, a text to copy, a document shown.
import type { ComponentChildren, VNode } from 'preact';
import type { Messages } from '../messages/index.js';
import { Button, PostButton } from './button.js';
import { Actions, PostForm } from './form.js';
import { Mark } from './notice.js';
import { Icon } from '../icons.js';

export interface ConfirmFormProps {
  readonly m: Messages;
  readonly action: string;
  readonly csrf: string;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** What will follow: who will see, until when, how to undo. */
  readonly consequences: readonly string[];
  readonly confirmLabel: string;
  readonly danger?: boolean | undefined;
  readonly cancelHref: string;
  readonly cancelLabel?: string | undefined;
  readonly children?: ComponentChildren;
}

/** Consequence before consent: the list of what follows, then the act, then the way out. */
export function ConfirmForm(props: ConfirmFormProps): VNode {
  return (
    <PostForm action={props.action} csrf={props.csrf} fields={props.fields} class="confirm">
      <ul class="consequences">
        {props.consequences.map((text) => (
          <li key={text}>
            <Icon name="next" />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {props.children}
      <Actions>
        <Button kind={props.danger === true ? 'danger' : 'primary'}>{props.confirmLabel}</Button>
        <a href={props.cancelHref} class="btn btn-quiet">
          {props.cancelLabel ?? props.m.common.form.cancel}
        </a>
      </Actions>
    </PostForm>
  );
}

export interface SettingProps {
  readonly m: Messages;
  readonly title: string;
  readonly on: boolean;
  readonly action: string;
  readonly csrf: string;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** Label of the button that changes it, which says the result: « Interdire l'accès du Samu ». */
  readonly changeLabel: string;
  readonly children: ComponentChildren;
}

/** A setting: its state in a word, what it means, and the one button that changes it. */
export function Setting({ m, title, on, action, csrf, fields, changeLabel, children }: SettingProps): VNode {
  return (
    <section class="setting">
      <div class="setting-text">
        <h3>
          {title} <Mark kind={on ? 'on' : 'off'} m={m} />
        </h3>
        {children}
      </div>
      <PostButton action={action} csrf={csrf} fields={fields} kind="secondary">
        {changeLabel}
      </PostButton>
    </section>
  );
}

/** A text to copy by hand; the enhancement adds a button. */
export function CopyText({ m, value, label }: { m: Messages; value: string; label: string }): VNode {
  return (
    <p class="copy">
      <span class="copy-label">{label}</span>
      <code class="copy-value" data-copy={m.common.copy} data-copied={m.common.copied}>
        {value}
      </code>
    </p>
  );
}

/** A document shown in the page by the browser itself, with a link for those that cannot. */
export function DocumentFrame({
  m,
  src,
  mediaType,
  title,
}: {
  m: Messages;
  src: string;
  mediaType: string;
  title: string;
}): VNode {
  if (mediaType.startsWith('image/')) return <img class="document-image" src={src} alt={title} />;
  return (
    <object class="document-frame" data={src} type={mediaType} aria-label={title}>
      <p>
        {m.common.document.cannotShow} <a href={src}>{m.common.document.open}</a>
      </p>
    </object>
  );
}
