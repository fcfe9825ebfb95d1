import { readFile } from 'node:fs/promises';

/** A file of the home is there and cannot be used. Nothing was made in its place. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';
  constructor(file: string, why: string) {
    super(
      `${file} is there and cannot be used (${why}). Mend it or put its backup back; Carnet makes no other in its place.`,
    );
  }
}

/**
 * What a file holds, or undefined where there is none. A file that is there and cannot be read (somebody else's, a folder, a broken disk) is
 * not missing: what would be made in its place opens nothing of what the first one sealed. Throws {@link UnusableFile}.
 */
export async function readKept(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (why === 'ENOENT') return undefined;
    throw new UnusableFile(file, why);
  }
}
