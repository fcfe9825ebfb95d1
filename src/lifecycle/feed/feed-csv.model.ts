// The same feed as CSV: a header line with the names of the fields, `;` or `,` between them, quotes as in RFC 4180, one person a line.
// Lists are written with `|`: given names, lines of the address, representatives as `nir` or `nir:guardian`.

export interface CsvHeader {
  readonly separator: ',' | ';';
  readonly columns: readonly string[];
}

export function parseCsvHeader(line: string): CsvHeader {
  const bare = line.replace(/^\ufeff/, '');
  const separator = bare.includes(';') ? ';' : ',';
  return { separator, columns: bare.split(separator).map((name) => name.trim().replace(/^"|"$/g, '')) };
}

/** The cells of a line; undefined when its quotes do not close. */
export function csvCells(line: string, separator: string): string[] | undefined {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (line[at] === '"') {
      at += 1;
      for (;;) {
        const quote = line.indexOf('"', at);
        if (quote < 0) return undefined;
        cell += line.slice(at, quote);
        at = quote + 1;
        if (line[at] !== '"') break;
        cell += '"';
        at += 1;
      }
      if (at < line.length && line[at] !== separator) return undefined;
    } else {
      const next = line.indexOf(separator, at);
      cell = next < 0 ? line.slice(at) : line.slice(at, next);
      at += cell.length;
    }
    cells.push(cell.trim());
    if (at >= line.length) return cells;
    at += 1;
    if (at === line.length) return [...cells, ''];
  }
}

const LISTS = new Set(['givenNames', 'representatives']);
const FLAGS = new Set(['earlierRecord', 'largePrint']);
const ADDRESS: Readonly<Record<string, string>> = {
  addressLines: 'lines',
  postalCode: 'postalCode',
  town: 'town',
  country: 'country',
};

/** A line as the object that NDJSON would have given; undefined when it is none. Empty cells are fields that are not there. */
export function csvLine(line: string, header: CsvHeader): Record<string, unknown> | undefined {
  const cells = csvCells(line, header.separator);
  if (cells?.length !== header.columns.length) return undefined;
  const fields: Record<string, unknown> = {};
  const address: Record<string, unknown> = {};
  for (const [at, column] of header.columns.entries()) {
    const cell = cells[at] ?? '';
    if (cell === '') continue;
    const inAddress = ADDRESS[column];
    if (inAddress !== undefined) address[inAddress] = inAddress === 'lines' ? partsOf(cell) : cell;
    else if (column === 'representatives') fields[column] = partsOf(cell).map(representativeIn);
    else if (LISTS.has(column)) fields[column] = partsOf(cell);
    else if (FLAGS.has(column)) fields[column] = cell === 'true' ? true : cell === 'false' ? false : cell;
    else fields[column] = cell;
  }
  if (Object.keys(address).length > 0) fields['address'] = address;
  return fields;
}

const partsOf = (cell: string): string[] =>
  cell
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function representativeIn(text: string): Record<string, string> {
  const [nir = '', kind] = text.split(':');
  return kind === undefined ? { nir } : { nir, kind };
}
