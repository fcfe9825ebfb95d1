import { parseArgs } from 'node:util';
import type { House } from './compose.js';
import { CommandFailed } from './command-failed.js';
import { importPersonsOf } from './imports.js';

// carnet persons import: what an operator brings in.

const COMMANDS = ['persons import'];
const USAGE = 'carnet persons import FILE|- [--format ndjson|csv] [--refused FILE] [--json]';

export const isLifeCommand = ([first, second]: readonly string[]): boolean => COMMANDS.includes(`${first} ${second}`);

type Say = (line: string) => void;

/** Runs one of these commands; throws {@link CommandFailed} with its exit code. */
export async function lifeCommand(
  argv: readonly string[],
  out: Say,
  progress: Say,
  withHouse: (work: (house: House) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { values, positionals } = parse(argv);
  const [file = ''] = positionals;
  const { format, refused, json } = values;
  if (values.help) return out(USAGE);
  if (file === '' || (format !== undefined && format !== 'ndjson' && format !== 'csv'))
    throw new CommandFailed(2, USAGE);
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

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: argv.slice(2),
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        format: { type: 'string' },
        refused: { type: 'string' },
      },
    });
  } catch (error) {
    throw new CommandFailed(2, `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}
