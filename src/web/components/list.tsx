// Lists: documents and people as rows, accesses as a feed of sentences, facts as definitions, figures as tables.
import type { ComponentChildren, VNode } from 'preact';
import { Icon, type IconName } from '../icons.js';

/** A list of rows on one sheet; children are `Item`s. */
export function ItemList({ label, children }: { label?: string | undefined; children: ComponentChildren }): VNode {
  return (
    <ul class="items sheet" aria-label={label}>
      {children}
    </ul>
  );
}

export interface ItemProps {
  readonly icon?: IconName | undefined;
  readonly title: ComponentChildren;
  readonly href?: string | undefined;
  /** One or two lines under the title: date, origin. */
  readonly meta?: ComponentChildren;
  readonly marks?: ComponentChildren;
  /** Buttons at the end of the row. */
  readonly actions?: ComponentChildren;
  readonly fresh?: boolean | undefined;
  /** A box named `document` to tick, where several rows are chosen in one form. */
  readonly tick?: { readonly value: string; readonly label: string } | undefined;
}

/** A row holds a line or two; software sends titles of any length, and the whole one stands on the page it leads to. */
const IN_A_ROW = 160;
const shortened = (title: ComponentChildren): ComponentChildren =>
  typeof title === 'string' && title.length > IN_A_ROW ? `${title.slice(0, IN_A_ROW).trimEnd()}…` : title;

export function Item({ icon, title, href, meta, marks, actions, fresh, tick }: ItemProps): VNode {
  return (
    <li class={fresh === true ? 'item item-fresh' : 'item'}>
      {tick !== undefined && (
        <span class="item-tick">
          <input type="checkbox" name="document" value={tick.value} aria-label={tick.label} />
        </span>
      )}
      {icon !== undefined && (
        <span class="item-icon">
          <Icon name={icon} />
        </span>
      )}
      <div class="item-body">
        <p class="item-title">{href === undefined ? shortened(title) : <a href={href}>{shortened(title)}</a>}</p>
        {meta !== undefined && <p class="item-meta">{meta}</p>}
        {marks !== undefined && <p class="marks">{marks}</p>}
      </div>
      {actions !== undefined && <div class="item-actions">{actions}</div>}
    </li>
  );
}

/** A feed of what happened: one `FeedDay` per day, each holding `FeedEntry`s. */
export function Feed({ children }: { children: ComponentChildren }): VNode {
  return <div class="feed">{children}</div>;
}

/** The entries of one day. The label is a second-level heading unless the page nests the feed deeper. */
export function FeedDay({
  label,
  level = 2,
  children,
}: {
  label: string;
  level?: 2 | 3 | undefined;
  children: ComponentChildren;
}): VNode {
  const Heading: 'h2' | 'h3' = level === 2 ? 'h2' : 'h3';
  return (
    <section class="feed-day">
      <Heading class="feed-label">{label}</Heading>
      <ol class="feed-entries">{children}</ol>
    </section>
  );
}

export interface FeedEntryProps {
  /** Where a link from elsewhere lands. */
  readonly id?: string | undefined;
  readonly icon: IconName;
  readonly tone?: 'plain' | 'danger' | 'caution' | 'primary' | undefined;
  /** ISO instant for machines. */
  readonly dateTime: string;
  /** What people read: « 14 h 05 ». */
  readonly time: string;
  /** Instead, for what came several times: « 3 fois, de 14 h 05 à 14 h 12 ». */
  readonly times?: string | undefined;
  /** The sentence: « Dr Nadia Belkacem, médecin généraliste, a lu… ». */
  readonly children: ComponentChildren;
  readonly more?: ComponentChildren;
}

export function FeedEntry({ id, icon, tone = 'plain', dateTime, time, times, children, more }: FeedEntryProps): VNode {
  return (
    <li class={`feed-entry feed-${tone}`} id={id}>
      <span class="feed-icon">
        <Icon name={icon} />
      </span>
      <div class="feed-body">
        <p class="feed-sentence">{children}</p>
        <p class="feed-time">{times ?? <time dateTime={dateTime}>{time}</time>}</p>
        {more}
      </div>
    </li>
  );
}

export interface Definition {
  readonly term: ComponentChildren;
  readonly value: ComponentChildren;
}

/** Facts: a term and its value, side by side when there is room. */
export function DefinitionList({ items }: { items: readonly Definition[] }): VNode {
  return (
    <dl class="facts">
      {items.map((item, index) => (
        <div class="fact" key={index}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface Column {
  readonly label: string;
  readonly numeric?: boolean | undefined;
}

/**
 * A table that becomes a stacked list on a narrow screen. Roles are said explicitly because a stacked table
 * otherwise stops being one for screen readers. The first column is each row's heading.
 */
export function Table({
  caption,
  captionHidden,
  columns,
  rows,
}: {
  caption: string;
  captionHidden?: boolean | undefined;
  columns: readonly Column[];
  rows: readonly (readonly ComponentChildren[])[];
}): VNode {
  return (
    <table class="table" role="table">
      <caption class={captionHidden === true ? 'unseen' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th
              scope="col"
              role="columnheader"
              class={column.numeric === true ? 'numeric' : undefined}
              key={column.label}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, rowIndex) => (
          <tr role="row" key={rowIndex}>
            {row.map((cell, index) => {
              const column = columns[index];
              const shared = { 'data-label': column?.label, class: column?.numeric === true ? 'numeric' : undefined };
              return index === 0 ? (
                <th scope="row" role="rowheader" {...shared} key={index}>
                  {cell}
                </th>
              ) : (
                <td role="cell" {...shared} key={index}>
                  {cell}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
