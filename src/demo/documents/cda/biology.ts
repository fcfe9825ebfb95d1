// The structured laboratory report (CI-SIS CR-BIO 2024.01): chapters, coded results, ranges, earlier results, PDF copy.

import type { Sheet } from '../document.model.js';
import type { LabChapter, LabReport, LabResult } from '../lab/report.model.js';
import { printed, printedRange } from '../lab/report.model.js';
import { hl7Time, parisTime, shortDate } from '../wording.js';
import { clinicalDocument, paragraph, participant } from './header.js';
import { pdfCopySection } from './pdf-parts.js';
import { coded, escapeXml, LOINC, tag, template, textTag } from './xml.js';

const INTERPRETATION = '2.16.840.1.113883.5.83';
const FLAGS = { N: 'Normal', H: 'Supérieur à la normale', L: 'Inférieur à la normale' } as const;

const quantity = (name: string, value: number, unit: string): string => tag(name, { value, unit });

const referenceRange = (result: LabResult): string => {
  if (result.low === undefined && result.high === undefined) return '';
  return tag(
    'referenceRange',
    { typeCode: 'REFV' },
    tag(
      'observationRange',
      { classCode: 'OBS', moodCode: 'EVN.CRT' },
      tag(
        'value',
        { 'xsi:type': 'IVL_PQ' },
        result.low === undefined ? '' : quantity('low', result.low, result.analyte.unit),
        result.high === undefined ? '' : quantity('high', result.high, result.analyte.unit),
      ),
      coded('interpretationCode', 'N', FLAGS.N, INTERPRETATION),
    ),
  );
};

const earlierResult = (result: LabResult): string =>
  result.previous === undefined
    ? ''
    : tag(
        'entryRelationship',
        { typeCode: 'REFR' },
        tag(
          'observation',
          { classCode: 'OBS', moodCode: 'EVN' },
          template('1.3.6.1.4.1.19376.1.3.1.6', '1.2.250.1.213.1.1.3.80'),
          coded('code', result.analyte.loinc, result.analyte.label, LOINC),
          tag('statusCode', { code: 'completed' }),
          tag('effectiveTime', { value: hl7Time(parisTime(result.previous.on)) }),
          tag('value', { 'xsi:type': 'PQ', value: result.previous.value, unit: result.analyte.unit }),
        ),
      );

const observation = (result: LabResult, sampledAt: string): string =>
  tag(
    'entryRelationship',
    { typeCode: 'COMP' },
    tag(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      template('1.3.6.1.4.1.19376.1.3.1.6', '1.2.250.1.213.1.1.3.80'),
      coded(
        'code',
        result.analyte.loinc,
        result.analyte.label,
        LOINC,
        tag('originalText', {}, tag('reference', { value: `#${result.key}` })),
      ),
      tag('statusCode', { code: 'completed' }),
      tag('effectiveTime', { value: hl7Time(sampledAt) }),
      tag('value', { 'xsi:type': 'PQ', value: result.value, unit: result.analyte.unit }),
      coded('interpretationCode', result.flag, FLAGS[result.flag], INTERPRETATION),
      earlierResult(result),
      referenceRange(result),
    ),
  );

const narrative = (chapter: LabChapter): string => {
  const head = ['Analyse', 'Résultat', 'Valeurs usuelles', 'Antériorité'];
  const rows = chapter.results.map((result) => {
    const { analyte } = result;
    const value = `${printed(result.value, analyte.decimals)} ${analyte.shown}`;
    const before =
      result.previous === undefined
        ? ''
        : `${printed(result.previous.value, analyte.decimals)} (${shortDate(result.previous.on)})`;
    return tag(
      'tr',
      {},
      tag('td', {}, textTag('content', analyte.label, { ID: result.key })),
      tag('td', {}, result.flag === 'N' ? escapeXml(value) : textTag('content', value, { styleCode: 'Bold' })),
      textTag('td', printedRange(result)),
      textTag('td', before),
    );
  });
  return tag(
    'table',
    { border: '0' },
    tag('thead', {}, tag('tr', {}, ...head.map((cell) => textTag('th', cell)))),
    tag('tbody', {}, ...rows),
  );
};

const chapterSection = (chapter: LabChapter, sampledAt: string): string =>
  tag(
    'component',
    {},
    tag(
      'section',
      {},
      template('1.3.6.1.4.1.19376.1.3.3.2.1', '1.2.250.1.213.1.1.2.70'),
      coded('code', chapter.code, chapter.title, LOINC),
      textTag('title', chapter.title.toUpperCase()),
      tag(
        'component',
        {},
        tag(
          'section',
          {},
          template('1.3.6.1.4.1.19376.1.3.3.2.2', '1.2.250.1.213.1.1.2.71'),
          coded('code', chapter.code, chapter.title, LOINC),
          textTag('title', chapter.title),
          tag('text', {}, narrative(chapter)),
          tag(
            'entry',
            { typeCode: 'DRIV' },
            template('1.3.6.1.4.1.19376.1.3.1', '1.2.250.1.213.1.1.3.21'),
            tag(
              'act',
              { classCode: 'ACT', moodCode: 'EVN' },
              coded('code', chapter.code, chapter.title, LOINC),
              tag('statusCode', { code: 'completed' }),
              ...chapter.results.map((result) => observation(result, sampledAt)),
            ),
          ),
        ),
      ),
    ),
  );

const commentSection = (comment: string): string =>
  tag(
    'component',
    {},
    tag(
      'section',
      {},
      template('1.2.250.1.213.1.1.2.73'),
      coded('code', '48767-8', 'Commentaire', LOINC),
      textTag('title', 'Commentaire du biologiste'),
      tag('text', {}, paragraph(comment)),
    ),
  );

/** The report as CDA level 3 with its PDF copy. */
export const biologyCda = (report: LabReport, sheet: Sheet, pdf: Uint8Array): Uint8Array => {
  const sampledAt = parisTime(report.sampledAt);
  return clinicalDocument(sheet, {
    templates: [{ root: '1.3.6.1.4.1.19376.1.3.3' }, { root: '1.2.250.1.213.1.1.1.55', extension: '2024.01' }],
    participants: participant('REF', report.sampledAt, report.prescriber),
    chapters: report.chapters,
    body: tag(
      'structuredBody',
      {},
      ...report.chapters.map((chapter) => chapterSection(chapter, sampledAt)),
      report.comment === undefined ? '' : commentSection(report.comment),
      pdfCopySection(sheet, pdf),
    ),
  });
};
