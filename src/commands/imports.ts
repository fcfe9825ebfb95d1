import { createReadStream } from 'node:fs';
import { findRecordByIns } from '../identity/index.js';
import type { House } from '../compose.js';
import { openZip } from '../platform/zip-reader.js';
import { readXdm, takeInEarlierAct } from '../record/index.js';
import { restoreDeps } from '../takeouts.js';
import { CommandFailed } from './command-failed.js';
import { AnotherFeed, importPersons, refusedFile, runIdOf, type ImportCounts } from '../lifecycle/index.js';

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
  command: ImportCommand,
): Promise<ImportCounts & { readonly refusedFile: string }> {
  try {
    return await oneTry(house, command);
  } catch (error) {
    if (!(error instanceof AnotherFeed)) throw error;
    if (command.file === '-') throw new CommandFailed(1, error.message);
    // A file is read once more, from its first line.
    return oneTry(house, command);
  }
}

async function oneTry(
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

export interface RecordsImported {
  readonly files: number;
  readonly documents: number;
  /** There already: an import that was stopped is simply run again. */
  readonly already: number;
  readonly refused: readonly { readonly file: string; readonly problem: string; readonly document?: string }[];
}

/** Takes in the records that existed before, an XDM ZIP for each person. What one file is refused for keeps no other waiting. */
export async function importRecordsOf(
  house: House,
  files: readonly string[],
  progress: (line: string) => void,
): Promise<RecordsImported> {
  const { blobs, keys, database, runner, reading, clock } = house;
  const { wire } = restoreDeps(house);
  const act = takeInEarlierAct({
    ...{ blobs, indexKey: keys.index },
    wire: (document, recordId, person) => wire(document, recordId, person, undefined),
  });
  const counts = { files: 0, documents: 0, already: 0 };
  const refused: { file: string; problem: string; document?: string }[] = [];
  for (const file of files) {
    const zip = await openZip(file);
    if (!zip.ok) {
      refused.push({ file, problem: zip.problem });
      continue;
    }
    try {
      const set = await readXdm(zip.value, reading, clock.domain());
      if (!set.ok) {
        refused.push({ file, problem: set.problem });
        continue;
      }
      for (const { document, problem } of set.value.refused) refused.push({ file, document, problem });
      const recordId = await findRecordByIns(database.directory, keys.index, set.value.person);
      const done =
        recordId === undefined
          ? undefined
          : await runner.perform(act, recordId, { documents: set.value.documents }, { kind: 'system' });
      if (done?.kind !== 'done') {
        refused.push({ file, problem: done === undefined ? 'person-unknown' : 'space-not-open' });
        continue;
      }
      counts.files += 1;
      counts.documents += done.outcome.taken.length;
      counts.already += done.outcome.already;
      if (counts.files % 100 === 0) progress(`${counts.files} files, ${counts.documents} documents`);
    } finally {
      zip.value.close();
    }
  }
  return { ...counts, refused };
}
