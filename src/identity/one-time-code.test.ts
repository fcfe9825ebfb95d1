import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SECOND } from '../kernel/time.js';
import { codeStep, currentCode, newTotpSecret, totpUri } from './one-time-code.js';

// RFC 6238, appendix B: the SHA-1 secret « 12345678901234567890 » and its last six digits.
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

for (const [seconds, code] of [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
] as const)
  test(`the code of second ${seconds} is that of RFC 6238`, () => {
    assert.equal(currentCode(SECRET, seconds * SECOND), code);
    assert.equal(codeStep(SECRET, code, seconds * SECOND), Math.floor(seconds / 30));
  });

test('a code is good one step early and one step late, and no further', () => {
  const now = 1_700_000_010 * SECOND;
  const step = Math.floor(1_700_000_010 / 30);
  const code = currentCode(SECRET, now);
  assert.equal(codeStep(SECRET, code, now + 30 * SECOND), step);
  assert.equal(codeStep(SECRET, code, now - 30 * SECOND), step);
  assert.equal(codeStep(SECRET, code, now + 60 * SECOND), undefined);
  assert.equal(codeStep(SECRET, code, now - 60 * SECOND), undefined);
});

test('what is not six digits is no code', () => {
  for (const typed of ['', '12345', '1234567', 'abcdef', '１２３４５６', '12 34 5'])
    assert.equal(codeStep(SECRET, typed, 59 * SECOND), undefined);
  assert.equal(codeStep(SECRET, '287 082', 59 * SECOND), 1, 'a space in the middle is how apps show it');
});

test('a new secret has 160 bits and is never the same', () => {
  const secrets = Array.from({ length: 20 }, newTotpSecret);
  for (const secret of secrets) assert.match(secret, /^[A-Z2-7]{32}$/);
  assert.equal(new Set(secrets).size, 20);
  assert.match(
    totpUri(secrets[0] ?? '', 'camille.t'),
    /^otpauth:\/\/totp\/Carnet:camille\.t\?secret=[A-Z2-7]{32}&issuer=Carnet/,
  );
});
