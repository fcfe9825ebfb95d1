// Documents whose body is titled sections of text, lists and tables, with a coded heading each: discharge letter, synthesis, report.

import type { Sheet } from '../document.model.js';
import type { LetterSection } from '../pdf/letter.js';
import { clinicalDocument, paragraph } from './header.js';
import { pdfCopySection } from './pdf-parts.js';
import { coded, LOINC, narrativeTable, tag, textTag } from './xml.js';

export type SectionKind = keyof typeof sectionCodes;

export const sectionCodes = {
  reason: { code: '42349-1', label: 'Raison de la recommandation' },
  events: { code: '42545-4', label: 'Evènements observés' },
  problems: { code: '11450-4', label: 'Liste des problèmes' },
  history: { code: '11348-0', label: 'Antécédents médicaux' },
  allergies: { code: '48765-2', label: 'Allergies et hypersensibilités' },
  treatments: { code: '10160-0', label: 'Traitements' },
  treatmentsAtDischarge: { code: '10183-2', label: 'Traitements à la sortie' },
  vitals: { code: '8716-3', label: 'Signes vitaux' },
  results: { code: '30954-2', label: 'Résultats d’examens' },
  lifestyle: { code: '29762-2', label: 'Habitudes de vie' },
  pregnancies: { code: '10162-6', label: 'Historique des grossesses' },
  plan: { code: '18776-5', label: 'Plan de soins' },
  indication: { code: '18785-6', label: 'Indication' },
  technique: { code: '55111-9', label: 'Procédure d’imagerie' },
  findings: { code: '18782-3', label: 'Constatations' },
  conclusion: { code: '19005-8', label: 'Conclusion' },
} as const;

export interface CodedSection extends LetterSection {
  readonly title: string;
  readonly kind: SectionKind;
}

const body = (part: CodedSection): string =>
  (part.text === undefined ? '' : paragraph(part.text)) +
  (part.items === undefined ? '' : tag('list', {}, ...part.items.map((item) => textTag('item', item)))) +
  (part.table === undefined ? '' : narrativeTable(part.table.head, part.table.rows));

const TEMPLATES: Readonly<Record<string, { readonly root: string; readonly extension: string }>> = {
  '11490-0': { root: '1.2.250.1.213.1.1.1.29', extension: '2022.01' },
  '60591-5': { root: '1.2.250.1.213.1.1.1.51', extension: '2024.01' },
  '18748-4': { root: '1.2.250.1.213.1.1.1.45', extension: '2024.01' },
};

/** Sections as CDA level 2, with the PDF copy when one is given. */
export const narrativeCda = (sections: readonly CodedSection[], sheet: Sheet, pdf?: Uint8Array): Uint8Array => {
  const own = TEMPLATES[sheet.type.code];
  return clinicalDocument(sheet, {
    templates: own === undefined ? [] : [own],
    body: tag(
      'structuredBody',
      {},
      ...sections.map((part) => {
        const { code, label } = sectionCodes[part.kind];
        return tag(
          'component',
          {},
          tag(
            'section',
            {},
            coded('code', code, label, LOINC),
            textTag('title', part.title),
            tag('text', {}, body(part)),
          ),
        );
      }),
      pdf === undefined ? '' : pdfCopySection(sheet, pdf),
    ),
  });
};
