import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersAgree } from './helpdesk-acts-after-identity-script.rule.js';

test('the script wants every answer, whatever the accents and capitals', () => {
  const known = {
    familyName: "L'HÉRITIER",
    givenNames: ['Zoë', 'Anne'],
    birthDate: '1990-02-28',
    address: ['1 RUE', '29200 BREST'],
  };
  const said = { familyName: 'l heritier', givenName: 'ZOE', birthDate: '1990-02-28', postalCode: '29 200' };
  assert.equal(answersAgree(known, said), true);
  for (const wrong of [
    { familyName: 'x' },
    { givenName: 'Anne' },
    { birthDate: '1990-02-27' },
    { postalCode: '29000' },
  ])
    assert.equal(answersAgree(known, { ...said, ...wrong }), false);
  const { address: _none, ...unaddressed } = known;
  assert.equal(answersAgree(unaddressed, { ...said, postalCode: '' }), true);
  const boxed = { ...known, address: ['CS 20012', '12 RUE DU PORT', '29200 BREST'] };
  assert.equal(
    answersAgree(boxed, { ...said, postalCode: '29200' }),
    true,
    'a number of a letter box is no postal code',
  );
  assert.equal(answersAgree({ ...boxed, postalCode: '29200' }, { ...said, postalCode: '20012' }), false);
});
