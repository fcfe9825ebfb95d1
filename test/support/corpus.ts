// The corpus of real and hostile documents beside the project, when it is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root, from wherever the tests were built to. */
function projectRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}

export const CORPUS = path.resolve(projectRoot(), '../shared/corpus');
export const STANDARDS = path.resolve(projectRoot(), '../shared/standards');

/** `false` when the folder is there, else the words to skip with. */
export const missing = (folder: string): string | false => (existsSync(folder) ? false : `${folder} is not here`);

export interface CorpusFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The files of one folder of the corpus, in order of name; none when it is not there. */
export function corpusFiles(folder: string): readonly CorpusFile[] {
  const full = path.join(CORPUS, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, bytes: readFileSync(path.join(full, entry.name)) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
