// What ITI-66 may ask for, as one condition on lists.
import { ok, problem, type Result } from '../../kernel/result.js';
import { foldName } from '../../kernel/text.js';
import type { Contained, List } from '../resources.js';
import { dateAsked, fitsDate } from '../search/described-search.js';
import { ARCHIVED_EXTENSION } from '../systems.js';
import { isPart, readPaging, type Paging } from '../search/paging.js';
import { canonicalUniqueId } from '../unique-id.js';
import type { ListedSet } from './list-of.js';

export interface ListsAsked extends Paging {
  /** `list` is the set as it is sent, made when a condition looks into it: most ask for kind and date alone. */
  fits(set: ListedSet, list: () => List): boolean;
}

export type ListsProblem =
  'patient-required' | 'status-required' | 'code-required' | 'search-parameter-not-offered' | 'search-value-invalid';

type Fits = ListsAsked['fits'];

const codeOf = (token: string): string => token.slice(token.lastIndexOf('|') + 1);

const READERS: Readonly<Record<string, (value: string) => Fits | undefined>> = {
  code: (value) => (set) => value.split(',').map(codeOf).includes(set.kind),
  status: (value) => () => value.split(',').map(codeOf).includes('current'),
  date: fitting,
  _lastUpdated: fitting,
  _id: (value) => (_set, list) => value.split(',').includes(list().id ?? ''),
  identifier: (value) => (_set, list) => {
    const wanted = value.split(',').map((token) => canonicalUniqueId(codeOf(token)) ?? codeOf(token));
    return (list().identifier ?? []).some(({ value: held = '' }) => wanted.includes(canonicalUniqueId(held) ?? held));
  },
  title: (value) => (_set, list) => foldName(list().title ?? '').startsWith(foldName(value)),
  designationType: (value) => extended('ihe-designationType', value),
  sourceId: (value) => extended('ihe-sourceId', value),
  authorOrg: (value) => (_set, list) => within(list(), 'Organization', value),
  source: (value) => (_set, list) => within(list(), '', value),
  'source.given': (value) => (_set, list) => named(list(), 'given', value),
  'source.family': (value) => (_set, list) => named(list(), 'family', value),
  isArchived: (value) => (_set, list) =>
    value
      .split(',')
      .includes(String((list().extension ?? []).find(({ url }) => url === ARCHIVED_EXTENSION)?.valueBoolean ?? false)),
};

function fitting(value: string): Fits | undefined {
  const asked = dateAsked(value);
  return asked === undefined ? undefined : ({ at }) => fitsDate(asked, at);
}

const extended =
  (name: string, value: string): Fits =>
  (_set, list) =>
    (list().extension ?? []).some(
      (each) =>
        each.url.endsWith(`/${name}`) &&
        value
          .split(',')
          .some((token) =>
            [
              each.valueIdentifier?.value,
              ...(each.valueCodeableConcept?.coding ?? []).map(({ code }) => code),
            ].includes(codeOf(token)),
          ),
    );

const holds = ({ id, identifier }: Contained, value: string): boolean =>
  id === value || (identifier ?? []).some((each) => each.value === codeOf(value));

const within = ({ contained, source }: List, type: string, value: string): boolean =>
  (contained ?? []).some((each) => (type === '' || each.resourceType === type) && holds(each, value)) ||
  (type === '' && (source?.identifier?.value === codeOf(value) || source?.reference === value));

const named = ({ contained }: List, part: 'given' | 'family', value: string): boolean =>
  (contained ?? []).some(({ name }) =>
    (typeof name === 'string' ? [] : (name ?? []))
      .flatMap((each) => (part === 'given' ? (each.given ?? []) : (each.family ?? [])))
      .some((each) => foldName(each).startsWith(foldName(value))),
  );

/** Everything but the person. `code` and `status` are compulsory. */
export function readListSearch(parameters: readonly (readonly [string, string])[]): Result<ListsAsked, ListsProblem> {
  const paging = readPaging(parameters);
  if (!paging.ok) return paging;
  const conditions: Fits[] = [];
  const given = new Set<string>();
  for (const [name, value] of paging.value.kept) {
    if (name === '_count' || isPart(name)) continue;
    const key = name
      .replace(/^designation-?type$/i, 'designationType')
      .replace(/^source:identifier$|^source\.identifier$/, 'source');
    const reader = Object.hasOwn(READERS, key) ? READERS[key] : undefined;
    if (reader === undefined) return problem('search-parameter-not-offered', `http.${name.slice(0, 60)}`);
    const condition = reader(value);
    if (condition === undefined) return problem('search-value-invalid', `http.${name}`);
    given.add(key);
    conditions.push(condition);
  }
  if (!given.has('code')) return problem('code-required', 'http.code');
  if (!given.has('status')) return problem('status-required', 'http.status');
  return ok({ ...paging.value, fits: (set, list) => conditions.every((fits) => fits(set, list)) });
}
