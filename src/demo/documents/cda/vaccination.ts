// Vaccination notes and histories (CI-SIS VAC 2023.01): one substance administration for each injection.

import type { Sheet } from '../document.model.js';
import { hl7Day, shortDate, signedName, uuidFrom } from '../wording.js';
import { assigned, clinicalDocument } from './header.js';
import { coded, escapeXml, LOINC, tag, template, textTag } from './xml.js';

export interface Vaccination {
  /** YYYY-MM-DD */
  readonly on: string;
  readonly product: string;
  readonly against: string;
  /** ATC class, `J07BB02`. */
  readonly atc: string;
  readonly lot: string;
  readonly rank: number;
  readonly booster?: boolean;
  readonly site: 'deltoïde gauche' | 'deltoïde droit' | 'cuisse gauche' | 'cuisse droite';
}

const KIND = {
  first: { code: 'INITIMMUNIZ', label: '1ère série vaccinante' },
  booster: { code: 'BOOSTER', label: 'Rappel' },
} as const;

const injection = (vaccination: Vaccination, index: number, sheet: Sheet): string => {
  const kind = vaccination.booster === true ? KIND.booster : KIND.first;
  const id = `vac-${String(index + 1)}`;
  return tag(
    'entry',
    {},
    tag(
      'substanceAdministration',
      { classCode: 'SBADM', moodCode: 'EVN', negationInd: 'false' },
      template('2.16.840.1.113883.10.20.1.24', '1.3.6.1.4.1.19376.1.5.3.1.4.12', '1.2.250.1.213.1.1.3.45'),
      tag('id', { root: uuidFrom(`${sheet.uniqueId}/${id}`) }),
      coded('code', kind.code, kind.label, '2.16.840.1.113883.5.4'),
      tag('text', {}, tag('reference', { value: `#${id}` })),
      tag('statusCode', { code: 'completed' }),
      tag('effectiveTime', { value: hl7Day(vaccination.on) }),
      coded('routeCode', '20035000', 'Voie intramusculaire', '0.4.0.127.0.16.1.1.2.1'),
      tag(
        'approachSiteCode',
        { nullFlavor: 'OTH' },
        tag('originalText', {}, tag('reference', { value: `#${id}-site` })),
      ),
      tag(
        'consumable',
        { typeCode: 'CSM' },
        tag(
          'manufacturedProduct',
          {},
          template('2.16.840.1.113883.10.20.1.53', '1.3.6.1.4.1.19376.1.5.3.1.4.7.2', '1.2.250.1.213.1.1.3.43'),
          tag(
            'manufacturedMaterial',
            {},
            coded(
              'code',
              vaccination.atc,
              vaccination.against,
              '2.16.840.1.113883.6.73',
              tag('originalText', {}, tag('reference', { value: `#${id}` })),
            ),
            textTag('name', vaccination.product),
            textTag('lotNumberText', vaccination.lot),
          ),
        ),
      ),
      tag('performer', { typeCode: 'PRF' }, tag('assignedEntity', {}, assigned(sheet.author, sheet.structure))),
      tag(
        'entryRelationship',
        { typeCode: 'SUBJ' },
        tag(
          'observation',
          { classCode: 'OBS', moodCode: 'EVN' },
          template('2.16.840.1.113883.10.20.1.46', '1.2.250.1.213.1.1.3.82'),
          coded('code', '30973-2', 'Rang de la vaccination', LOINC),
          tag('statusCode', { code: 'completed' }),
          tag('value', { 'xsi:type': 'INT', value: vaccination.rank }),
        ),
      ),
    ),
  );
};

const narrative = (vaccinations: readonly Vaccination[], sheet: Sheet): string => {
  const head = ['Date', 'Vaccin', 'Contre', 'Lot', 'Rang', 'Région', 'Vaccinateur'];
  const rows = vaccinations.map((vaccination, index) => {
    const id = `vac-${String(index + 1)}`;
    return tag(
      'tr',
      {},
      textTag('td', shortDate(vaccination.on)),
      tag('td', {}, textTag('content', vaccination.product, { ID: id })),
      textTag('td', vaccination.against),
      textTag('td', vaccination.lot),
      tag('td', {}, escapeXml(String(vaccination.rank))),
      tag('td', {}, textTag('content', vaccination.site, { ID: `${id}-site` })),
      textTag('td', signedName(sheet.author)),
    );
  });
  return tag(
    'table',
    { border: '0' },
    tag('thead', {}, tag('tr', {}, ...head.map((cell) => textTag('th', cell)))),
    tag('tbody', {}, ...rows),
  );
};

/** A note (one act) or a history (several), as CDA level 3. */
export const vaccinationCda = (vaccinations: readonly Vaccination[], sheet: Sheet): Uint8Array => {
  const note = sheet.type.code === '87273-9';
  return clinicalDocument(sheet, {
    templates: note
      ? [{ root: '1.3.6.1.4.1.19376.1.5.3.1.1.18.1.2' }, { root: '1.2.250.1.213.1.1.1.46', extension: '2023.01' }]
      : [{ root: '1.3.6.1.4.1.19376.1.5.3.1.1.18.1.2' }, { root: '1.2.250.1.213.1.1.1.37', extension: '2023.01' }],
    body: tag(
      'structuredBody',
      {},
      tag(
        'component',
        {},
        tag(
          'section',
          {},
          template('2.16.840.1.113883.10.20.1.6', '1.3.6.1.4.1.19376.1.5.3.1.3.23', '1.2.250.1.213.1.1.2.147'),
          tag('id', { root: uuidFrom(`section/${sheet.uniqueId}`) }),
          coded('code', '11369-6', 'Historique des vaccinations', LOINC),
          textTag('title', note ? 'Note de vaccination' : 'Vaccinations'),
          tag('text', {}, narrative(vaccinations, sheet)),
          ...vaccinations.map((vaccination, index) => injection(vaccination, index, sheet)),
        ),
      ),
    ),
  });
};
