import { createHash, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { open } from 'node:fs/promises';
import { seal, sealInPieces, unseal } from './sealing.js';

// A file too large for memory, encrypted in pieces: each is sealed under the file's key and bound to its number and to whether it is the
// last, so that none can be left out, repeated, moved or cut off. They are appended, not written once: a disk that is full takes a part of
// a write and says nothing before the next.

export interface StoredBlob {
  /** SHA-256 of the ciphertext, hexadecimal. */
  readonly address: string;
  /** The blob's own key, base64: sealed with the row, destroyed with the record's key. */
  readonly key: string;
  /** Bytes of the plain content. */
  readonly size: number;
}

/** Bytes at once. */
export const PIECE = 1 << 20;
const HEADER = 4;
const bound = (number: number, last: boolean): string => `piece|${number}|${last ? 'last' : 'more'}`;

/** Writes and syncs `file`, sealed as a whole and never there twice; the address is the SHA-256 of what was written. */
export async function writeSealed(file: string, key: KeyObject, bound: string, content: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  const out = await open(file, 'wx', 0o600);
  try {
    for (const piece of sealInPieces(key, bound, content, PIECE)) {
      hash.update(piece);
      await out.appendFile(piece);
    }
    await out.datasync();
  } finally {
    await out.close();
  }
  return hash.digest('hex');
}

/** Writes and syncs `file`; the address is the SHA-256 of its ciphertext. */
export async function writePieces(file: string, pieces: AsyncIterable<Uint8Array>): Promise<StoredBlob> {
  const raw = randomBytes(32);
  const key = createSecretKey(raw);
  const hash = createHash('sha256');
  const out = await open(file, 'w', 0o600);
  let number = 0;
  let size = 0;
  const write = async (plain: Uint8Array, last: boolean): Promise<void> => {
    const sealed = seal(key, bound(number, last), plain);
    const header = Buffer.alloc(HEADER);
    header.writeUInt32BE(sealed.length);
    hash.update(header).update(sealed);
    await out.appendFile(Buffer.concat([header, sealed]));
    number += 1;
    size += plain.byteLength;
  };
  try {
    let waiting: Uint8Array[] = [];
    let length = 0;
    for await (const piece of pieces) {
      waiting.push(piece);
      length += piece.byteLength;
      while (length > PIECE) {
        const all = Buffer.concat(waiting);
        await write(all.subarray(0, PIECE), false);
        waiting = [all.subarray(PIECE)];
        length -= PIECE;
      }
    }
    await write(Buffer.concat(waiting), true);
    await out.datasync();
  } finally {
    await out.close();
  }
  return { address: hash.digest('hex'), key: raw.toString('base64'), size };
}

/** What {@link writePieces} wrote. */
export async function* readPieces(file: string, keyText: string): AsyncGenerator<Buffer> {
  const key = createSecretKey(Buffer.from(keyText, 'base64'));
  const source = await open(file, 'r');
  try {
    const { size } = await source.stat();
    let at = 0;
    for (let number = 0; at < size; number += 1) {
      const header = Buffer.alloc(HEADER);
      await source.read(header, 0, HEADER, at);
      const length = header.readUInt32BE();
      if (at + HEADER + length > size) throw new Error('a sealed file was cut short');
      const sealed = Buffer.alloc(length);
      await source.read(sealed, 0, length, at + HEADER);
      at += HEADER + length;
      yield unseal(key, bound(number, at === size), sealed);
    }
  } finally {
    await source.close();
  }
}
