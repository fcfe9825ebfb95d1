import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allows, grantedScopes, grantOf, OFFERED_SCOPES } from './scopes.js';

describe('SMART scopes of software', () => {
  const cases: readonly [string, string[], string[], string[]][] = [
    ['what is asked and registered', ['system/Binary.r'], ['system/Binary.cr'], ['system/Binary.r']],
    ['no more than is registered', ['system/Binary.cr'], ['system/Binary.r'], ['system/Binary.r']],
    ['no more than is offered', ['system/Consent.cruds'], ['system/Consent.cruds'], ['system/Consent.crs']],
    ['version 1 too', ['system/Patient.read'], ['system/Patient.rs'], ['system/Patient.rs']],
    ['a wildcard as what is registered', ['system/*.rs'], ['system/Patient.rs'], ['system/Patient.rs']],
    ['everything registered when nothing is asked', [], ['system/Patient.s'], ['system/Patient.s']],
    ['nothing for what is unknown', ['system/Basic.r', 'user/Patient.r', 'openid'], ['system/*.cruds'], []],
    ['nothing for letters out of order', ['system/Patient.sr'], ['system/Patient.rs'], []],
    ['nothing for no letters', ['system/Patient.'], ['system/Patient.rs'], []],
  ];
  for (const [what, asked, registered, given] of cases)
    it(`grants ${what}`, () => assert.deepEqual(grantedScopes(asked, registered), given));

  it('allows each interaction by its letter', () => {
    const grant = grantOf(['system/DocumentReference.cs']);
    assert.equal(allows(grant, 'DocumentReference', 'c'), true);
    assert.equal(allows(grant, 'DocumentReference', 'r'), false);
    assert.equal(allows(grant, 'Binary', 'c'), false);
  });

  it('offers only scopes that it grants', () => {
    assert.deepEqual(grantedScopes(OFFERED_SCOPES, OFFERED_SCOPES), OFFERED_SCOPES);
  });
});
