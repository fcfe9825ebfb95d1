// A small CDA of our own, whose parts a test can replace one by one.

export interface CdaPieces {
  readonly declaration: string;
  readonly documentId: string;
  readonly type: string;
  readonly title: string;
  readonly effectiveTime: string;
  readonly versions: string;
  readonly recordTargets: string;
  readonly authors: string;
  readonly custodian: string;
  readonly related: string;
  readonly encounter: string;
  readonly body: string;
}

export const TEST_OID = '1.2.250.1.213.1.4.10';
export const TEST_INS = '279035121518989';

/** One recordTarget; the person is the one of the national test documents. */
export const recordTarget = (
  pieces: { readonly ids?: string; readonly name?: string; readonly gender?: string; readonly birth?: string } = {},
): string => `<recordTarget><patientRole>${pieces.ids ?? `<id root="${TEST_OID}" extension="${TEST_INS}"/>`}<patient>
<name>${pieces.name ?? '<family qualifier="BR">PAT-TROIS</family><given>DOMINIQUE MARIE-LOUISE</given><given qualifier="BR">DOMINIQUE</given>'}</name>
${pieces.gender ?? '<administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/>'}
${pieces.birth ?? '<birthTime value="19790328"/>'}<birthplace><place><addr><county>51215</county></addr></place></birthplace>
</patient></patientRole></recordTarget>`;

/** A structured body of one section with this narrative and these entries. */
export const sectionBody = (text: string, entries = '', title = '<title>Chimie</title>'): string =>
  `<component><structuredBody><component><section><code code="18719-5" codeSystem="2.16.840.1.113883.6.1"/>${title}<text>${text}</text>${entries}</section></component></structuredBody></component>`;

/** A level 1 body: one file in base64. */
export const fileBody = (mediaType: string, base64: string): string =>
  `<component><nonXMLBody><text mediaType="${mediaType}" representation="B64">${base64}</text></nonXMLBody></component>`;

export const OBSERVATION = `<entry><observation classCode="OBS" moodCode="EVN">
<code code="2345-7" codeSystem="2.16.840.1.113883.6.1" displayName="Glucose"/><statusCode code="completed"/>
<effectiveTime value="20240104080000+0100"/><value xsi:type="PQ" value="0.88" unit="g/L"/>
<interpretationCode code="N" codeSystem="2.16.840.1.113883.5.83"/><referenceRange><observationRange>
<value xsi:type="IVL_PQ"><low value="0.70" unit="g/L"/><high value="1.08" unit="g/L"/></value></observationRange></referenceRange>
</observation></entry>`;

const DEFAULTS: CdaPieces = {
  declaration: '<?xml version="1.0" encoding="UTF-8"?>',
  documentId: '<id root="2.25.40" extension="A-1"/>',
  type: '<code code="11502-2" codeSystem="2.16.840.1.113883.6.1" displayName="CR d&apos;examens biologiques"/>',
  title: '<title>Compte rendu d’examens – été</title>',
  effectiveTime: '<effectiveTime value="20240105093000+0100"/>',
  versions: '<setId root="2.25.41"/><versionNumber value="1"/>',
  recordTargets: recordTarget(),
  authors: `<author><time value="20240105093000+0100"/><assignedAuthor><id root="1.2.250.1.71.4.2.1" extension="801234567897"/>
<code code="G15_10/SM26" displayName="Médecin"/><assignedPerson><name><family>DOC0001</family><given>Test</given><suffix>DR</suffix></name></assignedPerson>
<representedOrganization><id root="1.2.250.1.71.4.2.2" extension="1120456789"/><name>Cabinet de test</name></representedOrganization></assignedAuthor></author>`,
  custodian:
    '<custodian><assignedCustodian><representedCustodianOrganization><id root="1.2.250.1.71.4.2.2" extension="1120456789"/><name>Cabinet de test</name></representedCustodianOrganization></assignedCustodian></custodian>',
  related: '',
  encounter: '',
  body: sectionBody('<table><tbody><tr><td ID="r1">Glycémie : 0,88 g/L</td></tr></tbody></table>', OBSERVATION),
};

/** The text of a CDA with some pieces replaced. */
export function minimalCda(pieces: Partial<CdaPieces> = {}): string {
  const p = { ...DEFAULTS, ...pieces };
  return `${p.declaration}
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><realmCode code="FR"/>
<typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/><templateId root="1.2.250.1.213.1.1.1.1"/>
${p.documentId}${p.type}${p.title}${p.effectiveTime}<confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
<languageCode code="fr-FR"/>${p.versions}${p.recordTargets}${p.authors}${p.custodian}${p.related}${p.encounter}${p.body}</ClinicalDocument>`;
}

export const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8');
