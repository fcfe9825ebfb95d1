// Buttons act (they submit a form); links go somewhere. Labels start with a verb and say the result.
import type { ComponentChildren, VNode } from 'preact';
import { Icon, type IconName } from '../icons.js';
import { PostForm } from './form.js';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Looks {
  readonly kind?: ButtonKind | undefined;
  readonly icon?: IconName | undefined;
  readonly small?: boolean | undefined;
  readonly children: ComponentChildren;
  /** Said to screen readers after the label, when the same label repeats in a list (« : Ordonnance du 3 mars »). */
  readonly about?: string | undefined;
}

const classOf = ({ kind = 'primary', small }: Looks): string => `btn btn-${kind}${small === true ? ' btn-small' : ''}`;

const inside = ({ icon, children, about }: Looks): VNode => (
  <>
    {icon !== undefined && <Icon name={icon} />}
    <span>
      {children}
      {about !== undefined && <span class="unseen"> {about}</span>}
    </span>
  </>
);

export interface ButtonProps extends Looks {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

/** A submit button. */
export function Button(props: ButtonProps): VNode {
  return (
    <button type="submit" class={classOf(props)} name={props.name} value={props.value}>
      {inside(props)}
    </button>
  );
}

export interface LinkButtonProps extends Looks {
  readonly href: string;
  readonly download?: boolean | undefined;
}

/** A link that looks like a button: it goes to a page, it changes nothing. */
export function LinkButton(props: LinkButtonProps): VNode {
  return (
    <a href={props.href} class={classOf(props)} {...(props.download === true ? { download: '' } : {})}>
      {inside(props)}
    </a>
  );
}

export interface PostButtonProps extends Looks {
  readonly action: string;
  readonly csrf: string;
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** One act in one button: a whole form with nothing else to fill in. */
export function PostButton(props: PostButtonProps): VNode {
  return (
    <PostForm action={props.action} csrf={props.csrf} fields={props.fields} class="inline-form">
      <button type="submit" class={classOf(props)}>
        {inside(props)}
      </button>
    </PostForm>
  );
}
