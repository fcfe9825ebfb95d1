import { Readable } from 'node:stream';
import type { BlobStore } from '../platform/blob-store.js';
import type { Reply } from '../platform/route.js';
import type { TakeoutFile } from './takeout.model.js';

/** A finished copy, as it is fetched: by the person, or by who was granted it after their death. */
export const copyReply = (blobs: Pick<BlobStore, 'getPieces'>, file: TakeoutFile): Reply => ({
  status: 200,
  headers: {
    'content-type': 'application/zip',
    'content-length': String(file.size),
    'content-disposition': 'attachment; filename="dossier.zip"',
    'cache-control': 'no-store',
  },
  stream: Readable.from(blobs.getPieces(file)),
});
