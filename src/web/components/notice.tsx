// Saying something aside: notices, marks (shape + word), empty states, folded details.
import type { ComponentChildren, VNode } from 'preact';
import type { Messages } from '../messages/index.js';
import { Icon, type IconName } from '../icons.js';

export type Tone = 'info' | 'success' | 'warning' | 'error';
const TONE_ICONS: Record<Tone, IconName> = { info: 'info', success: 'done', warning: 'alert', error: 'problem' };

export interface NoticeProps {
  readonly m: Messages;
  readonly tone?: Tone | undefined;
  readonly title?: string | undefined;
  readonly children: ComponentChildren;
}

/** A message in the page. The tone is also said in words to those who do not see the colour. */
export function Notice({ m, tone = 'info', title, children }: NoticeProps): VNode {
  return (
    <div class={`notice notice-${tone}`}>
      <Icon name={TONE_ICONS[tone]} />
      <div>
        {title === undefined ? (
          <span class="unseen">{m.common.notice[tone]} : </span>
        ) : (
          <p class="notice-title">
            <strong>{title}</strong>
          </p>
        )}
        {children}
      </div>
    </div>
  );
}

export type TagTone = 'plain' | 'primary' | 'good' | 'caution' | 'danger' | 'sun';

/** A word with a shape, never a colour alone. */
export function Tag({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: TagTone | undefined;
  icon?: IconName | undefined;
  children: ComponentChildren;
}): VNode {
  return (
    <span class={`tag tag-${tone}`}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  );
}

const MARKS = {
  new: ['sun', 'bell'],
  hidden: ['caution', 'hide'],
  own: ['plain', 'person'],
  archived: ['plain', 'documents'],
  replaced: ['plain', 'undo'],
  withheld: ['caution', 'clock'],
  emergency: ['danger', 'siren'],
  refused: ['danger', 'block'],
  allowed: ['good', 'check'],
  blocked: ['danger', 'block'],
  on: ['good', 'check'],
  off: ['plain', 'close'],
} as const satisfies Record<string, readonly [TagTone, IconName]>;

export type MarkKind = keyof typeof MARKS;

/** The state of a document, an access or a setting: always the same shape and word. */
export function Mark({ kind, m }: { kind: MarkKind; m: Messages }): VNode {
  const [tone, icon] = MARKS[kind];
  return (
    <Tag tone={tone} icon={icon}>
      {m.common.marks[kind]}
    </Tag>
  );
}

/** Nothing to show yet: why, and the one next thing to do. */
export function EmptyState({
  picture,
  title,
  children,
  action,
}: {
  picture?: VNode | undefined;
  title: string;
  children: ComponentChildren;
  action?: VNode | undefined;
}): VNode {
  return (
    <div class="empty">
      {picture}
      <h2>{title}</h2>
      <div class="empty-text">{children}</div>
      {action}
    </div>
  );
}

/** Folded away until asked for. */
export function Details({
  summary,
  open,
  children,
}: {
  summary: ComponentChildren;
  open?: boolean | undefined;
  children: ComponentChildren;
}): VNode {
  return (
    <details class="details" open={open === true}>
      <summary>
        <Icon name="next" />
        <span>{summary}</span>
      </summary>
      <div class="details-body">{children}</div>
    </details>
  );
}
