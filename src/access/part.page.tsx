// A part of a page on rights: its heading, a sentence, what it holds.
import type { ComponentChildren, VNode } from 'preact';

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
