// Pages of a search over one person: how many, from where, as it was when; the same for every kind of resource.
import { ok, problem, type Result } from '../../kernel/result.js';
import type { Instant } from '../../kernel/time.js';

export interface Paging {
  readonly count: number;
  readonly offset: number;
  /** Pages after the first one keep to this instant. */
  readonly until?: Instant;
  readonly countOnly: boolean;
  /** The other parameters, in their order: for conditions and links. */
  readonly kept: readonly (readonly [string, string])[];
}

const DEFAULT_COUNT = 50;
const MAX_COUNT = 200;
const MAX_VALUES = 100;
const IGNORED = new Set(['_format', '_pretty', '_total']);
const NUMBERS: Readonly<Record<string, 'count' | 'offset' | 'until'>> = {
  _count: 'count',
  _offset: 'offset',
  _until: 'until',
};
const PART = /^(?:_elements|_summary)$/;

export function readPaging(parameters: readonly (readonly [string, string])[]): Result<Paging, 'search-value-invalid'> {
  if (parameters.length > MAX_VALUES) return problem('search-value-invalid');
  const numbers: { count?: number; offset?: number; until?: number } = {};
  const kept: [string, string][] = [];
  let countOnly = false;
  for (const [name, value] of parameters) {
    if (IGNORED.has(name)) continue;
    // A control character is of no code and no identifier.
    if (value.trim() === '' || /\p{Cc}/u.test(value)) return problem('search-value-invalid', `http.${name}`);
    const number = NUMBERS[name];
    if (number !== undefined) {
      if (!/^\d{1,15}$/.test(value)) return problem('search-value-invalid', `http.${name}`);
      numbers[number] = Number(value);
      if (name === '_count') kept.push([name, value]);
      continue;
    }
    if (name === '_summary' && value === 'count') countOnly = true;
    kept.push([name, value]);
  }
  const { count = DEFAULT_COUNT, offset = 0, until } = numbers;
  return ok({
    count: Math.min(count, MAX_COUNT),
    offset: Math.min(offset, 1_000_000),
    countOnly: countOnly || count === 0,
    kept,
    ...(until === undefined ? {} : { until }),
  });
}

/** Is this one of the parameters that only say which part of a resource comes? */
export const isPart = (name: string): boolean => PART.test(name);

/** `self`, `next` and `previous`, naming the person by the id we gave them: no INS travels in an address we made. */
export function pageLinks(
  address: string,
  { count, offset, countOnly, kept }: Paging,
  total: number,
  until: Instant,
): readonly { readonly relation: string; readonly url: string }[] {
  const rest = kept.map(([name, value]) => `&${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('');
  const link = (relation: string, at: number) => ({
    relation,
    url: at > 0 ? `${address}${rest}&_offset=${at}&_until=${until}` : `${address}${rest}`,
  });
  return [
    link('self', offset),
    ...(countOnly || offset + count >= total ? [] : [link('next', offset + count)]),
    ...(offset === 0 ? [] : [link('previous', Math.max(0, offset - count))]),
  ];
}

/** A searchset of resources that stand at `address/Type/id`. */
export const searchsetOf = (
  address: string,
  resources: readonly { readonly resourceType: string; readonly id?: string }[],
  total: number,
  links: readonly object[],
): object => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total,
  ...(links.length === 0 ? {} : { link: links }),
  ...(resources.length === 0
    ? {}
    : {
        entry: resources.map((resource) => ({
          fullUrl: `${address}/${resource.resourceType}/${resource.id ?? ''}`,
          resource,
          search: { mode: 'match' },
        })),
      }),
});
