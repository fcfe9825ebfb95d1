import { createReadStream } from 'node:fs';
import type { House } from './compose.js';
import { importPersons, refusedFile, runIdOf, type ImportCounts } from './lifecycle/index.js';

// What the imports have to do with files and pipes; the acts are lifecycle's.

export interface ImportCommand {
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly format?: 'ndjson' | 'csv';
  readonly refused?: string;
  progress(line: string): void;
}

/** Imports persons and answers what came of the lines, and where the refused ones stand. */
export async function importPersonsOf(
  house: House,
  { file, format, refused, progress }: ImportCommand,
): Promise<ImportCounts & { readonly refusedFile: string }> {
  const { runId, stream } = await runIdOf(
    file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 20 }),
  );
  const path = refused ?? (file === '-' ? `persons-${runId}.refused.ndjson` : `${file}.refused.ndjson`);
  let told = 0;
  let first: { at: number; lines: number } | undefined;
  const counts = await importPersons(
    { ...house, mode: house.config.mode, sendsMail: house.courier.mail !== undefined },
    stream,
    {
      runId,
      format: format ?? (file.endsWith('.csv') ? 'csv' : 'ndjson'),
      refuse: refusedFile(path),
      progress(so, lines) {
        const at = house.clock.real();
        first ??= { at, lines };
        if (at - told < 1_000) return;
        told = at;
        const rate = at > first.at ? Math.round(((lines - first.lines) * 1_000) / (at - first.at)) : 0;
        progress(`${lines} lines, ${so.new} new, ${so.changed} changed, ${so.refused} refused, ${rate} lines/s`);
      },
    },
  );
  return { ...counts, refusedFile: path };
}
