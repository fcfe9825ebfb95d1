// Reads a tar archive in memory (ustar and the old form): enough for what the tests unpack.

export type TarEntry =
  | { readonly kind: 'file'; readonly name: string; readonly content: Buffer }
  | { readonly kind: 'link'; readonly name: string; readonly target: string };

const BLOCK = 512;

export function readTar(archive: Buffer): TarEntry[] {
  const entries: TarEntry[] = [];
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
    const text = (from: number, length: number): string =>
      archive
        .subarray(at + from, at + from + length)
        .toString('utf8')
        .replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12).trim(), 8);
    if (!Number.isInteger(size)) throw new Error('not a tar archive');
    const prefix = text(257, 5) === 'ustar' ? text(345, 155) : '';
    const name = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
    const kind = text(156, 1);
    const from = at + BLOCK;
    if (kind === '' || kind === '0') entries.push({ kind: 'file', name, content: archive.subarray(from, from + size) });
    else if (kind === '2') entries.push({ kind: 'link', name, target: text(157, 100) });
    at = from + Math.ceil(size / BLOCK) * BLOCK;
  }
  return entries;
}
