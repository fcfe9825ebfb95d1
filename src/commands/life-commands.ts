import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { House } from '../compose.js';
import { CommandFailed, readArguments } from './command-failed.js';
import { fillTraits } from '../identity/index.js';
import { importPersonsOf, importRecordsOf } from './imports.js';
import { restoreTakeout } from '../takeout/index.js';
import { restoreDeps } from '../takeouts.js';

// carnet persons import, carnet persons traits, carnet records import, carnet import-takeout: what an operator brings in.

const PERSONS = 'carnet persons import FILE|- [--format ndjson|csv] [--refused FILE] [--json]';
const TRAITS = 'carnet persons traits [--json]';
const RECORDS = 'carnet records import FILE.zip… | FOLDER [--json]';
const TAKEOUT = 'carnet import-takeout FILE.zip [--json]';

export const isLifeCommand = ([first, second]: readonly string[]): boolean =>
  first === 'import-takeout' || ['persons import', 'persons traits', 'records import'].includes(`${first} ${second}`);

type Say = (line: string) => void;

/** Runs one of these commands; throws {@link CommandFailed} with its exit code. */
export async function lifeCommand(
  argv: readonly string[],
  out: Say,
  progress: Say,
  withHouse: (work: (house: House) => Promise<void>) => Promise<void>,
): Promise<void> {
  if (argv[0] === 'import-takeout') return importTakeout(argv.slice(1), out, withHouse);
  if (argv[0] === 'records') return importRecords(argv.slice(2), out, progress, withHouse);
  if (argv[1] === 'traits') return personsTraits(argv.slice(2), out, progress, withHouse);
  const { values, positionals } = parse(argv.slice(2), PERSONS);
  const [file = ''] = positionals;
  const { format, refused, json } = values;
  if (values.help) return out(PERSONS);
  if (file === '' || (format !== undefined && format !== 'ndjson' && format !== 'csv'))
    throw new CommandFailed(2, PERSONS);
  await withHouse(async (house) => {
    const counts = await importPersonsOf(house, {
      ...{ file, progress },
      ...(format === undefined ? {} : { format }),
      ...(refused === undefined ? {} : { refused }),
    });
    const { refusedFile, ...said } = counts;
    out(json ? JSON.stringify(counts) : sentence(said));
    if (said.refused > 0) throw new CommandFailed(3, `${said.refused} lines were refused: ${refusedFile}`);
  });
}

const sentence = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');

/** For a database from before the national sign-in. What it says on the way is how many are done, never who. */
async function personsTraits(
  argv: readonly string[],
  out: Say,
  progress: Say,
  withHouse: (work: (house: House) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { values, positionals } = parse(argv, TRAITS);
  if (values.help) return out(TRAITS);
  if (positionals.length > 0) throw new CommandFailed(2, TRAITS);
  await withHouse(async ({ database, keys, clock }) => {
    const began = clock.real();
    let told = began;
    const counts = await fillTraits({
      database,
      keys,
      progress(so) {
        const at = clock.real();
        if (at - told < 1_000) return;
        told = at;
        progress(`${sentence({ ...so })}, ${Math.round((so.filled * 1_000) / (at - began))} persons/s`);
      },
    });
    out(values.json ? JSON.stringify(counts) : sentence({ ...counts }));
  });
}

async function importRecords(
  argv: readonly string[],
  out: Say,
  progress: Say,
  withHouse: (work: (house: House) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { values, positionals } = parse(argv, RECORDS);
  if (values.help) return out(RECORDS);
  if (positionals.length === 0) throw new CommandFailed(2, RECORDS);
  const files: string[] = [];
  for (const given of positionals)
    if ((await stat(given)).isDirectory())
      files.push(
        ...(await readdir(given))
          .filter((name) => name.toLowerCase().endsWith('.zip'))
          .sort()
          .map((name) => path.join(given, name)),
      );
    else files.push(given);
  await withHouse(async (house) => {
    const { refused, ...counts } = await importRecordsOf(house, files, progress);
    out(values.json ? JSON.stringify({ ...counts, refused }) : sentence(counts));
    for (const one of refused) progress(`${one.file}: ${[one.document, one.problem].filter(Boolean).join(': ')}`);
    if (refused.length > 0) throw new CommandFailed(3, `${refused.length} refused, the others are in`);
  });
}

async function importTakeout(
  argv: readonly string[],
  out: Say,
  withHouse: (work: (house: House) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { values, positionals } = parse(argv, TAKEOUT);
  const [file] = positionals;
  if (values.help) return out(TAKEOUT);
  if (file === undefined) throw new CommandFailed(2, TAKEOUT);
  await withHouse(async (house) => {
    const restored = await restoreTakeout(restoreDeps(house), file);
    if (!restored.ok)
      throw new CommandFailed(3, `${restored.problem}${restored.path === undefined ? '' : `: ${restored.path}`}`);
    const { documents, entries } = restored.value;
    out(
      values.json
        ? JSON.stringify({ documents, entries })
        : `${documents} documents, ${entries} entries of the history.`,
    );
  });
}

function parse(argv: readonly string[], usage: string) {
  return readArguments(
    argv,
    {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      format: { type: 'string' },
      refused: { type: 'string' },
    },
    usage,
  );
}
