import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  allergies,
  allergy,
  noAllergyNamed,
  problem,
  problemInWords,
  problems,
  structured,
  treatment,
  treatments,
  vaccination,
  vaccinations,
} from '../../test/support/clinical-cda.js';
import { bytesOf, minimalCda } from '../../test/support/minimal-cda.js';
import { readClinicalContent, type ClinicalContent } from './clinical-content.js';

function contentOf(...sections: readonly string[]): ClinicalContent {
  const read = readClinicalContent(bytesOf(minimalCda({ body: structured(...sections) })));
  assert.ok(read.ok);
  return read.value;
}

describe('what a structured document states', () => {
  it('a problem: code, dates as precise as written, status and certainty', () => {
    const { covers, entries } = contentOf(problems(problem('E06.3', 'Thyroïdite')));
    assert.deepEqual(covers, ['problem']);
    assert.deepEqual(entries, [
      {
        kind: 'problem',
        codes: [{ code: 'E06.3', system: '2.16.840.1.113883.6.3', display: 'Thyroïdite' }],
        text: 'Thyroïdite',
        negated: false,
        from: '2019',
        status: 'active',
        certainty: 'confirmed',
        reactions: [],
      },
    ]);
  });

  it('a problem in words only, by what its narrative says, with the day of a time without seconds', () => {
    const [entry] = contentOf(problems(problemInWords())).entries;
    assert.deepEqual([entry?.codes, entry?.text, entry?.from], [[], 'Asthme d’effort', '2020-01-01']);
  });

  it('an allergy: its agent, its criticality and its reactions, or that there is none', () => {
    const { entries } = contentOf(allergies(allergy('60234100', 'Paracétamol'), allergy('1', 'Latex', true)));
    assert.deepEqual(
      entries.map(({ text, negated, criticality, reactions }) => [text, negated, criticality, reactions[0]?.text]),
      [
        ['Paracétamol', false, 'high', 'Angio-œdème'],
        ['Latex', true, 'high', 'Angio-œdème'],
      ],
    );
  });

  it('nothing of an observation about nothing, yet that there is a section', () => {
    assert.deepEqual(contentOf(allergies(noAllergyNamed())), { covers: ['allergy'], entries: [] });
  });

  it('a treatment: every code of its product, its dose in the words of its author', () => {
    const [entry] = contentOf(treatments(treatment('63564053', 'PLAVIX 75 mg'))).entries;
    assert.deepEqual(
      [entry?.text, entry?.codes.map(({ code }) => code), entry?.dosage, entry?.from],
      ['PLAVIX 75 mg', ['63564053', 'B01AC04'], '1 comprimé le matin', '2019-08-11'],
    );
  });

  it('an end before its beginning, without the beginning', () => {
    const odd = '<low value="20200301"/><high value="20190101"/>';
    const [entry] = contentOf(treatments(treatment('1', 'X', odd))).entries;
    assert.deepEqual([entry?.from, entry?.to], [undefined, '2019-01-01']);
    const same = '<low value="20200301"/><high value="2020"/>';
    const [year] = contentOf(treatments(treatment('1', 'X', same))).entries;
    assert.deepEqual([year?.from, year?.to], ['2020-03-01', '2020']);
  });

  it('a vaccination that was given, or was not, but none that is planned', () => {
    const { entries } = contentOf(
      vaccinations(
        vaccination('60917345', 'REVAXIS', '20090928094914+0100'),
        vaccination('2', 'ROR', '2010', { negated: true }),
        vaccination('3', 'PLUS TARD', '2030', { mood: 'INT' }),
      ),
    );
    assert.deepEqual(
      entries.map(({ text, from, lot, rank, negated }) => [text, from, lot, rank, negated]),
      [
        ['REVAXIS', '2009-09-28T09:49:14+01:00', 'AB 12', 2, false],
        ['ROR', '2010', 'AB 12', 2, true],
      ],
    );
  });

  it('nothing of other sections, of a file alone, and of what is no CDA', () => {
    const other = readClinicalContent(bytesOf(minimalCda()));
    assert.deepEqual(other.ok && other.value, { covers: [], entries: [] });
    const wrong = readClinicalContent(bytesOf('<other/>'));
    assert.equal(wrong.ok ? '' : wrong.problem, 'not-a-cda');
  });
});
