import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { printLetters, type LetterDeps } from './print-letters.js';

// A batch for the print shop: one PDF per letter, and a manifest that names files, never people.

export interface Batch {
  readonly folder: string;
  readonly letters: number;
  readonly pages: number;
  /** Printed, and nowhere to send them: the insurer gave no address. */
  readonly unaddressed: number;
}

const HEADER = 'file;sha256;bytes;pages;language;large_print;addressed;kind\n';

/**
 * Prints what waits into `folder/<batchId>/`: `letters/ab/<id>.pdf` and `manifest.csv`, one line a letter, which gets its final name when
 * the batch is whole. Each file is on disk before its letter counts as sent.
 */
export async function printBatch(
  deps: LetterDeps,
  { folder, atMost, batchId }: { readonly folder: string; readonly atMost: number; readonly batchId: string },
  progress: (line: string) => void = () => undefined,
): Promise<Batch> {
  const home = path.join(folder, batchId);
  await mkdir(path.join(home, 'letters'), { recursive: true, mode: 0o700 });
  const unfinished = path.join(home, 'manifest.csv.part');
  const manifest = await open(unfinished, 'wx', 0o600);
  const counts = { pages: 0, unaddressed: 0, letters: 0 };
  const shelves = new Set<string>();
  try {
    await manifest.appendFile(HEADER);
    await printLetters(deps, { atMost, batchId }, async (letter) => {
      const shelf = path.join('letters', letter.id.slice(0, 2));
      if (!shelves.has(shelf)) await mkdir(path.join(home, shelf), { recursive: true, mode: 0o700 });
      shelves.add(shelf);
      const name = path.join(shelf, `${letter.id}.pdf`);
      const file = await open(path.join(home, name), 'w', 0o600);
      try {
        await file.appendFile(letter.pdf);
        await file.datasync();
      } finally {
        await file.close();
      }
      const sha256 = createHash('sha256').update(letter.pdf).digest('hex');
      const facts = [name, sha256, letter.pdf.length, letter.pages, letter.lang, letter.largePrint, letter.addressed];
      await manifest.appendFile(`${[...facts, letter.kind].join(';')}\n`);
      counts.letters += 1;
      counts.pages += letter.pages;
      if (!letter.addressed) counts.unaddressed += 1;
      if (counts.letters % 1_000 === 0) progress(`${counts.letters} letters`);
    });
    await manifest.datasync();
  } finally {
    await manifest.close();
  }
  await rename(unfinished, path.join(home, 'manifest.csv'));
  return { folder: home, ...counts };
}
