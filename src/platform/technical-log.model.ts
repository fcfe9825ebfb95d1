import { addDays, type Day } from '../kernel/time.js';

// What may stand in a technical log, and for how long: a closed list of fields, texts without anything that could be an identifier.

/** Keys of pseudonyms go this many days after their day, their file later. */
export const KEY_DAYS = 7;

/** A key whose maker died before it was whole or in its place has a name after its day's. */
const FILE = /^(\d{4}-\d{2}-\d{2})\.(ndjson|key|key\.[0-9a-f-]{36})$/;

/**
 * Files of the store that are too old on `today`: logs after `days` days, keys after {@link KEY_DAYS} at most,
 * keys that never were one as soon as their day is over.
 */
export function daysToDrop(names: readonly string[], today: Day, days: number): string[] {
  const oldest = { ndjson: addDays(today, -days), key: addDays(today, -Math.min(days, KEY_DAYS)) };
  return names.filter((name) => {
    const [, day = '', kind = ''] = FILE.exec(name) ?? [];
    if (kind.startsWith('key.')) return day < today;
    return (kind === 'ndjson' || kind === 'key') && day < oldest[kind];
  });
}

export interface StoredLog {
  readonly days: number;
  readonly bytes: number;
  readonly oldest?: Day;
  readonly newest?: Day;
  readonly oldestKey?: Day;
  /** Names of files that do not belong here. */
  readonly strange: readonly string[];
}

export function storedOf(files: readonly { readonly name: string; readonly bytes: number }[]): StoredLog {
  const known = files.flatMap(({ name, bytes }) => {
    const [, day, kind] = FILE.exec(name) ?? [];
    return day === undefined ? [] : [{ day, kind, bytes }];
  });
  const logs = known.filter(({ kind }) => kind === 'ndjson');
  const days = logs.map(({ day }) => day).sort();
  const keys = known.flatMap(({ day, kind }) => (kind === 'key' ? [day] : [])).sort();
  const [oldest, newest, oldestKey] = [days[0], days.at(-1), keys[0]];
  return {
    days: days.length,
    bytes: logs.reduce((sum, { bytes }) => sum + bytes, 0),
    strange: files.flatMap(({ name }) => (FILE.test(name) ? [] : [name])),
    ...(oldest === undefined ? {} : { oldest }),
    ...(newest === undefined ? {} : { newest }),
    ...(oldestKey === undefined ? {} : { oldestKey }),
  };
}

/** Fields of events that are written as they are: names of ours, counts, ids of requests and of freezes. */
const PLAIN = new Set([
  'alert',
  'at',
  'code',
  'error',
  'freeze',
  'inHour',
  'inMonth',
  'kind',
  'log',
  'mount',
  'request',
  'route',
  'why',
  'witness',
  'worker',
]);

/** Five figures or more in a row, ids, addresses: whatever could lead to somebody, wherever it came from. */
const TELLING =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[^\s@"'<>]+@[^\s@"'<>]+|\b(?:\d{1,3}\.){3}\d{1,3}\b|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}|(?:\d[ .-]?){8,}|[A-Za-z0-9_-]{32,}/gi;

export const withoutIdentifiers = (text: string): string => text.replace(TELLING, '…').slice(0, 500);

/** An event's fields as they may be kept: `record` under its pseudonym, unknown fields left out and named. */
export function fieldsToKeep(
  fields: Readonly<Record<string, unknown>>,
  pseudonym: (kind: string, value: string) => string,
): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const left: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'record' && typeof value === 'string') kept[name] = pseudonym('record', value);
    else if (!PLAIN.has(name)) left.push(name);
    else if (typeof value === 'number' || typeof value === 'boolean') kept[name] = value;
    else if (typeof value === 'string')
      kept[name] = name === 'request' || name === 'freeze' || name === 'at' ? value : withoutIdentifiers(value);
  }
  return left.length === 0 ? kept : { ...kept, leftOut: left.map(withoutIdentifiers) };
}
