// The CI-SIS header every demo CDA carries: who it is about, who wrote it, who keeps it, in what care.

import type { DemoPerson, DemoProfessional, DemoStructure } from '../../persona.model.js';
import type { Sheet } from '../document.model.js';
import { hl7Day, hl7Time, insSpelling, oidFrom, parisTime } from '../wording.js';
import { coded, escapeXml, LOINC, tag, template, textTag } from './xml.js';

const CARE_LABELS: Readonly<Record<string, string>> = {
  AMBULATOIRE: 'Ambulatoire',
  ETABLISSEMENT: 'Etablissement de santé',
  DEPISTAGE: 'Dépistage',
  SAMU_SMUR: 'SAMU, SMUR',
};

const telecom = (phone: string): string => tag('telecom', { value: `tel:${phone.replaceAll(' ', '')}`, use: 'WP' });

const address = (structure: DemoStructure): string =>
  tag(
    'addr',
    {},
    textTag('streetAddressLine', structure.street),
    textTag('postalCode', structure.postalCode),
    textTag('city', structure.city),
  );

/** Profession and speciality in one code, as CDA writes it: G15_10/SM26. */
const professionCode = (professional: DemoProfessional): string =>
  coded(
    'code',
    `G15_${professional.profession}${professional.speciality === undefined ? '' : `/${professional.speciality}`}`,
    professional.specialityLabel === undefined
      ? professional.professionLabel
      : `${professional.professionLabel} - ${professional.specialityLabel}`,
    '1.2.250.1.213.1.1.4.5',
  );

const personName = (professional: DemoProfessional): string =>
  tag(
    'name',
    {},
    textTag('given', professional.givenName),
    textTag('family', professional.familyName),
    professional.profession === '10' ? textTag('suffix', 'DR') : '',
  );

const organisation = (name: string, structure: DemoStructure, setting = false): string =>
  tag(
    name,
    {},
    tag('id', { root: '1.2.250.1.71.4.2.2', extension: structure.id }),
    textTag('name', structure.name),
    telecom(structure.phone),
    address(structure),
    setting
      ? coded(
          'standardIndustryClassCode',
          structure.practiceSetting,
          CARE_LABELS[structure.practiceSetting] ?? structure.practiceSetting,
          '1.2.250.1.213.1.1.4.9',
        )
      : '',
  );

/** What `assignedAuthor`, `assignedEntity` hold: identifier, profession, address, person, structure. */
export const assigned = (professional: DemoProfessional, structure: DemoStructure, setting = false): string =>
  tag('id', { root: '1.2.250.1.71.4.2.1', extension: professional.idNatPS }) +
  professionCode(professional) +
  address(structure) +
  telecom(structure.phone) +
  tag('assignedPerson', {}, personName(professional)) +
  organisation('representedOrganization', structure, setting);

const recordTarget = (person: DemoPerson, structure: DemoStructure): string => {
  const given = person.givenNames.map(insSpelling);
  const family = insSpelling(person.familyName);
  const female = person.sex === 'female';
  return tag(
    'recordTarget',
    {},
    tag(
      'patientRole',
      {},
      tag('id', { root: person.oid, extension: person.ins }),
      tag('id', {
        root: oidFrom(`ipp/${structure.key}`),
        extension: oidFrom(`${structure.key}/${person.key}`).slice(-9),
      }),
      tag('addr', { nullFlavor: 'NASK' }),
      tag('telecom', { value: `mailto:${person.ins}@patient.mssante.fr` }),
      tag(
        'patient',
        { classCode: 'PSN' },
        tag(
          'name',
          {},
          textTag('family', family, { qualifier: 'BR' }),
          textTag('given', given.join(' ')),
          textTag('given', given[0] ?? '', { qualifier: 'BR' }),
          textTag('family', family, { qualifier: 'CL' }),
          textTag('given', given[0] ?? '', { qualifier: 'CL' }),
        ),
        coded('administrativeGenderCode', female ? 'F' : 'M', female ? 'Féminin' : 'Masculin', '2.16.840.1.113883.5.1'),
        tag('birthTime', { value: hl7Day(person.birthDate) }),
        tag('birthplace', {}, tag('place', {}, tag('addr', {}, textTag('county', person.birthPlace)))),
      ),
    ),
  );
};

/** An earlier actor, such as the prescriber of an examination (`REF`). */
export const participant = (typeCode: string, at: string, professional: DemoProfessional): string => {
  const structure = professional.structures[0];
  return tag(
    'participant',
    { typeCode },
    tag('time', { 'xsi:type': 'IVL_TS' }, tag('high', { value: hl7Time(parisTime(at)) })),
    tag(
      'associatedEntity',
      { classCode: 'PROV' },
      tag('id', { root: '1.2.250.1.71.4.2.1', extension: professional.idNatPS }),
      professionCode(professional),
      tag('associatedPerson', {}, personName(professional)),
      structure === undefined ? '' : organisation('scopingOrganization', structure),
    ),
  );
};

const serviceEvent = (sheet: Sheet, chapters: readonly { readonly code: string; readonly title: string }[]): string => {
  const [main, ...others] = chapters;
  const code =
    main === undefined
      ? coded('code', sheet.type.code, sheet.type.label, sheet.type.system)
      : coded('code', main.code, main.title, LOINC);
  return (
    tag(
      'documentationOf',
      {},
      tag(
        'serviceEvent',
        {},
        tag('id', { root: oidFrom(`event/${sheet.setId}`) }),
        code,
        tag(
          'effectiveTime',
          {},
          tag('low', { value: hl7Time(sheet.serviceStart) }),
          tag('high', { value: hl7Time(sheet.serviceEnd ?? sheet.date) }),
        ),
        tag('performer', { typeCode: 'PRF' }, tag('assignedEntity', {}, assigned(sheet.author, sheet.structure, true))),
      ),
    ) +
    others
      .map((chapter) =>
        tag('documentationOf', {}, tag('serviceEvent', {}, coded('code', chapter.code, chapter.title, LOINC))),
      )
      .join('')
  );
};

const encounter = (sheet: Sheet): string => {
  const inpatient = sheet.structure.practiceSetting === 'ETABLISSEMENT' && sheet.serviceEnd !== undefined;
  return tag(
    'componentOf',
    {},
    tag(
      'encompassingEncounter',
      {},
      coded('code', inpatient ? 'IMP' : 'AMB', inpatient ? 'Hospitalisation' : 'Ambulatoire', '2.16.840.1.113883.5.4'),
      tag(
        'effectiveTime',
        {},
        tag('low', { value: hl7Time(sheet.serviceStart) }),
        sheet.serviceEnd === undefined ? '' : tag('high', { value: hl7Time(sheet.serviceEnd) }),
      ),
      tag(
        'location',
        {},
        tag(
          'healthCareFacility',
          {},
          tag('id', { root: '1.2.250.1.71.4.2.2', extension: sheet.structure.id }),
          coded('code', sheet.structure.sector, sheet.structure.sectorLabel, '1.2.250.1.71.4.2.4'),
        ),
      ),
    ),
  );
};

const CONFIDENTIALITY = { N: 'Normal', R: 'Restreint', V: 'Très restreint' } as const;

export interface CdaParts {
  /** Roots of the document's own templates, with their version when they have one. */
  readonly templates: readonly { readonly root: string; readonly extension?: string }[];
  readonly participants?: string;
  readonly chapters?: readonly { readonly code: string; readonly title: string }[];
  /** `<structuredBody>` or `<nonXMLBody>`. */
  readonly body: string;
}

/** A whole ClinicalDocument, UTF-8 (CI-SIS "Structuration minimale des documents de santé"). */
export const clinicalDocument = (sheet: Sheet, parts: CdaParts): Uint8Array => {
  const { author, structure } = sheet;
  const time = tag('time', { value: hl7Time(sheet.date) });
  const content = [
    tag('realmCode', { code: 'FR' }),
    tag('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    template('2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1'),
    ...parts.templates.map(({ root, extension }) => tag('templateId', { root, extension })),
    tag('id', { root: sheet.uniqueId }),
    coded('code', sheet.type.code, sheet.type.label, sheet.type.system),
    textTag('title', sheet.title),
    tag('effectiveTime', { value: hl7Time(sheet.date) }),
    coded(
      'confidentialityCode',
      sheet.confidentiality,
      CONFIDENTIALITY[sheet.confidentiality],
      '2.16.840.1.113883.5.25',
    ),
    tag('languageCode', { code: 'fr-FR' }),
    tag('setId', { root: sheet.setId }),
    tag('versionNumber', { value: sheet.version }),
    recordTarget(sheet.person, structure),
    tag('author', {}, time, tag('assignedAuthor', {}, assigned(author, structure))),
    tag('custodian', {}, tag('assignedCustodian', {}, organisation('representedCustodianOrganization', structure))),
    tag(
      'legalAuthenticator',
      {},
      time,
      tag('signatureCode', { code: 'S' }),
      tag('assignedEntity', {}, assigned(author, structure)),
    ),
    parts.participants ?? '',
    serviceEvent(sheet, parts.chapters ?? []),
    sheet.replacesId === undefined
      ? ''
      : tag('relatedDocument', { typeCode: 'RPLC' }, tag('parentDocument', {}, tag('id', { root: sheet.replacesId }))),
    encounter(sheet),
    tag('component', {}, parts.body),
  ];
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${content
    .filter((part) => part !== '')
    .join('\n')}</ClinicalDocument>\n`;
  return new TextEncoder().encode(xml);
};

/** A paragraph of narrative. */
export const paragraph = (text: string): string => tag('paragraph', {}, escapeXml(text));
