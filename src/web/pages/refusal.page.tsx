// Refusals and failures as pages: what failed, what to do, another way. The text depends on the kind only.
import type { VNode } from 'preact';
import { LinkButton } from '../components/index.js';
import { TroublePicture } from '../illustrations.js';
import type { Messages } from '../messages/index.js';
import type { HelpLine } from '../site.js';

export type RefusalKind =
  | 'bad-request'
  | 'sign-in-needed'
  | 'session-expired'
  | 'access-not-authorised'
  | 'not-found'
  | 'space-not-open'
  | 'too-many-requests'
  | 'server-error'
  | 'offline';

/** The HTTP status a refusal page goes out with. */
export const REFUSAL_STATUS: Record<RefusalKind, number> = {
  'bad-request': 400,
  'sign-in-needed': 401,
  'session-expired': 401,
  'access-not-authorised': 403,
  'not-found': 404,
  'space-not-open': 409,
  'too-many-requests': 429,
  'server-error': 500,
  offline: 200,
};

export const refusalTitle = (m: Messages, kind: RefusalKind): string => m.refusals[kind].title;

const TARGETS: Partial<Record<RefusalKind, string>> = {
  'sign-in-needed': '/connexion',
  'session-expired': '/connexion',
  offline: '/assistance',
};

/** `href`: where the way on leads, when it is not the public home (`/pro` for professionals, `/connexion?next=…`). */
export function RefusalPage({
  m,
  help,
  kind,
  reference,
  href,
  told,
}: {
  m: Messages;
  help: HelpLine;
  kind: RefusalKind;
  reference?: string | undefined;
  href?: string | undefined;
  /** The rule that decided, for the person whose record it is. */
  told?: { readonly words: string; readonly href: string } | undefined;
}): VNode {
  const t = m.refusals[kind];
  return (
    <div class="trouble">
      <div>
        <p class="lead">{t.text}</p>
        <p>{t.todo}</p>
        {told !== undefined && (
          <p>
            {told.words} <a href={told.href}>{m.ruleBook.see}</a>
          </p>
        )}
        <p>
          <LinkButton href={href ?? TARGETS[kind] ?? '/'}>{t.action}</LinkButton>
        </p>
        <h2>{m.refusals.otherWay}</h2>
        <p>{m.refusals.callUs(help.phone)}</p>
        {reference !== undefined && <p class="reference">{m.refusals.reference(reference)}</p>}
      </div>
      <TroublePicture />
    </div>
  );
}
