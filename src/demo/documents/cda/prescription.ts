// The structured prescription (CI-SIS eP-MED-DM 2024.01): one administration for each line, with ATC and dosage.

import type { Sheet } from '../document.model.js';
import type { PrescribedItem } from '../pdf/prescription.js';
import { hl7Day, uuidFrom } from '../wording.js';
import { clinicalDocument } from './header.js';
import { pdfCopySection } from './pdf-parts.js';
import { coded, LOINC, tag, template, textTag } from './xml.js';

const EDQM = '0.4.0.127.0.16.1.1.2.1';

const line = (item: PrescribedItem, index: number, sheet: Sheet): string => {
  const id = `ligne-${String(index + 1)}`;
  return tag(
    'entry',
    {},
    tag(
      'substanceAdministration',
      { classCode: 'SBADM', moodCode: 'INT' },
      template(
        '2.16.840.1.113883.10.20.1.24',
        '1.3.6.1.4.1.19376.1.5.3.1.4.7',
        '1.3.6.1.4.1.19376.1.9.1.3.2',
        '1.2.250.1.213.1.1.3.83',
      ),
      tag('id', { root: uuidFrom(`${sheet.uniqueId}/${id}`) }),
      coded('code', 'DRUG', 'Médicament', '2.16.840.1.113883.5.4'),
      tag('text', {}, tag('reference', { value: `#${id}` })),
      tag('statusCode', { code: 'completed' }),
      tag('effectiveTime', { 'xsi:type': 'IVL_TS' }, tag('low', { value: hl7Day(sheet.date) })),
      item.route === 'subcutaneous'
        ? coded('routeCode', '20066000', 'Voie sous-cutanée', EDQM)
        : coded('routeCode', '20053000', 'Voie orale', EDQM),
      tag(
        'consumable',
        {},
        tag(
          'manufacturedProduct',
          { classCode: 'MANU' },
          template('2.16.840.1.113883.10.20.1.53', '1.3.6.1.4.1.19376.1.5.3.1.4.7.2', '1.2.250.1.213.1.1.3.43'),
          tag(
            'manufacturedMaterial',
            { classCode: 'MMAT', determinerCode: 'KIND' },
            item.atc === undefined
              ? tag('code', { nullFlavor: 'NA' }, tag('originalText', {}, tag('reference', { value: `#${id}` })))
              : coded('code', item.atc.code, item.atc.label, '2.16.840.1.113883.6.73'),
            textTag('name', item.name),
          ),
        ),
      ),
    ),
  );
};

/** The prescription as CDA level 3 with its PDF copy. */
export const prescriptionCda = (items: readonly PrescribedItem[], sheet: Sheet, pdf: Uint8Array): Uint8Array => {
  const rows = items.map((item, index) =>
    tag(
      'tr',
      {},
      tag('td', {}, textTag('content', item.name, { ID: `ligne-${String(index + 1)}` })),
      textTag('td', item.dose),
      textTag('td', item.duration ?? ''),
    ),
  );
  const narrative = tag(
    'table',
    { border: '0' },
    tag('thead', {}, tag('tr', {}, textTag('th', 'Médicament'), textTag('th', 'Posologie'), textTag('th', 'Durée'))),
    tag('tbody', {}, ...rows),
  );
  return clinicalDocument(sheet, {
    templates: [{ root: '1.2.250.1.213.1.1.1.39', extension: '2024.01' }],
    body: tag(
      'structuredBody',
      {},
      tag(
        'component',
        {},
        tag(
          'section',
          {},
          template('1.3.6.1.4.1.19376.1.9.1.2.1', '1.2.250.1.213.1.1.2.172'),
          tag('id', { root: uuidFrom(`section/${sheet.uniqueId}`) }),
          coded('code', '57828-6', 'Prescriptions', LOINC),
          textTag('title', 'Prescription de médicaments'),
          tag('text', {}, narrative),
          ...items.map((item, index) => line(item, index, sheet)),
        ),
      ),
      pdfCopySection(sheet, pdf),
    ),
  });
};
