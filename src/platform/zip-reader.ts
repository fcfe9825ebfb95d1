import { crc32 } from 'node:zlib';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { ok, problem, type Result } from '../kernel/result.js';

// ZIP files from outside, read within bounds: everything the directory says is looked at before anything is unpacked, and what is unpacked
// is held to it.

export type ZipProblem =
  | 'zip-malformed'
  | 'zip-too-large'
  | 'zip-too-many-files'
  | 'zip-bomb'
  | 'zip-path-outside'
  | 'zip-link'
  | 'zip-encrypted'
  | 'zip-duplicate-name'
  | 'zip-damaged';

export interface ZipLimits {
  readonly files: number;
  /** Bytes unpacked, all together and each. */
  readonly bytes: number;
  readonly fileBytes: number;
  /** Beyond so many times its packed size a file of more than a megabyte is a bomb. */
  readonly ratio: number;
}

export const ZIP_LIMITS: ZipLimits = { files: 2_000, bytes: 512 << 20, fileBytes: 64 << 20, ratio: 200 };

export interface BoundedZip {
  /** Paths in the order of the directory; folders are left out. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  /** Unpacks one file: undefined when it is not there. */
  read(path: string): Promise<Result<Buffer, ZipProblem> | undefined>;
  close(): void;
}

/** Opens a ZIP, from its bytes or a file. */
export async function openZip(
  source: Buffer | string,
  limits: ZipLimits = ZIP_LIMITS,
): Promise<Result<BoundedZip, ZipProblem>> {
  let zip: ZipFile;
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true } as const;
  try {
    zip = typeof source === 'string' ? await openPromise(source, options) : await fromBufferPromise(source, options);
  } catch {
    return problem('zip-malformed');
  }
  const entries = new Map<string, Entry>();
  const fault = await listed(zip, entries, limits);
  if (fault !== undefined) {
    zip.close();
    return problem(fault.problem, fault.path);
  }
  return ok({
    paths: [...entries.keys()],
    has: (path) => entries.has(path),
    async read(path) {
      const entry = entries.get(path);
      return entry === undefined ? undefined : unpacked(zip, entry);
    },
    close: () => zip.close(),
  });
}

async function listed(
  zip: ZipFile,
  entries: Map<string, Entry>,
  limits: ZipLimits,
): Promise<{ problem: ZipProblem; path?: string } | undefined> {
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const path = entry.fileName;
      if (path.endsWith('/')) continue;
      if (entries.size >= limits.files) return { problem: 'zip-too-many-files' };
      if (isLink(entry)) return { problem: 'zip-link', path };
      if ((entry.generalPurposeBitFlag & 1) !== 0) return { problem: 'zip-encrypted', path };
      if (entries.has(path)) return { problem: 'zip-duplicate-name', path };
      total += entry.uncompressedSize;
      if (entry.uncompressedSize > limits.fileBytes || total > limits.bytes) return { problem: 'zip-too-large', path };
      if (entry.uncompressedSize > 1 << 20 && entry.uncompressedSize > entry.compressedSize * limits.ratio)
        return { problem: 'zip-bomb', path };
      entries.set(path, entry);
    }
    return undefined;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    return {
      problem: /relative path|absolute path|invalid characters/.test(said) ? 'zip-path-outside' : 'zip-malformed',
    };
  }
}

/** The file kind that UNIX keeps in the upper half of the attributes. */
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;

async function unpacked(zip: ZipFile, entry: Entry): Promise<Result<Buffer, ZipProblem>> {
  try {
    const stream = await zip.openReadStreamPromise(entry);
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    const bytes = Buffer.concat(pieces);
    return crc32(bytes) >>> 0 === entry.crc32 >>> 0 ? ok(bytes) : problem('zip-damaged', entry.fileName);
  } catch {
    return problem('zip-damaged', entry.fileName);
  }
}
