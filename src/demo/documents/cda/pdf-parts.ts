// A PDF inside a CDA: as the whole body (level 1) or as the copy of a structured document (section 55108-5).

import type { Sheet } from '../document.model.js';
import { uuidFrom } from '../wording.js';
import { clinicalDocument } from './header.js';
import { coded, LOINC, tag, template, textTag } from './xml.js';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** CDA level 1: the PDF is the body (IHE XDS-SD). */
export const levelOne = (sheet: Sheet, pdf: Uint8Array): Uint8Array =>
  clinicalDocument(sheet, {
    templates: [{ root: '1.3.6.1.4.1.19376.1.2.20' }],
    body: tag('nonXMLBody', {}, tag('text', { mediaType: 'application/pdf', representation: 'B64' }, base64(pdf))),
  });

/** "Copie du document": the same report as the laboratory or the ward printed it. */
export const pdfCopySection = (sheet: Sheet, pdf: Uint8Array): string => {
  const documentType = tag(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    template('1.3.6.1.4.1.19376.1.5.3.1.4.13', '1.2.250.1.213.1.1.3.48', '1.2.250.1.213.1.1.3.48.18'),
    tag('id', { root: uuidFrom(`type/${sheet.uniqueId}`) }),
    coded('code', '69764-9', 'Type de document', LOINC),
    tag('statusCode', { code: 'completed' }),
    tag('effectiveTime', { nullFlavor: 'NA' }),
    tag('value', { 'xsi:type': 'CD', code: '55108-5', displayName: 'Copie du document', codeSystem: LOINC }),
  );
  const media = tag(
    'observationMedia',
    { classCode: 'OBS', moodCode: 'EVN', ID: 'copie-pdf' },
    tag('value', { mediaType: 'application/pdf', representation: 'B64' }, base64(pdf)),
  );
  const organizer = tag(
    'organizer',
    { classCode: 'CLUSTER', moodCode: 'EVN' },
    template('1.2.250.1.213.1.1.3.18'),
    tag('id', { root: uuidFrom(`copy/${sheet.uniqueId}`) }),
    coded('code', '55107-7', 'Document attaché', LOINC),
    tag('statusCode', { code: 'completed' }),
    tag('component', {}, documentType),
    tag('component', {}, media),
  );
  return tag(
    'component',
    {},
    tag(
      'section',
      {},
      template('1.2.250.1.213.1.1.2.243'),
      tag('id', { root: uuidFrom(`copy-section/${sheet.uniqueId}`) }),
      coded('code', '55108-5', 'Copie du document', LOINC),
      textTag('title', 'Copie du document'),
      tag('text', {}, tag('renderMultiMedia', { referencedObject: 'copie-pdf' })),
      tag('entry', {}, organizer),
    ),
  );
};
