const STARTS: readonly (readonly [string, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
];

/** What a scan is, by its first bytes; undefined for anything a scanner does not make. */
export const readScan = (bytes: Uint8Array): string | undefined =>
  STARTS.find(([, start]) => start.every((byte, at) => bytes[at] === byte))?.[0];
