import { createHash, createSecretKey, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { seal, unseal } from './sealing.js';

// Blobs are encrypted under a key of their own (kept, wrapped, in the sealed row that names them) and addressed by the hash of
// their ciphertext: equal files in two records are two unrelated blobs.

export interface StoredBlob {
  /** SHA-256 of the ciphertext, hexadecimal. */
  readonly address: string;
  /** The blob's own key, base64: sealed with the row, destroyed with the record's key. */
  readonly key: string;
  /** Bytes of the plain content. */
  readonly size: number;
}

export interface BlobStore {
  /** Encrypts and stores; durable when it resolves. */
  put(content: Uint8Array): Promise<StoredBlob>;
  /** The plain content. Throws when the blob is missing or was altered. */
  get(blob: { readonly address: string; readonly key: string }): Promise<Buffer>;
  remove(address: string): Promise<void>;
}

const BOUND = 'blob';

/** Blobs as files under `folder`, two levels of 256. */
export async function openDiskBlobStore(folder: string): Promise<BlobStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const known = new Set<string>();
  const pathOf = (address: string): string => path.join(folder, address.slice(0, 2), address.slice(2, 4), address);
  return {
    async put(content) {
      const raw = randomBytes(32);
      const sealed = seal(createSecretKey(raw), BOUND, content);
      const address = createHash('sha256').update(sealed).digest('hex');
      const target = pathOf(address);
      const shelf = path.dirname(target);
      if (!known.has(shelf)) {
        await mkdir(shelf, { recursive: true, mode: 0o700 });
        await syncFolder(path.dirname(shelf));
        await syncFolder(folder);
        known.add(shelf);
      }
      const draft = `${target}.${randomBytes(4).toString('hex')}.part`;
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(sealed);
        await file.datasync();
      } finally {
        await file.close();
      }
      await rename(draft, target);
      await syncFolder(shelf);
      return { address, key: raw.toString('base64'), size: content.byteLength };
    },
    async get({ address, key }) {
      return unseal(createSecretKey(Buffer.from(key, 'base64')), BOUND, await readFile(pathOf(address)));
    },
    async remove(address) {
      await unlink(pathOf(address)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
    },
  };
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
