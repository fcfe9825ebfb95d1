// Lists of PostgreSQL as text: `{a,"b, c",NULL}`. The driver asks the catalogue about them on every new connection before it does anything
// else, and a connection lost just then ends the process (ADR 0211); what the house uses of them is known beforehand.

type Item = string | number | bigint | boolean | Date | Uint8Array | null;

/** A list as PostgreSQL reads it. Never throws: what cannot be an item goes as it is written, and PostgreSQL says what is wrong with it. */
export const listText = (list: unknown): string =>
  Array.isArray(list) ? `{${list.map((item) => itemText(item as Item)).join(',')}}` : String(list);

function itemText(item: Item): string {
  if (item === null) return 'NULL';
  if (Array.isArray(item)) return listText(item);
  const text =
    item instanceof Date && !Number.isNaN(item.getTime())
      ? item.toISOString()
      : item instanceof Uint8Array
        ? `\\x${Buffer.from(item).toString('hex')}`
        : String(item);
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** One item, quoted or not, and what follows it. */
const ITEM = /"((?:[^"\\]|\\.)*)"|([^,{}"]+)/gsy;

/** The items of a list as PostgreSQL writes it, each read by `read`. Throws a SyntaxError on lists of lists, which the house has none of. */
export function listItems<T>(text: string, read: (item: string) => T): (T | null)[] {
  const items: (T | null)[] = [];
  if (text === '{}') return items;
  let at = 1;
  do {
    ITEM.lastIndex = at;
    const found = ITEM.exec(text);
    if (text[0] !== '{' || found === null) throw new SyntaxError('not a list of single items');
    const [whole, quoted, plain = ''] = found;
    at += whole.length + 1;
    items.push(quoted !== undefined ? read(quoted.replaceAll(/\\(.)/gs, '$1')) : plain === 'NULL' ? null : read(plain));
  } while (text[at - 1] === ',');
  if (text[at - 1] !== '}' || at !== text.length) throw new SyntaxError('not a list of single items');
  return items;
}

const listType = <T>(from: readonly number[], read: (item: string) => T) => ({
  to: from[0] ?? 0,
  from: [...from],
  serialize: listText,
  parse: (text: string) => listItems(text, read),
});

/** How the driver writes and reads lists, by the oid of their type (pg_type). Bigints stay text, as single ones do. */
export const LIST_TYPES = {
  // text, varchar, char, name, uuid, bigint, numeric, xid, json, jsonb
  texts: listType([1009, 1015, 1014, 1003, 2951, 1016, 1231, 1011, 199, 3807], (item) => item),
  // smallint, integer, oid, real, double precision
  numbers: listType([1007, 1005, 1028, 1021, 1022], Number),
  booleans: listType([1000], (item) => item === 't'),
  // timestamptz, timestamp, date
  dates: listType([1185, 1115, 1182], (item) => new Date(item)),
  bytes: listType([1001], (item) => Buffer.from(item.slice(2), 'hex')),
};
