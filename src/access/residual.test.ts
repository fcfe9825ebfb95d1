import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { careTeam, inEmergency, person, representative, software, stranger } from '../../test/support/access-cases.js';
import { all, ALWAYS, any, is, NEVER, not, type Condition } from './condition.js';
import type { FactName, ReaderFacts } from './facts.js';
import { FACTS } from './facts.js';
import { isNone, residual } from './residual.js';
import { simplify } from './simplify.js';

const plain = (condition: Condition): Condition => simplify(condition, new Map());

describe('what is left for SQL once the reader is known', () => {
  const own = is('isAuthor');
  const given = all(is('matrixAllows'), not(is('keptFromReader')), any(is('shownToReader'), not(is('hidden'))));
  const plainlyGiven = all(is('matrixAllows'), not(is('hidden')));
  const cases: readonly (readonly [string, ReaderFacts, Condition])[] = [
    ['the person reads all but what is withheld', person(), not(is('withheldFromPatient'))],
    [
      'a list leaves the archived out',
      person({ act: 'list' }),
      all(not(is('withheldFromPatient')), not(is('archived'))),
    ],
    [
      'a parent reads neither what is withheld nor what the minor keeps',
      representative(),
      all(not(is('withheldFromPatient')), not(is('hiddenFromRepresentatives'))),
    ],
    ['the care team reads what the matrix gives and nobody hid, and its own', careTeam(), any(own, given)],
    ['a stranger finds their own deposits', stranger(), own],
    ['so does software', software(), own],
    ['an emergency reads what is hidden too', inEmergency(), any(own, is('matrixAllows'))],
    ['unless the person objected to that', inEmergency({ objectsToHiddenInEmergency: true }), any(own, given)],
    ['a blocked professional finds nothing', careTeam({ blocked: true }), NEVER],
    ['depositing does not depend on a document', stranger({ act: 'deposit' }), ALWAYS],
  ];
  for (const [sentence, reader, expected] of cases)
    test(sentence, () => {
      assert.deepEqual(residual(reader), plain(expected));
    });

  test('who has no exceptions is asked for none', () => {
    const none = { shownToReader: false, keptFromReader: false };
    assert.deepEqual(residual(careTeam(), none), plain(any(own, plainlyGiven)));
    assert.deepEqual(residual(careTeam(), { keptFromReader: true }), plain(own));
  });

  test('asked twice, it is the same condition', () => {
    assert.equal(residual(careTeam()), residual(careTeam()));
  });

  test('nothing to look for is told apart', () => {
    assert.equal(isNone(residual(careTeam({ space: 'ended' }))), true);
    assert.equal(isNone(residual(careTeam())), false);
  });
});

describe('a reader of whom something is not known', () => {
  const known: readonly FactName[] = ['act', 'reader', 'consent', 'space', 'situation', 'objectsToEmergency'];
  for (const name of known)
    test(`${name}: finds nothing, also when a like reader was asked for before`, () => {
      const reader = careTeam();
      assert.equal(isNone(residual(reader)), false);
      const { [name]: _, ...rest } = reader;
      assert.ok(isNone(residual(rest as unknown as ReaderFacts)));
      for (const value of [null, 'unheard-of', String(FACTS[name][1]).toUpperCase(), `${reader[name]} `])
        assert.ok(isNone(residual({ ...reader, [name]: value } as unknown as ReaderFacts)));
    });

  test('a word in the place of a flag is not the flag', () => {
    const reader = careTeam({ consent: true });
    assert.equal(isNone(residual(reader)), false);
    assert.ok(isNone(residual({ ...reader, consent: 'true' } as unknown as ReaderFacts)));
  });
});
