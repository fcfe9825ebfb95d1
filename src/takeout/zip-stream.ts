import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  readonly path: string;
  /** Asked for when its turn comes: one file at a time is in memory. */
  readonly bytes: () => Promise<Buffer>;
  /** Pictures and PDF are compressed already. */
  readonly stored?: boolean;
}

/** A ZIP as it grows, one entry after the other; `sha256` is told at its end. */
export async function* zipOf(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  madeAt: number,
  told: (sha256: string) => void,
): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const hash = createHash('sha256');
  const filling = (async () => {
    for await (const { path, bytes, stored } of entries) {
      const content = await bytes();
      const written = new Promise<void>((resolve, reject) => {
        const stream = Readable.from([content]);
        stream.once('end', resolve).once('error', reject);
        zip.addReadStream(stream, path, {
          mtime: new Date(madeAt),
          mode: 0o100644,
          compress: stored !== true,
          size: content.length,
        });
      });
      // The next file is read when this one has gone into the ZIP.
      await written;
    }
    zip.end();
  })();
  let failed: Error | undefined;
  filling.catch((error: unknown) => {
    failed = error instanceof Error ? error : new Error(String(error));
    (zip.outputStream as Readable).destroy(failed);
  });
  for await (const piece of zip.outputStream as Readable) {
    hash.update(piece as Buffer);
    yield piece as Buffer;
  }
  await filling;
  told(hash.digest('hex'));
}
