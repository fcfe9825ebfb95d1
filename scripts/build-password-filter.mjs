// node scripts/build-password-filter.mjs: the passwords people choose most, as a filter small enough to ship (a Bloom filter over the stems
// that `src/identity/known-passwords.ts` compares). Built from @zxcvbn-ts/language-common (MIT), which keeps the list from published breaches.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const BITS_PER_ENTRY = 20;
const HASHES = 14;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const list = createRequire(import.meta.url).resolve('@zxcvbn-ts/language-common/package.json');
const words = JSON.parse(await readFile(path.join(path.dirname(list), 'src', 'passwords.json'), 'utf8'));

/** Letters alone, without accents and capitals: what is left of a password once it is undressed. */
const stems = new Set(
  words
    .map((word) =>
      word
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/[^a-z]/g, ''),
    )
    .filter((stem) => stem.length >= 5),
);
const bits = Math.ceil((stems.size * BITS_PER_ENTRY) / 24) * 24;
const filter = Buffer.alloc(bits / 8);
/** FNV-1a, 32 bits, from a seed: as in src/identity/breached-stem.ts. */
const fnv = (text, seed) => {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};
for (const stem of stems) {
  const [first, second] = [fnv(stem, 0x811c9dc5), fnv(stem, 0x9747b28c) | 1];
  for (let n = 0; n < HASHES; n += 1) {
    const at = (first + n * (second >>> 0)) % bits;
    filter[at >> 3] |= 1 << (at & 7);
  }
}
await writeFile(
  path.join(root, 'src', 'identity', 'breached-passwords.table.ts'),
  `// Made by scripts/build-password-filter.mjs from the list of @zxcvbn-ts/language-common (MIT): ${stems.size} stems, ${HASHES} bits each.\n` +
    `export const BREACHED_HASHES = ${HASHES};\nexport const BREACHED_FILTER =\n  '${filter.toString('base64')}';\n`,
);
process.stdout.write(`${stems.size} stems, ${filter.length} bytes\n`);
