// What a demo has sent, shown as those who receive it see it. Demo mode only.
import type { VNode } from 'preact';
import { Details, EmptyState, Tag } from '../components/index.js';
import { formatDateTime } from '../language.js';
import type { Messages } from '../messages/index.js';
import { EmptyPicture } from '../illustrations.js';
import type { IconName } from '../icons.js';

/** One message as it was handed over. */
export type ShownMessage = { readonly at: number } & (
  | { readonly kind: 'email'; readonly mail: { readonly to: string; readonly subject: string; readonly text: string } }
  | { readonly kind: 'sms'; readonly message: { readonly to: string; readonly text: string } }
  | { readonly kind: 'post'; readonly id: string; readonly file: string; readonly to: string }
);

const ICONS = { email: 'letter', sms: 'phone', post: 'document' } as const satisfies Record<string, IconName>;

/** Body of `/demo/courrier`. */
export function OutgoingPage({ m, messages }: { m: Messages; messages: readonly ShownMessage[] }): VNode {
  const t = m.demoOutgoing;
  if (messages.length === 0)
    return (
      <EmptyState picture={<EmptyPicture />} title={t.emptyTitle}>
        <p>{t.empty}</p>
      </EmptyState>
    );
  return (
    <ul class="outgoing">
      {messages.map((one) => (
        <li class="sheet sheet-pad" key={`${one.at}${headOf(one)}`}>
          <p class="marks">
            <Tag icon={ICONS[one.kind]}>{t.kinds[one.kind]}</Tag>
            <span class="soft">{formatDateTime(one.at, m.lang)}</span>
          </p>
          <h2>{headOf(one)}</h2>
          <p>{t.to(toOf(one))}</p>
          {one.kind === 'post' ? (
            <p>
              <a href={`/demo/courrier/${one.file}`}>{t.letter}</a>
            </p>
          ) : (
            <Details summary={t.read} open={one.kind === 'sms'}>
              <pre class="mail-text">{one.kind === 'email' ? one.mail.text : one.message.text}</pre>
            </Details>
          )}
        </li>
      ))}
    </ul>
  );

  function headOf(one: ShownMessage): string {
    return one.kind === 'email' ? one.mail.subject : t.heads[one.kind];
  }
}

const toOf = (one: ShownMessage): string =>
  one.kind === 'email' ? one.mail.to : one.kind === 'sms' ? one.message.to : one.to;
