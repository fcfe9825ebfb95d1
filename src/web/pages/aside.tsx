// What stands beside a public form: the way out by phone, and what we never ask.
import type { VNode } from 'preact';
import { Icon } from '../icons.js';
import type { Messages } from '../messages/index.js';
import { type HelpLine, telephoneHref } from '../site.js';

export interface AsideTopic {
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly href: string; readonly label: string } | undefined;
}

export function Aside({ m, help, topics }: { m: Messages; help: HelpLine; topics: readonly AsideTopic[] }): VNode {
  return (
    <aside class="aside" aria-label={m.common.footer.title}>
      {topics.map((topic) => (
        <div key={topic.title}>
          <h2>{topic.title}</h2>
          {topic.text !== '' && <p>{topic.text}</p>}
          {topic.link !== undefined && (
            <p>
              <a href={topic.link.href}>{topic.link.label}</a>
            </p>
          )}
        </div>
      ))}
      <a class="phone" href={telephoneHref(help.phone)}>
        <Icon name="phone" />
        {help.phone}
      </a>
    </aside>
  );
}
