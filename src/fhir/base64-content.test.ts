import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { decodeBase64Content } from './base64-content.js';

const hashes = (bytes: Buffer): [string, string] => [
  createHash('sha1').update(bytes).digest('base64'),
  createHash('sha256').update(bytes).digest('hex'),
];

describe('base64 of a body', () => {
  // Around the size of a piece, where the last one is full, nearly empty, or padded.
  const sizes = [0, 1, 2, 3, 300, 786_431, 786_432, 786_433, 1_572_864, 2_000_001];
  for (const size of sizes)
    it(`gives ${size} bytes back with their hashes, wherever they stand`, async () => {
      const bytes = Buffer.from(Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) & 0xff));
      const text = bytes.toString('base64');
      const decoded = await decodeBase64Content({ body: Buffer.from(`"${text}"-_`), start: 1, end: text.length + 1 });
      assert.ok(decoded !== undefined);
      assert.ok(bytes.equals(decoded.bytes));
      assert.deepEqual([decoded.sha1, decoded.sha256], hashes(bytes));
    });

  const same: readonly [string, string][] = [
    ['escaped slashes', '\\/\\/\\/\\/'],
    ['white space', ' \\n//\\r\\n//\\t'],
    ['spaces as they are', '// //'],
  ];
  for (const [what, text] of same)
    it(`reads ${what}`, async () => {
      const decoded = await decodeBase64Content({ body: Buffer.from(text), start: 0, end: text.length });
      assert.deepEqual(decoded?.bytes, Buffer.from('////', 'base64'));
    });

  const long = Buffer.alloc(900_000, 1).toString('base64');
  const refused: readonly [string, string][] = [
    ['a length that is no multiple of four', 'abcde'],
    ['the alphabet of addresses', 'ab-_'],
    ['a stray character', 'ab*d'],
    ['a letter with an accent', 'abéd'],
    ['a letter of another script', 'abŁd'],
    ['padding in the middle', 'ab==abcd'],
    ['too much padding', 'a==='],
    ['a stray character far inside', `${long.slice(0, 500_000)}*${long.slice(500_001)}`],
    ['padding far inside', `${long.slice(0, 1_048_572)}ab==${long.slice(1_048_576)}`],
  ];
  for (const [what, text] of refused)
    it(`refuses ${what}`, async () => assert.equal(await decodeBase64Content(text), undefined));
});
