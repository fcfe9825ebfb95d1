import { fromBase64, toBase64 } from '../../kernel/bytes.js';
import type { TreeHead } from './merkle.model.js';
import { parseNote, type SignedNote } from './note.model.js';

// A checkpoint (c2sp.org/tlog-checkpoint): which log, how many leaves, which root. What is signed, kept outside, and compared.

export interface Checkpoint extends TreeHead {
  readonly origin: string;
}

export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`;

export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', sizeText = '', rootText = ''] = text.split('\n');
  const root = fromBase64(rootText);
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(sizeText) || root?.length !== 32 || !text.endsWith('\n'))
    return undefined;
  return { origin, size: Number(sizeText), root };
}

/** Every signed checkpoint in a file that may hold several, one after the other; undefined when some of it is none. */
export function parseCheckpointFile(text: string): (Checkpoint & { readonly note: SignedNote })[] | undefined {
  const found: (Checkpoint & { readonly note: SignedNote })[] = [];
  // A note ends with its last signature line; the next one begins with an origin, which is never such a line.
  for (const part of text.replaceAll('\r\n', '\n').split(/(?<=^\u2014 .*\n)(?!\u2014 )\n*/mu)) {
    if (part.trim() === '') continue;
    const note = parseNote(part.replace(/^\n+/, ''));
    const checkpoint = note === undefined ? undefined : parseCheckpoint(note.text);
    if (note === undefined || checkpoint === undefined) return undefined;
    found.push({ ...checkpoint, note });
  }
  return found;
}
