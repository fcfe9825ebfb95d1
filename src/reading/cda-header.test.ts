import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bytesOf, minimalCda, recordTarget, sectionBody, TEST_INS, TEST_OID } from '../../test/support/minimal-cda.js';
import type { CdaHeader } from './cda-header.js';
import { readCdaHeader } from './cda-header.js';
import { sameDocumentId } from './cda-values.js';
import { openXml } from './xml-door.js';

function answer(xml: string): CdaHeader | string {
  const root = openXml(bytesOf(xml));
  if (!root.ok) return root.problem;
  const header = readCdaHeader(root.value);
  return header.ok ? header.value : `${header.problem} ${header.path ?? ''}`.trim();
}

function header(xml: string): CdaHeader {
  const read = answer(xml);
  assert.ok(typeof read !== 'string', typeof read === 'string' ? read : '');
  return read;
}

const ID_PATH = 'ClinicalDocument/recordTarget/patientRole/id';
const id = (root: string, extension: string): string => `<id root="${root}" extension="${extension}"/>`;
const ids = (...all: string[]): string => minimalCda({ recordTargets: recordTarget({ ids: all.join('') }) });
const selfPresenting = (inside: string): string =>
  `<?xml version="1.0"?><xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><script>alert(1)</script></xsl:template>${inside}</xsl:stylesheet>`;
const bare = minimalCda({ declaration: '' });
/** The same document with a prefix on every HL7 element. */
const prefixed = minimalCda()
  .replaceAll(/<(\/?)(?=[A-Za-z])/g, '<$1h:')
  .replace('xmlns="urn:hl7-org:v3"', 'xmlns:h="urn:hl7-org:v3"');

describe('the header of a CDA', () => {
  it('says which document, of whom, by whom and when', () => {
    const read = header(minimalCda());
    assert.deepEqual(read.documentId, { root: '2.25.40', extension: 'A-1', text: '2.25.40^A-1' });
    assert.deepEqual(read.setId, { root: '2.25.41', text: '2.25.41' });
    assert.equal(read.version, 1);
    assert.deepEqual(read.type, {
      code: '11502-2',
      system: '2.16.840.1.113883.6.1',
      display: "CR d'examens biologiques",
    });
    assert.equal(read.title, 'Compte rendu d’examens – été');
    assert.equal(read.effectiveTime.iso, '2024-01-05T09:30:00+01:00');
    assert.deepEqual([read.confidentiality, read.language, read.level, read.selfPresenting], ['N', 'fr-FR', 3, false]);
    assert.deepEqual(read.patient.ins, { kind: 'test', oid: TEST_OID, value: TEST_INS });
    assert.deepEqual(read.patient.traits, {
      familyName: 'PAT-TROIS',
      givenNames: ['DOMINIQUE', 'MARIE-LOUISE'],
      sex: 'female',
      birthDate: '1979-03-28',
      birthPlace: '51215',
    });
    const [author] = read.authors;
    assert.equal(author?.idNatPs, '801234567897');
    assert.deepEqual([author?.familyName, author?.givenName, author?.civility], ['DOC0001', 'Test', 'DR']);
    assert.deepEqual([author?.organizationId, author?.organizationName], ['1120456789', 'Cabinet de test']);
    assert.equal(author?.isPatient, false);
    assert.deepEqual(read.custodian, { id: '1120456789', name: 'Cabinet de test' });
  });

  it('is the same with prefixes on every element', () => assert.deepEqual(header(prefixed), header(minimalCda())));

  it('is the same inside its own stylesheet, which is not run', () => {
    assert.deepEqual(header(selfPresenting(bare)), { ...header(minimalCda()), selfPresenting: true });
  });

  const refused: readonly (readonly [string, string, string])[] = [
    ['another root', '<html/>', 'not-a-cda /'],
    ['the right shape in another namespace', minimalCda().replace('urn:hl7-org:v3', 'urn:hl7-org:v2'), 'not-a-cda /'],
    ['a stylesheet without document', selfPresenting(''), 'not-a-cda /'],
    ['a stylesheet with two documents', selfPresenting(bare + bare), 'not-a-cda /'],
    ['no patient', minimalCda({ recordTargets: '' }), 'no-patient ClinicalDocument/recordTarget'],
    [
      'a null patient',
      minimalCda({
        recordTargets:
          '<recordTarget nullFlavor="UNK"><patientRole nullFlavor="UNK"><id nullFlavor="UNK"/></patientRole></recordTarget>',
      }),
      'no-patient ClinicalDocument/recordTarget',
    ],
    [
      'two patients',
      minimalCda({ recordTargets: recordTarget() + recordTarget() }),
      'two-patients ClinicalDocument/recordTarget',
    ],
    [
      'two different INS for one patient',
      ids(id(TEST_OID, TEST_INS), id('1.2.250.1.213.1.4.8', '277076322082910')),
      `two-patients ${ID_PATH}`,
    ],
    ['a wrong key', ids(id(TEST_OID, '279035121518988')), `ins-key-wrong ${ID_PATH}`],
    [
      'a wrong key beside a right one',
      ids(id(TEST_OID, TEST_INS), id('1.2.250.1.213.1.4.8', '279035121518988')),
      `ins-key-wrong ${ID_PATH}`,
    ],
    [
      'a retired identifier alone',
      ids(id('1.2.250.1.213.1.4.2', '0123456789012345678901')),
      `ins-kind-retired ${ID_PATH}`,
    ],
    ['an unknown authority alone', ids(id('1.2.250.1.213.1.4.99', TEST_INS)), `ins-kind-unknown ${ID_PATH}`],
    ['a local identifier alone', ids(id('1.2.3.4', '42')), `ins-missing ${ID_PATH}`],
    ['no identifier', ids('<id nullFlavor="NI"/>'), `ins-missing ${ID_PATH}`],
    [
      'no document identifier',
      minimalCda({ documentId: '<id nullFlavor="UNK"/>' }),
      'document-id-missing ClinicalDocument/id',
    ],
    [
      'a document identifier that is no OID',
      minimalCda({ documentId: '<id root="../../etc"/>' }),
      'document-id-missing ClinicalDocument/id',
    ],
    ['no type', minimalCda({ type: '' }), 'document-type-missing ClinicalDocument/code'],
    ['no date', minimalCda({ effectiveTime: '' }), 'document-date-missing ClinicalDocument/effectiveTime'],
    [
      'an impossible date',
      minimalCda({ effectiveTime: '<effectiveTime value="20092012093000"/>' }),
      'document-date-invalid ClinicalDocument/effectiveTime',
    ],
    ['no body', minimalCda({ body: '' }), 'document-body-missing ClinicalDocument/component'],
  ];
  for (const [what, xml, expected] of refused) {
    it(`answers ${expected.split(' ')[0] ?? ''} for ${what}`, () => assert.equal(answer(xml), expected));
  }

  it('takes the current INS when a retired and a local one stand beside it', () => {
    const read = header(
      ids(id('1.2.250.1.213.1.4.2', '0123456789012345678901'), id('1.2.3.4', '42'), id(TEST_OID, TEST_INS)),
    );
    assert.equal(read.patient.ins.value, TEST_INS);
    assert.equal(read.patient.ids.length, 3);
  });

  it('makes one person of a number printed in groups', () => {
    assert.equal(header(ids(id(TEST_OID, '2 79 03 51 215 189 89'))).patient.ins.value, TEST_INS);
  });

  it('keeps a date as precise as it was written', () => {
    const read = header(minimalCda({ effectiveTime: '<effectiveTime value="2024"/>' }));
    assert.deepEqual([read.effectiveTime.precision, read.effectiveTime.iso], ['year', '2024']);
  });

  it('reads names in any order, with and without qualifiers', () => {
    const named = (name: string) => header(minimalCda({ recordTargets: recordTarget({ name }) })).patient;
    assert.deepEqual(named('<family>PAT-TROIS</family><given>DOMINIQUE</given>').traits.familyName, 'PAT-TROIS');
    const used = named(
      '<given qualifier="CL">DOMI</given><family qualifier="CL">AUTRE</family><given qualifier="BR">DOMINIQUE</given><family qualifier="BR">PAT-TROIS</family>',
    );
    assert.deepEqual(
      [used.traits.familyName, used.traits.givenNames, used.usedName],
      ['PAT-TROIS', ['DOMINIQUE'], 'AUTRE'],
    );
    assert.equal(named('<given>DOMINIQUE</given>').traits.familyName, undefined);
  });

  it('does not let the hour and zone of a birth move its day', () => {
    const read = header(
      minimalCda({ recordTargets: recordTarget({ birth: '<birthTime value="19790328010000+1200"/>' }) }),
    );
    assert.equal(read.patient.traits.birthDate, '1979-03-28');
  });

  it('names what it replaces', () => {
    const related =
      '<relatedDocument typeCode="RPLC"><parentDocument><id root="2.25.39"/><setId root="2.25.41"/><versionNumber value="1"/></parentDocument></relatedDocument>';
    assert.deepEqual(header(minimalCda({ related })).relatedDocuments, [
      {
        typeCode: 'RPLC',
        parentId: { root: '2.25.39', text: '2.25.39' },
        parentSetId: { root: '2.25.41', text: '2.25.41' },
      },
    ]);
  });

  it('knows devices and patients among the authors', () => {
    const authors = `<author><time value="20240105"/><assignedAuthor><id root="1.2.3" extension="9"/><assignedAuthoringDevice><manufacturerModelName>Logiciel</manufacturerModelName><softwareName>Un</softwareName></assignedAuthoringDevice></assignedAuthor></author>
<author><functionCode code="PCP"/><time value="20240105"/><assignedAuthor>${id(TEST_OID, TEST_INS)}</assignedAuthor></author>`;
    const [device, patient] = header(minimalCda({ authors })).authors;
    assert.deepEqual([device?.device, device?.isPatient, device?.idNatPs], ['Logiciel – Un', false, undefined]);
    assert.deepEqual([patient?.isPatient, patient?.functionCode?.code], [true, 'PCP']);
  });

  it('reads where and in which setting care was given', () => {
    const encounter = `<documentationOf><serviceEvent><effectiveTime><low value="20240104"/><high value="20240106"/></effectiveTime><performer typeCode="PRF"><assignedEntity><representedOrganization><standardIndustryClassCode code="AMBULATOIRE" codeSystem="1.2.250.1.213.1.1.4.9"/></representedOrganization></assignedEntity></performer></serviceEvent></documentationOf>
<componentOf><encompassingEncounter><location><healthCareFacility><code code="SA07" codeSystem="1.2.250.1.71.4.2.4"/></healthCareFacility></location></encompassingEncounter></componentOf>`;
    const read = header(minimalCda({ encounter, body: sectionBody('x') }));
    assert.equal(read.practiceSetting?.code, 'AMBULATOIRE');
    assert.equal(read.facilityType?.code, 'SA07');
    assert.deepEqual(
      [read.serviceEvents[0]?.start?.iso, read.serviceEvents[0]?.end?.iso],
      ['2024-01-04', '2024-01-06'],
    );
  });
});

describe('document identifiers', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['1.2.3', 'urn:oid:1.2.3', true],
    ['1.2.3^4', '1.2.3^4', true],
    ['1.2.3^4', '1.2.3', false],
    ['2483BA0E-1709-4DAF-9814-CC99E3AC69D6', 'urn:uuid:2483ba0e-1709-4daf-9814-cc99e3ac69d6', true],
  ];
  for (const [one, other, expected] of cases) {
    it(`are ${expected ? 'the same' : 'different'}: ${one} and ${other}`, () =>
      assert.equal(sameDocumentId(one, other), expected));
  }
});
