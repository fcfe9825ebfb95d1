import { createHash, createSecretKey, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { closeSync, fdatasync, fsync, openSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { PIECE, readPieces, writePieces, writeSealed, type StoredBlob } from './blob-pieces.js';
import { seal, unseal } from './sealing.js';

export type { StoredBlob } from './blob-pieces.js';

// Blobs are encrypted under a key of their own (kept, wrapped, in the sealed row that names them) and addressed by the hash of
// their ciphertext: equal files in two records are two unrelated blobs.

export interface BlobStore {
  /** Encrypts and stores; durable when it resolves. */
  put(content: Uint8Array): Promise<StoredBlob>;
  /** The plain content. Throws when the blob is missing or was altered. */
  get(blob: { readonly address: string; readonly key: string }): Promise<Buffer>;
  /**
   * The same for what is too large to be held at once: encrypted piece by piece, durable when it resolves. The same `name` written twice
   * leaves one; what a crash leaves under it is overwritten by the next try.
   */
  putPieces(name: string, pieces: AsyncIterable<Uint8Array>): Promise<StoredBlob>;
  /** The content of {@link putPieces}, in order. Throws where a piece is missing, altered or out of place. */
  getPieces(blob: { readonly address: string; readonly key: string }): AsyncIterable<Buffer>;
  remove(address: string): Promise<void>;
  close(): void;
}

const BOUND = 'blob';

/** An unfinished file this old belongs to nobody who still writes; milliseconds. */
const ABANDONED = 24 * 60 * 60 * 1000;

/** Blobs as files under `folder`, on 256 shelves named by the first byte of their address. */
export async function openDiskBlobStore(folder: string): Promise<BlobStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweepParts(folder);
  const shelves = new Map<string, number>();
  const pathOf = (address: string): string => path.join(folder, address.slice(0, 2), address);

  /** The shelf's folder, open: its entries are made durable through this handle. */
  async function shelfOf(address: string): Promise<number> {
    const name = address.slice(0, 2);
    const open = shelves.get(name);
    if (open !== undefined) return open;
    await mkdir(path.join(folder, name), { recursive: true, mode: 0o700 });
    await syncFolder(folder);
    const handle = shelves.get(name) ?? openSync(path.join(folder, name), 'r');
    shelves.set(name, handle);
    return handle;
  }

  /** Only its end tells its address: it waits for it under a name of its own. */
  async function putLarge(key: KeyObject, content: Uint8Array): Promise<string> {
    const part = path.join(folder, `${randomUUID()}.part`);
    try {
      const address = await writeSealed(part, key, BOUND, content);
      const shelf = await shelfOf(address);
      await rename(part, pathOf(address));
      await sync(shelf);
      return address;
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  return {
    async put(content) {
      const raw = randomBytes(32);
      const key = createSecretKey(raw);
      if (content.byteLength > PIECE) {
        const address = await putLarge(key, content);
        return { address, key: raw.toString('base64'), size: content.byteLength };
      }
      const sealed = seal(key, BOUND, content);
      const address = createHash('sha256').update(sealed).digest('hex');
      const shelf = await shelfOf(address);
      // Written at once under its final name: the address is of no row before this resolves, so what a crash leaves is nobody's.
      const file = openSync(pathOf(address), 'wx', 0o600);
      try {
        // Not a single write: a full disk takes a part of one and says nothing before the next.
        writeFileSync(file, sealed);
        await Promise.all([datasync(file), sync(shelf)]);
      } finally {
        closeSync(file);
      }
      return { address, key: raw.toString('base64'), size: content.byteLength };
    },
    async get({ address, key }) {
      return unseal(createSecretKey(Buffer.from(key, 'base64')), BOUND, await readFile(pathOf(address)));
    },
    async putPieces(name, pieces) {
      const part = path.join(folder, `${name}.part`);
      const written = await writePieces(part, pieces);
      const shelf = await shelfOf(written.address);
      await rename(part, pathOf(written.address));
      await sync(shelf);
      return written;
    },
    getPieces: ({ address, key }) => readPieces(pathOf(address), key),
    async remove(address) {
      await unlink(pathOf(address)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
    },
    close() {
      for (const handle of shelves.values()) closeSync(handle);
      shelves.clear();
    },
  };
}

/** What a crash left unfinished: the files that waited for their end to know their address. */
async function sweepParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.part')) continue;
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > ABANDONED) await rm(file, { force: true });
  }
}

const datasync = promisify(fdatasync);
const sync = promisify(fsync);

async function syncFolder(folder: string): Promise<void> {
  const handle = openSync(folder, 'r');
  try {
    await sync(handle);
  } finally {
    closeSync(handle);
  }
}
