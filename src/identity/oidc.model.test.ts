import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSignOut, professionalClaims } from './oidc.model.js';

test('the national identifier is kept as given, whatever its kind', () => {
  for (const given of ['899700000122', '3330010010/0042', '0123456789', '1A2345678/12'])
    assert.deepEqual(professionalClaims({ SubjectNameID: given, sub: 'f:x' }), { idNatPs: given });
});

test('claims without a usable identifier name nobody', () => {
  for (const SubjectNameID of [undefined, '', 12, ['899700000122'], 'a b', 'x\u0000', 'x'.repeat(65)])
    assert.equal(professionalClaims({ SubjectNameID, preferred_username: '899700000122' }), undefined);
});

test('a sign-out carries its event and no nonce', () => {
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  assert.ok(isSignOut({ events }));
  assert.ok(!isSignOut({ events, nonce: 'n' }));
  assert.ok(!isSignOut({ events: { other: {} } }));
  assert.ok(!isSignOut({ events: 'backchannel-logout' }));
  assert.ok(!isSignOut({}));
});
