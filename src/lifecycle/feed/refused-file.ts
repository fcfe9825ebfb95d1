import { open, rm } from 'node:fs/promises';
import { writeWhole } from '../../platform/write-whole.js';
import type { Refused } from './sort-out.js';

/** The lines that were refused, each with its number and reason, no name: one JSON object a line. Durable with each batch. */
export const refusedFile =
  (path: string) =>
  async (lines: readonly Refused[], from: number): Promise<number> => {
    if (lines.length === 0) {
      // What an earlier import was refused is not said of this one.
      if (from === 0) await rm(path, { force: true });
      return from;
    }
    const file = await open(path, 'a+', 0o600).then(async (made) => {
      await made.close();
      return open(path, 'r+');
    });
    try {
      // What a stopped import had written beyond its last batch is written again; a file taken away meanwhile begins anew.
      const kept = Math.min(from, (await file.stat()).size);
      await file.truncate(kept);
      const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      await writeWhole(file, bytes, kept);
      await file.datasync();
      return kept + bytes.length;
    } finally {
      await file.close();
    }
  };
