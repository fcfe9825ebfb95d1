import type postgres from 'postgres';
import { LIST_TYPES } from './sql-lists.js';

// The driver looks at a statement's values only when its turn on the connection has come. A value it cannot write (undefined, a date that
// is none) then makes it reject whichever statement is being answered, usually another one, and wait for an answer to a statement it never
// sent: the transaction hangs for ever, and on a shared connection every later answer goes to the wrong question. So values are looked at
// before the driver gets them, and those only it can judge are written by functions that never throw: PostgreSQL then refuses them.

/** PostgreSQL counts the values of a statement in sixteen bits. */
const MOST_VALUES = 65_533;

/** A bug: a statement was given a value that means nothing to PostgreSQL. Holds no value, and the constant part of the text only. */
export class UnfitParameter extends Error {
  override readonly name = 'UnfitParameter';
}

type Wrong = string | undefined;

function wrongIn(value: unknown): Wrong {
  if (value === undefined) return 'is undefined';
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return;
  if (typeof value === 'symbol' || typeof value === 'function') return `is a ${typeof value}`;
  if (value instanceof Uint8Array || typeof value !== 'object') return;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'is a date that is none' : undefined;
  if (Array.isArray(value)) return firstWrong(value, 'holds an item that ');
  // What the driver made itself (fragments, names, typed values) was looked at when it was made.
  const made: unknown = Object.getPrototypeOf(value);
  return made === Object.prototype || made === null ? wrongInJson(value) : undefined;
}

function firstWrong(values: readonly unknown[], saying = ''): Wrong {
  for (let at = 0; at < values.length; at += 1) {
    const wrong = wrongIn(values[at]);
    if (wrong !== undefined) return saying + wrong;
  }
  return undefined;
}

function wrongInJson(value: unknown): Wrong {
  try {
    return JSON.stringify(value) === undefined ? 'is nothing that JSON can write' : undefined;
  } catch {
    return 'is nothing that JSON can write';
  }
}

/** `sql(rows, ...columns)`: what is inserted, set or listed; names of columns are strings and pass. */
function wrongInRows(first: unknown, columns: readonly unknown[]): Wrong {
  if (typeof first !== 'object' || first === null) return wrongIn(first);
  const rows: readonly unknown[] = Array.isArray(first) ? first : [first];
  let cells = 0;
  for (const row of rows) {
    const isRow = typeof row === 'object' && row !== null && !Array.isArray(row);
    const named = columns.flat() as string[];
    const values = isRow
      ? (named.length > 0 ? named : Object.keys(row)).map((name): unknown => Reflect.get(row, name))
      : [row];
    cells += Array.isArray(row) ? row.length : values.length;
    const wrong = firstWrong(values);
    if (wrong !== undefined) return wrong;
  }
  return cells > MOST_VALUES ? `is more than ${MOST_VALUES} values` : undefined;
}

function refuseUnfit(values: readonly unknown[], text: () => string): void {
  if (values.length > MOST_VALUES) throw new UnfitParameter(`more than ${MOST_VALUES} values: ${opened(text())}`);
  for (let at = 0; at < values.length; at += 1) {
    const wrong = wrongIn(values[at]);
    if (wrong !== undefined) throw new UnfitParameter(`value ${at + 1} of a statement ${wrong}: ${opened(text())}`);
  }
}

const opened = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, 160);

type Inner = (sql: postgres.ISql) => unknown;
type AnyCall = (...given: unknown[]) => unknown;

const isTag = (first: unknown): first is TemplateStringsArray => Array.isArray(first) && 'raw' in first;

/**
 * The same client, which throws {@link UnfitParameter} where a value is unfit, before anything is sent; what it begins or reserves is
 * guarded too. `before` runs first on every use, and may throw.
 */
export function guardedSql<S extends postgres.ISql>(sql: S, before: () => void = () => undefined): S {
  const call = (name: string, given: readonly unknown[]): unknown =>
    (Reflect.get(sql, name) as AnyCall).apply(sql, [...given]);
  const one = (name: string, wrong: (value: unknown) => Wrong) => {
    return (...given: readonly unknown[]) => {
      const what = wrong(given[0]);
      if (what !== undefined) throw new UnfitParameter(`a value given to sql.${name} ${what}`);
      return call(name, given);
    };
  };
  const around =
    (name: string) =>
    (...given: readonly unknown[]) =>
      call(
        name,
        given.map((part) =>
          typeof part === 'function' ? (tx: postgres.ISql) => (part as Inner)(guardedSql(tx)) : part,
        ),
      );
  const guarded: Readonly<Record<string, AnyCall>> = {
    unsafe(...given) {
      if (Array.isArray(given[1])) refuseUnfit(given[1], () => String(given[0]));
      return call('unsafe', given);
    },
    json: one('json', wrongInJson),
    typed: one('typed', wrongIn),
    array: one('array', wrongIn),
    begin: around('begin'),
    savepoint: around('savepoint'),
    reserve: async (...given) => guardedSql((await call('reserve', given)) as postgres.ISql),
  };
  return new Proxy(sql, {
    apply(target, self, args: unknown[]) {
      before();
      const [first, ...rest] = args;
      if (isTag(first)) refuseUnfit(rest, () => first.join('$'));
      else {
        const wrong = wrongInRows(first, rest);
        if (wrong !== undefined) throw new UnfitParameter(`a value among rows or columns ${wrong}`);
      }
      return Reflect.apply(target as unknown as AnyCall, self, args);
    },
    get(target, name) {
      before();
      return typeof name === 'string' && Object.hasOwn(guarded, name)
        ? guarded[name]
        : (Reflect.get(target, name) as unknown);
    },
  });
}

/** The driver's own ways to write a value, made total: what they cannot write goes as it is, and PostgreSQL says what is wrong with it. */
export const TOTAL_TYPES = {
  ...LIST_TYPES,
  date: {
    to: 1184,
    from: [1082, 1114, 1184],
    serialize: (value: unknown): string => {
      const date = value instanceof Date ? value : new Date(value as string | number);
      return Number.isNaN(date.getTime()) ? String(value) : date.toISOString();
    },
    parse: (text: string): Date => new Date(text),
  },
  bytea: {
    to: 17,
    from: [17],
    serialize: (value: unknown): string =>
      value instanceof Uint8Array || typeof value === 'string'
        ? `\\x${Buffer.from(value as string).toString('hex')}`
        : `\\x (${typeof value})`,
    parse: (text: string): Buffer => Buffer.from(text.slice(2), 'hex'),
  },
};
