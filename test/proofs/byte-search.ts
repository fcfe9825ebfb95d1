// Finds many byte strings at once in files of any size.
import { createHash } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

export interface Pattern {
  readonly what: string;
  readonly bytes: Buffer;
}

export interface Found {
  readonly what: string;
  readonly where: string;
  readonly at: number;
}

const OVERLAP = 256;

/** The ways in which a text could stand in a file: UTF-8 and UTF-16 in three capitalisations, hexadecimal, base64, and its hashes. */
export function waysToWrite(text: string): Pattern[] {
  const lower = text.toLowerCase();
  const plainly = [...new Set([text, lower, text.charAt(0) + lower.slice(1)])].flatMap((spelling) => {
    const wide = Buffer.from(spelling, 'utf16le');
    return [
      { what: `${text} UTF-8`, bytes: Buffer.from(spelling) },
      { what: `${text} UTF-16LE`, bytes: wide },
      { what: `${text} UTF-16BE`, bytes: Buffer.from(wide).swap16() },
    ];
  });
  const plain = Buffer.from(text);
  return [
    ...plainly,
    { what: `${text} hexadecimal`, bytes: Buffer.from(plain.toString('hex')) },
    ...[0, 1, 2].map((before) => ({ what: `${text} base64`, bytes: withinBase64(plain, before) })),
    ...[...new Set([text, lower])].flatMap((spelling) => hashesOf(text, Buffer.from(spelling))),
  ];
}

/** SHA-1 and SHA-256 of bytes: raw, hexadecimal, base64. */
export const hashesOf = (what: string, bytes: Buffer): Pattern[] =>
  ['sha1', 'sha256'].flatMap((algorithm) => {
    const hash = createHash(algorithm).update(bytes).digest();
    return [
      { what: `${what} ${algorithm}`, bytes: hash },
      { what: `${what} ${algorithm} hexadecimal`, bytes: Buffer.from(hash.toString('hex')) },
      { what: `${what} ${algorithm} base64`, bytes: Buffer.from(hash.toString('base64').replace(/=+$/, '')) },
      { what: `${what} ${algorithm} base64url`, bytes: Buffer.from(hash.toString('base64url')) },
    ];
  });

/** The characters that only these bytes decide, when `before` bytes stand in front of them. */
function withinBase64(bytes: Buffer, before: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  return Buffer.from(text.slice(before === 0 ? 0 : before + 1, Math.floor(((before + bytes.length) * 8) / 6)));
}

export interface Searcher {
  bytes(bytes: Buffer, where: string): Found[];
  file(file: string): Promise<Found[]>;
  /** Every file under a folder; answers what was found and how many bytes were read. */
  folder(folder: string): Promise<{ found: Found[]; bytes: number; files: number }>;
}

/** All patterns are at least eight bytes long and at most {@link OVERLAP}. */
export function searcher(patterns: readonly Pattern[]): Searcher {
  // Three bytes tell nearly every place where nothing can begin.
  const promising = new Uint8Array(1 << 24);
  const byStart = new Map<number, Pattern[]>();
  for (const pattern of patterns) {
    if (pattern.bytes.length < 8 || pattern.bytes.length > OVERLAP) throw new RangeError(pattern.what);
    promising[pattern.bytes.readUIntBE(0, 3)] = 1;
    const start = pattern.bytes.readUInt32BE(0);
    const same = byStart.get(start);
    if (same === undefined) byStart.set(start, [pattern]);
    else same.push(pattern);
  }

  /** `from` is where the chunk stands in its file; the last OVERLAP bytes come again with the next chunk. */
  function search(chunk: Buffer, where: string, from: number, last: boolean): Found[] {
    const found: Found[] = [];
    const end = last ? chunk.length - 7 : chunk.length - OVERLAP;
    let three = chunk.length < 8 ? 0 : chunk.readUInt16BE(0);
    for (let at = 0; at < end; at += 1) {
      three = ((three << 8) | (chunk[at + 2] ?? 0)) & 0xffffff;
      if (promising[three] === 0) continue;
      for (const { what, bytes } of byStart.get(chunk.readUInt32BE(at)) ?? [])
        if (chunk.compare(bytes, 0, bytes.length, at, Math.min(chunk.length, at + bytes.length)) === 0)
          found.push({ what, where, at: from + at });
    }
    return found;
  }

  const room = Buffer.alloc((1 << 22) + OVERLAP);

  /** Piece by piece; the end of each comes again at the beginning of the next, so that nothing hides on a border. */
  async function file(name: string): Promise<Found[]> {
    const found: Found[] = [];
    const handle = await open(name);
    try {
      for (let [from, kept] = [0, 0]; ;) {
        const { bytesRead } = await handle.read(room, kept, room.length - kept);
        const chunk = room.subarray(0, kept + bytesRead);
        found.push(...search(chunk, name, from, bytesRead === 0));
        if (bytesRead === 0) return found;
        const again = Math.min(OVERLAP, chunk.length);
        chunk.copy(room, 0, chunk.length - again);
        from += chunk.length - again;
        kept = again;
      }
    } finally {
      await handle.close();
    }
  }

  return {
    bytes: (bytes, where) => search(bytes, where, 0, true),
    file,
    async folder(folder) {
      const found: Found[] = [];
      let bytes = 0;
      let files = 0;
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        const name = path.join(entry.parentPath, entry.name);
        if (!entry.isFile()) continue;
        bytes += (await stat(name)).size;
        files += 1;
        found.push(...(await file(name)));
        // A file's name tells as much as its content.
        found.push(...search(Buffer.from(entry.name), `the name ${name}`, 0, true));
      }
      return { found, bytes, files };
    },
  };
}
