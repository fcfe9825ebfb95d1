import type { FileHandle } from 'node:fs/promises';

/**
 * Writes all of `bytes` at `position`, or throws. One write may take a part and say nothing: on a disk that is filling up, only the next
 * one fails. What is acknowledged must not end there.
 */
export async function writeWhole(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.byteLength;) {
    const { bytesWritten } = await file.write(bytes, at, bytes.byteLength - at, position + at);
    at += bytesWritten;
  }
}
