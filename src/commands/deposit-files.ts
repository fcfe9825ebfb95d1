import { createHash } from 'node:crypto';
import { open, readdir, readFile, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Ins } from '../kernel/ins.js';
import type { NewDocument } from '../client/index.js';
import type { ReadingPool } from '../reading/index.js';
import { documentType, TYPE_SYSTEMS } from '../kernel/codes/document-types.js';

// What `carnet deposit` reads: files, what a CDA says of itself, and the list of what was already taken.

/** The files named, and those below the folders named, in order. */
export async function filesOf(names: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    names.map(async (name) => {
      if (!(await stat(name)).isDirectory()) return [name];
      const below = await readdir(name, { recursive: true, withFileTypes: true });
      return below
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort();
    }),
  );
  return found.flat();
}

const TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.rtf': 'application/rtf',
  '.txt': 'text/plain',
  '.xml': 'text/xml',
  '.cda': 'text/xml',
};

/** What stands for every file that does not say it itself. */
export interface Defaults {
  readonly ins?: Pick<Ins, 'oid' | 'value'>;
  readonly type?: string;
  readonly title?: string;
  readonly date?: string;
  readonly author: string;
  readonly custodian: string;
}

export type Described = { readonly document: NewDocument } | { readonly missing: string };

/** A file as a document: a CDA by its own header, anything else by what was given on the command line. */
export async function describe(
  file: string,
  bytes: Buffer,
  defaults: Defaults,
  reading: Pick<ReadingPool, 'inspect'>,
): Promise<Described> {
  const contentType = TYPES[path.extname(file).toLowerCase()];
  if (contentType === undefined) return { missing: 'the kind of file cannot be told from its name' };
  const common = { bytes, contentType, author: defaults.author, custodian: defaults.custodian };
  if (contentType === 'text/xml') {
    const inspected = await reading.inspect(bytes, contentType, Date.now());
    if (!inspected.ok)
      return { missing: `the CDA cannot be read: ${inspected.problem} ${inspected.path ?? ''}`.trim() };
    const { cda } = inspected.value;
    if (cda === undefined) return { missing: 'the XML is no CDA' };
    const { documentId, type, effectiveTime, patient } = cda;
    const oid = /^[\d.]+$/.test(documentId.root);
    return {
      document: {
        ...common,
        ins: patient.ins,
        uniqueId: `${oid ? 'urn:oid:' : 'urn:uuid:'}${documentId.text}`,
        type: systemOf(type.code),
        title: cda.title ?? type.display ?? path.basename(file),
        date: new Date(effectiveTime.from).toISOString(),
      },
    };
  }
  const { ins, type } = defaults;
  if (ins === undefined) return { missing: 'whose it is: give --ins' };
  if (type === undefined) return { missing: 'its type: give --type with a code of JDV_J66' };
  return {
    document: {
      ...common,
      ins,
      type: systemOf(type),
      title: defaults.title ?? path.basename(file, path.extname(file)),
      date: defaults.date ?? (await stat(file)).mtime.toISOString(),
    },
  };
}

const systemOf = (code: string): NewDocument['type'] => {
  const system = documentType(code)?.system;
  return system === undefined ? { code } : { code, system: TYPE_SYSTEMS[system].fhir };
};

/** What names a file in the list: its content and whose it was said to be. */
export const fingerprintOf = (bytes: Buffer, { ins }: Defaults): string =>
  createHash('sha256')
    .update(`${ins?.oid ?? ''}|${ins?.value ?? ''}\n`)
    .update(bytes)
    .digest('hex');

export interface Done {
  readonly file: string;
  readonly fingerprint: string;
  readonly id: string;
  readonly location: string;
  readonly at: string;
}

/** The list of what Carnet has taken: a line each, on the disk before the next is begun. */
export interface DoneList {
  readonly known: ReadonlyMap<string, Done>;
  add(done: Done): Promise<void>;
  close(): Promise<void>;
}

/** A line that was cut off is as good as none: its document is sent again, and is there already. */
export async function openDoneList(file: string, server: string): Promise<DoneList> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const known = new Map<string, Done>();
  for (const line of text.split('\n')) {
    const done = parsedLine(line);
    if (done?.location.startsWith(server) === true) known.set(done.fingerprint, done);
  }
  const handle: FileHandle = await open(file, 'a', 0o600);
  // What follows a line that was cut off must not be glued to it.
  if (text !== '' && !text.endsWith('\n')) await handle.write('\n');
  return {
    known,
    async add(done) {
      known.set(done.fingerprint, done);
      await handle.write(`${JSON.stringify(done)}\n`);
      await handle.datasync();
    },
    close: () => handle.close(),
  };
}

function parsedLine(line: string): Done | undefined {
  try {
    const value = JSON.parse(line) as Partial<Done> | null;
    return typeof value?.fingerprint === 'string' && typeof value.location === 'string' ? (value as Done) : undefined;
  } catch {
    return undefined;
  }
}
