// Finding one's way inside a page: pages of a list, filters, sections, steps, choices shown as cards.
import type { ComponentChildren, VNode } from 'preact';
import type { Messages } from '../messages/index.js';
import { Icon, type IconName } from '../icons.js';
import { Button } from './button.js';

export interface PaginationProps {
  readonly m: Messages;
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
}

export function Pagination({ m, page, pages, hrefOf }: PaginationProps): VNode | null {
  if (pages <= 1) return null;
  return (
    <nav class="pagination" aria-label={m.common.pages.label}>
      {page > 1 && (
        <a href={hrefOf(page - 1)} rel="prev" class="btn btn-secondary">
          <Icon name="previous" />
          <span>{m.common.pages.previous}</span>
        </a>
      )}
      <p class="pagination-position">{m.common.pages.position(page, pages)}</p>
      {page < pages && (
        <a href={hrefOf(page + 1)} rel="next" class="btn btn-secondary">
          <span>{m.common.pages.next}</span>
          <Icon name="next" />
        </a>
      )}
    </nav>
  );
}

export interface FilterFormProps {
  readonly m: Messages;
  readonly action: string;
  /** Set when a filter is on: where « Effacer les filtres » goes. */
  readonly clearHref?: string | undefined;
  readonly children: ComponentChildren;
}

/** Filters in the address (GET), so that a filtered list can be kept, shared and printed. Submits itself when enhanced. */
export function FilterForm({ m, action, clearHref, children }: FilterFormProps): VNode {
  return (
    <form
      method="get"
      action={action}
      class="filters"
      role="search"
      aria-label={m.common.filters.title}
      data-auto-submit
    >
      <details class="details filter-fold" open={clearHref !== undefined}>
        <summary>
          <Icon name="filter" />
          <span>{m.common.filters.title}</span>
        </summary>
        <div class="details-body">
          <div class="filter-fields">{children}</div>
          <div class="filter-actions">
            <Button kind="secondary" icon="filter">
              {m.common.filters.apply}
            </Button>
            {clearHref !== undefined && <a href={clearHref}>{m.common.filters.clear}</a>}
          </div>
        </div>
      </details>
    </form>
  );
}

export interface SectionLink {
  readonly href: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
}

/** Pages of one section, side by side: plain links, not tabs. `current` is the href of the page shown. */
export function SectionNav({
  label,
  links,
  current,
}: {
  label: string;
  links: readonly SectionLink[];
  current: string;
}): VNode {
  return (
    <nav class="section-nav" aria-label={label}>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} {...(link.href === current ? { 'aria-current': 'page' as const } : {})}>
              {link.icon !== undefined && <Icon name={link.icon} />}
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Where one stands in a sequence of pages; `current` counts from 1. */
export function Steps({ m, steps, current }: { m: Messages; steps: readonly string[]; current: number }): VNode {
  return (
    <div class="steps">
      <p class="steps-position">{m.common.steps.position(current, steps.length)}</p>
      <ol aria-label={m.common.steps.label}>
        {steps.map((step, index) => (
          <li
            class={index + 1 < current ? 'step step-done' : index + 1 === current ? 'step step-current' : 'step'}
            key={step}
            {...(index + 1 === current ? { 'aria-current': 'step' as const } : {})}
          >
            <span class="step-name">{step}</span>
            {index + 1 < current && <span class="unseen"> ({m.common.steps.done})</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

export interface CardProps {
  readonly title: string;
  readonly href?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly level?: 2 | 3 | undefined;
  readonly tone?: 'plain' | 'primary' | 'sun' | undefined;
  readonly children?: ComponentChildren;
}

/** A sheet with a title; with `href` the whole sheet is the link's target area. */
export function Card({ title, href, icon, level = 2, tone = 'plain', children }: CardProps): VNode {
  const Heading: 'h2' | 'h3' = level === 2 ? 'h2' : 'h3';
  return (
    <section class={`card card-${tone}${href === undefined ? '' : ' card-link'}`}>
      {icon !== undefined && (
        <span class="card-icon">
          <Icon name={icon} />
        </span>
      )}
      <Heading class="card-title">{href === undefined ? title : <a href={href}>{title}</a>}</Heading>
      {children}
    </section>
  );
}

/** Cards side by side. */
export function Cards({ children }: { children: ComponentChildren }): VNode {
  return <div class="cards">{children}</div>;
}
