import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPracticeSetting, isSector, practiceSettingSystem, SECTORS } from './care-settings.js';
import { DOCUMENT_CATEGORIES, DOCUMENT_CLASSES, isDocumentCategory, isDocumentClass } from './document-classes.js';
import { isVisibilitySystem, VISIBILITY_SYSTEM, visibilityOf } from './document-metadata.js';
import { DOCUMENT_TYPES, documentType, PATIENT_TYPES } from './document-types.js';
import { isProfession, professionOf } from './professions.js';

describe('document types', () => {
  it('are 114, each code once, 108 of them for the shared record', () => {
    assert.equal(DOCUMENT_TYPES.length, 114);
    assert.equal(new Set(DOCUMENT_TYPES.map((type) => type.code)).size, 114);
    assert.equal(DOCUMENT_TYPES.filter((type) => type.dmp).length, 108);
  });

  it('have words in both languages, a class and a category', () => {
    for (const type of DOCUMENT_TYPES) {
      assert.ok(type.label.fr.length > 2 && type.label.en.length > 2, type.code);
      assert.ok(isDocumentClass(type.class) && isDocumentCategory(type.category), type.code);
    }
  });

  it('fill each of the thirteen categories', () => {
    const used = new Set(DOCUMENT_TYPES.map((type) => type.category));
    assert.equal(Object.keys(DOCUMENT_CATEGORIES).length, 13);
    assert.deepEqual([...used].sort(), Object.keys(DOCUMENT_CATEGORIES).sort());
  });

  it('let people add advance directives and their wishes, and nothing a professional writes', () => {
    const codes = PATIENT_TYPES.map((type) => type.code);
    assert.ok(codes.includes('EXPPAT_1') && codes.includes('EXPPAT_3') && codes.includes('DOCPAT04'));
    assert.ok(codes.every((code) => /^(EXPPAT_|DOCPAT)/.test(code)));
  });

  const lookups: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['11502-2', undefined, 'biology'],
    ['11502-2', 'http://loinc.org', 'biology'],
    ['11502-2', 'urn:oid:2.16.840.1.113883.6.1', 'biology'],
    ['REMB', '1.2.250.1.213.1.1.4.12', 'reimbursements'],
    ['REMB', 'http://loinc.org', undefined],
    ['EXPPAT_3', undefined, 'advance-directives'],
    ['99999-9', undefined, undefined],
    ['constructor', undefined, undefined],
  ];
  for (const [code, system, category] of lookups) {
    it(`finds ${category ?? 'nothing'} for ${code} of ${system ?? 'any system'}`, () => {
      assert.equal(documentType(code, system)?.category, category);
    });
  }

  it('are not found among the properties every object has', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      assert.equal(isDocumentClass(name) || isDocumentCategory(name) || isSector(name) || isProfession(name), false);
    }
    assert.equal(visibilityOf('constructor'), undefined);
  });

  it('name the classes of the published value set and two technical ones', () => {
    assert.equal(Object.keys(DOCUMENT_CLASSES).length, 13);
  });
});

describe('the other codes', () => {
  it('read the profession of a CDA author', () => {
    assert.equal(professionOf('G15_10/SM26'), '10');
    assert.equal(professionOf('60'), '60');
    assert.equal(professionOf('G15_99'), undefined);
    assert.equal(professionOf('ALIM_AM'), undefined);
  });
  it('know the sectors and which system a practice setting comes from', () => {
    assert.equal(SECTORS.SA25, 'Laboratoire de biologie médicale');
    assert.equal(isPracticeSetting('AMBULATOIRE'), true);
    assert.notEqual(practiceSettingSystem('EXP_PATIENT').oid, practiceSettingSystem('AMBULATOIRE').oid);
  });
  it('accept the shorter spelling of the third visibility and the misspelt system', () => {
    assert.equal(visibilityOf('INVISIBLE_REP_LEGAUX'), 'INVISIBLE_REPRESENTANTS_LEGAUX');
    assert.equal(visibilityOf('MASQUE_PT'), undefined);
    assert.equal(isVisibilitySystem(VISIBILITY_SYSTEM.fhir.replace('Statut', 'Status')), true);
    assert.equal(isVisibilitySystem('http://loinc.org'), false);
  });
});
