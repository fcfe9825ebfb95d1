import { open } from 'node:fs/promises';
import { writeWhole } from '../../platform/write-whole.js';
import type { Refused } from './sort-out.js';

/** The lines that were refused, each with its number and reason, no name: one JSON object a line. Durable with each batch. */
export const refusedFile =
  (path: string) =>
  async (lines: readonly Refused[], from: number): Promise<number> => {
    if (lines.length === 0) return from;
    const file = await open(path, 'a+', 0o600).then(async (made) => {
      await made.close();
      return open(path, 'r+');
    });
    try {
      // What a stopped import had written beyond its last batch is written again.
      await file.truncate(from);
      const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      await writeWhole(file, bytes, from);
      await file.datasync();
      return from + bytes.length;
    } finally {
      await file.close();
    }
  };
