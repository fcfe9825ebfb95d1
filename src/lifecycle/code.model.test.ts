import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'node:test';
import { CODE_BYTES, codeFrom, normaliseCode, normaliseSerial, printedCode } from './code.model.js';

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });

test('a code has ten letters of the alphabet and comes back from how it is printed', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = codeFrom(random);
      assert.match(code, /^[0-9A-HJKMNP-TV-Z]{10}$/);
      assert.equal(normaliseCode(printedCode(code)), code);
      assert.match(printedCode(code), /^.{5}-.{5}$/);
    }),
  );
});

test('every one of the first fifty bits makes another code, the last six make none', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 0, max: 55 }), (random, bit) => {
      const other = Uint8Array.from(random);
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (128 >> (bit & 7));
      assert.equal(codeFrom(other) === codeFrom(random), bit >= 50);
    }),
  );
});

test('however it is typed, the same code is meant', () => {
  const spelled = fc.constantFrom(
    (code: string) => code.toLowerCase(),
    (code: string) => code.replaceAll('1', 'I'),
    (code: string) => code.replaceAll('1', 'l'),
    (code: string) => code.replaceAll('0', 'o'),
    (code: string) => code.split('').join(' '),
    (code: string) => ` ${code.slice(0, 5)} – ${code.slice(5)}\t`,
  );
  fc.assert(
    fc.property(bytes, spelled, (random, spell) => {
      const code = codeFrom(random);
      assert.equal(normaliseCode(spell(code)), code);
    }),
  );
});

test('what cannot be a code is none', () => {
  for (const typed of ['', 'K7QP49XM2', 'K7QP49XM2TT', 'K7QP49XMUT', 'K7QP4*9XM2', 'é7QP49XM2T', '🂡'.repeat(10)])
    assert.equal(normaliseCode(typed), undefined, typed);
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const code = normaliseCode(typed);
      assert.ok(code === undefined || code.length === 10);
    }),
  );
});

for (const [typed, serial] of [
  ['12345678', '12345678'],
  ['1234567890123', '1234567890123'],
  [' 1467 5209 427 ', '14675209427'],
  ['1234567', undefined],
  ['12345678901234', '45678901234'],
  ['1234567890123456789012345', undefined],
  ['1234567A', undefined],
  ['', undefined],
  ['8025 0000 0012 3456 78901', '12345678901'],
] as const)
  test(`the serial number « ${typed} » is ${serial ?? 'none'}`, () => {
    assert.equal(normaliseSerial(typed), serial);
  });
