import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qrMatrix } from './qr.js';

test('a QR code is square and has its three finder patterns', () => {
  const matrix = qrMatrix('otpauth://totp/Carnet:camille?secret=JBSWY3DPEHPK3PXP');
  const size = matrix.length;
  const finder = (top: number, left: number) =>
    Array.from({ length: 7 }, (_, i) =>
      matrix[top + i]
        ?.slice(left, left + 7)
        .map(Number)
        .join(''),
    ).join();
  const expected = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'].join();
  assert.ok(matrix.every((row) => row.length === size));
  assert.deepEqual([finder(0, 0), finder(0, size - 7), finder(size - 7, 0)], [expected, expected, expected]);
});
