// Our tables against the published ones.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import {
  isPracticeSetting,
  isSector,
  practiceSettingSystem,
  SECTOR_SYSTEM,
} from '../../src/kernel/codes/care-settings.js';
import { isDocumentClass } from '../../src/kernel/codes/document-classes.js';
import { DOCUMENT_TYPES, documentType } from '../../src/kernel/codes/document-types.js';
import { isProfession } from '../../src/kernel/codes/professions.js';
import { missing, STANDARDS } from '../support/corpus.js';

interface PublishedType {
  readonly code: string;
  readonly systemOid: string;
  readonly classCode?: string | null;
  readonly dmp: boolean;
  readonly patientDeposit: boolean;
}

const read = (...names: string[]): string => {
  const file = path.join(STANDARDS, ...names);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};
const conceptsOf = (xml: string): string[] =>
  [...xml.matchAll(/<Concept\s+code="([^"]+)"/g)].map((match) => match[1] ?? '');
const jdv = (name: string): string[] => conceptsOf(read('ansforge-testcontenucda', 'jdv', `JDV_${name}_CISIS.xml`));

const systemsOf = (xml: string): (readonly [string, string])[] =>
  [...xml.matchAll(/<Concept\s+code="([^"]+)"\s+codeSystem="([^"]+)"/g)].map((m) => [m[1] ?? '', m[2] ?? ''] as const);

describe('the published tables', { skip: missing(STANDARDS) }, () => {
  it('of document types agree with ours in code, system, class and who may deposit', () => {
    const { types } = JSON.parse(read('carnet-curated', 'document-types.json')) as { types: PublishedType[] };
    assert.equal(types.length, DOCUMENT_TYPES.length);
    for (const type of types) {
      const ours = documentType(type.code, type.systemOid);
      assert.ok(ours, type.code);
      assert.deepEqual([ours.dmp, ours.patientDeposit], [type.dmp, type.patientDeposit], type.code);
      // The implant card has no published class.
      if (type.classCode !== undefined && type.classCode !== null && type.classCode !== '')
        assert.equal(ours.class, type.classCode, type.code);
      assert.ok(isDocumentClass(ours.class), type.code);
    }
  });

  it('of types, sectors, practice settings and professions hold no code that ours miss', () => {
    assert.deepEqual(
      jdv('J07_XdsTypeCode').filter((code) => documentType(code) === undefined),
      [],
    );
    const facilities = jdv('J02_XdsHealthcareFacilityTypeCode');
    assert.equal(facilities.length > 60, true);
    assert.deepEqual(
      facilities.filter((code) => !isSector(code) && !isPracticeSetting(code)),
      [],
    );
    assert.deepEqual(
      jdv('J04_XdsPracticeSettingCode').filter((code) => !isPracticeSetting(code)),
      [],
    );
    const { concept } = JSON.parse(read('ansforge-drimm', 'TRE_G15-ProfessionSante-FHIR.json')) as {
      concept: { code: string }[];
    };
    assert.deepEqual(
      concept.map(({ code }) => code).filter((code) => !isProfession(code)),
      [],
    );
  });

  it('put every sector and practice setting into the system we write', () => {
    const folder = ['ansforge-testcontenucda', 'jdv'] as const;
    for (const [code, system] of systemsOf(read(...folder, 'JDV_J02_XdsHealthcareFacilityTypeCode_CISIS.xml'))) {
      if (isSector(code)) assert.equal(system, SECTOR_SYSTEM.oid, code);
    }
    for (const [code, system] of systemsOf(read(...folder, 'JDV_J04_XdsPracticeSettingCode_CISIS.xml'))) {
      assert.ok(isPracticeSetting(code) && practiceSettingSystem(code).oid === system, code);
    }
  });
});
