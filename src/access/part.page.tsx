// A part of a page on rights: its heading, a sentence, what it holds.
import type { ComponentChildren, VNode } from 'preact';
import { Details } from '../web/index.js';

export function Part({
  id,
  title,
  text,
  children,
}: {
  id: string;
  title: string;
  text?: string | undefined;
  children: ComponentChildren;
}): VNode {
  return (
    <section class="block" id={id}>
      <h2>{title}</h2>
      {text !== undefined && <p class="soft">{text}</p>}
      {children}
    </section>
  );
}

/** What a long page holds, in its order; folded, since most people read from the top. */
export function OnThisPage({
  title,
  parts,
}: {
  title: string;
  parts: readonly (readonly [id: string, title: string])[];
}): VNode {
  return (
    <nav class="on-this-page no-print" aria-label={title}>
      <Details summary={title}>
        <ul>
          {parts.map(([id, words]) => (
            <li key={id}>
              <a href={`#${id}`}>{words}</a>
            </li>
          ))}
        </ul>
      </Details>
    </nav>
  );
}
