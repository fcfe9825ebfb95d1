import { readFile } from 'node:fs/promises';
import {
  applyMatrix,
  compareMatrices,
  knownMatrices,
  matrixInForce,
  parseMatrix,
  withdrawMatrix,
  type ChangedCell,
  type DatedMatrix,
  type Matrix,
} from '../access/index.js';
import type { House } from '../compose.js';
import { MINUTE } from '../kernel/time.js';

// carnet matrix: the versions of the access matrix, what a file would change, and when it begins to hold.

/** How long before it holds a version has to be applied, so that every running process has read it. */
const NOTICE_TERM = 5 * MINUTE;

export interface MatrixCommand {
  readonly verb: string;
  /** A file for diff and apply, a version for show and withdraw. */
  readonly of: string;
  /** An ISO instant or date; apply needs it. */
  readonly from: string | undefined;
}

/** `usage`: asked wrongly; `failed`: the file or the date does not do. */
export type MatrixAnswer =
  | { readonly lines: readonly string[]; readonly data: unknown }
  | { readonly fault: 'usage' | 'failed'; readonly message: string };

export async function matrixCommand(house: House, { verb, of, from }: MatrixCommand): Promise<MatrixAnswer> {
  const now = house.clock.domain();
  switch (verb) {
    case 'list':
      return listed(knownMatrices());
    case 'show': {
      const found =
        of === '' ? matrixInForce(now) : knownMatrices().find(({ matrix }) => matrix.version === of)?.matrix;
      if (found === undefined) return { fault: 'failed', message: `no version ${of}` };
      return { lines: [JSON.stringify(found, undefined, 2)], data: found };
    }
    case 'diff':
    case 'apply':
      return changed(house, verb, of, from, now);
    case 'withdraw':
      return (await withdrawMatrix(house.database.directory, of, now))
        ? { lines: [`${of} is taken back.`], data: { withdrawn: of } }
        : { fault: 'failed', message: `no version ${of} that does not hold yet` };
    default:
      return {
        fault: 'usage',
        message: 'carnet matrix list | show [VERSION] | diff FILE | apply FILE --from DATE | withdraw VERSION',
      };
  }
}

async function changed(
  house: House,
  verb: string,
  file: string,
  from: string | undefined,
  now: number,
): Promise<MatrixAnswer> {
  if (file === '') return { fault: 'usage', message: `carnet matrix ${verb} FILE` };
  const read = await readMatrixFile(file);
  if ('fault' in read) return read;
  const { matrix } = read;
  const holdsFrom = verb === 'apply' ? Date.parse(from ?? '') : now;
  if (verb === 'apply') {
    if (from === undefined || Number.isNaN(holdsFrom))
      return { fault: 'usage', message: 'say from when: --from 2027-01-01' };
    if (holdsFrom < now + NOTICE_TERM)
      return {
        fault: 'failed',
        message: 'a version holds five minutes from now at the earliest: running processes read it first',
      };
  }
  const changes = compareMatrices(matrixInForce(holdsFrom), matrix);
  const lines = changes.map(
    ({ change, profession, typeCode, confidentiality }) =>
      `${change === 'opens' ? '+' : '-'} ${profession} ${typeCode} ${confidentiality}`,
  );
  if (verb === 'diff') return { lines: [...lines, summaryOf(changes)], data: { version: matrix.version, changes } };
  if (!(await applyMatrix(house.database.directory, matrix, holdsFrom, now)))
    return { fault: 'failed', message: `there is a version ${matrix.version}, or one from that instant, already` };
  const begins = new Date(holdsFrom).toISOString();
  return {
    lines: [...lines, `${summaryOf(changes)} ${matrix.version} holds from ${begins}.`],
    data: { version: matrix.version, holdsFrom: begins, changes },
  };
}

const summaryOf = (changes: readonly ChangedCell[]): string =>
  `${changes.filter(({ change }) => change === 'opens').length} cells open, ${changes.filter(({ change }) => change === 'shuts').length} shut.`;

function listed(versions: readonly DatedMatrix[]): MatrixAnswer {
  const rows = versions.map(({ holdsFrom, matrix }) => ({
    version: matrix.version,
    holdsFrom: Number.isFinite(holdsFrom) ? new Date(holdsFrom).toISOString() : 'the beginning',
    source: matrix.source,
  }));
  return { lines: rows.map((row) => `${row.version}  from ${row.holdsFrom}  ${row.source}`), data: rows };
}

async function readMatrixFile(
  file: string,
): Promise<{ readonly matrix: Matrix } | { readonly fault: 'failed'; readonly message: string }> {
  try {
    const parsed = parseMatrix(JSON.parse(await readFile(file, 'utf8')));
    return parsed.ok ? { matrix: parsed.value } : { fault: 'failed', message: `${file}: ${parsed.fault}` };
  } catch (error) {
    return { fault: 'failed', message: `${file}: ${error instanceof Error ? error.message : String(error)}` };
  }
}
