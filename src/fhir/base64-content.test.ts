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

  const large = Buffer.from(Array.from({ length: 1_500_000 }, (_, at) => (at * 7) & 0xff));
  const written = large.toString('base64');
  const ways: readonly [string, string][] = [
    ['lines of 76 characters', written.replace(/.{76}/g, '$&\r\n')],
    ['escaped ends of lines', written.replace(/.{76}/g, '$&\\r\\n')],
    ['escaped slashes', written.replaceAll('/', '\\/')],
    ['slashes as numbers', written.replaceAll('/', '\\u002f')],
    ['white space around', ` ${written}\n`],
  ];
  for (const [what, text] of ways)
    it(`reads ${what} in a large one`, async () => {
      const decoded = await decodeBase64Content({ body: Buffer.from(`"${text}"`), start: 1, end: text.length + 1 });
      assert.ok(decoded !== undefined);
      assert.ok(decoded.bytes.equals(large));
      assert.deepEqual([decoded.sha1, decoded.sha256], hashes(large));
    });

  it('decodes a large one where it stands, and gives it again to the next who asks', async () => {
    const content = { body: Buffer.from(`"${written}"`), start: 1, end: written.length + 1 };
    const [first, second] = [await decodeBase64Content(content), await decodeBase64Content(content)];
    assert.ok(first !== undefined);
    assert.ok(first.bytes.equals(large));
    assert.equal(first.bytes.buffer, content.body.buffer);
    assert.equal(second, first);
    assert.equal(content.body.at(0), 0x22);
    assert.equal(content.body.at(-1), 0x22);
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
    ['too little at the end of a large one', `${long}${long}abc`],
    ['too much padding in a large one', `${long}${long}abc==`],
    ['padding before the end of a large one', `${long}ab==${long}`],
    ['padding alone at the end of a large one', `${long}${long}====`],
    ['the alphabet of addresses in a large one', `${long}${long}ab-_`],
    ['an escape of nothing in a large one', `${long}${long}\\abc`],
    ['padding far inside', `${long.slice(0, 1_048_572)}ab==${long.slice(1_048_576)}`],
  ];
  for (const [what, text] of refused)
    it(`refuses ${what}`, async () => {
      assert.equal(await decodeBase64Content(text), undefined);
      assert.equal(await decodeBase64Content({ body: Buffer.from(text), start: 0, end: text.length }), undefined);
    });
});
