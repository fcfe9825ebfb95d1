// The kinds of content a story can give: each knows its media type, its format code and how to write its bytes.

import type { DemoPerson, DemoProfessional } from '../persona.model.js';
import { demoProfessionals } from '../professionals.js';
import { biologyCda } from './cda/biology.js';
import { narrativeCda, type CodedSection } from './cda/narrative.js';
import { levelOne } from './cda/pdf-parts.js';
import { prescriptionCda } from './cda/prescription.js';
import { vaccinationCda, type Vaccination } from './cda/vaccination.js';
import type { Content, Sheet } from './document.model.js';
import { labChapters, type LabHistory, type LabReport, type LabValues } from './lab/report.model.js';
import { labReportPdf } from './pdf/lab-report.js';
import { letterPdf, type Letter } from './pdf/letter.js';
import { prescriptionPdf, type Prescription } from './pdf/prescription.js';
import { oidFrom } from './wording.js';

const CDA_PDF = 'urn:ihe:iti:xds-sd:pdf:2008';
const PLAIN = 'urn:ihe:iti:xds:2017:mimeTypeSufficient';

/** A professional by key; an unknown key is a mistake in a story. */
export const professional = (key: string): DemoProfessional => {
  const found = demoProfessionals.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no demo professional ${key}`);
  return found;
};

export interface LabSpec {
  readonly values: LabValues;
  readonly prescriber: string;
  /** Local Paris time. */
  readonly sampledAt: string;
  readonly history?: LabHistory;
  readonly comment?: string;
}

const labReport = (spec: LabSpec, person: DemoPerson, name: string): LabReport => ({
  fileNumber: oidFrom(`file/${name}`).slice(-8),
  sampledAt: spec.sampledAt,
  prescriber: professional(spec.prescriber),
  chapters: labChapters(person, spec.values, spec.history ?? {}),
  ...(spec.comment === undefined ? {} : { comment: spec.comment }),
});

type Written = (sheet: Sheet) => Uint8Array;

const pdfOr = (form: 'pdf' | 'level1', write: Written): Content =>
  form === 'pdf'
    ? { contentType: 'application/pdf', formatCode: PLAIN, make: write }
    : { contentType: 'text/xml', formatCode: CDA_PDF, make: (sheet) => levelOne(sheet, write(sheet)) };

/** A laboratory report: structured CDA with its PDF copy, CDA level 1, or the PDF alone. */
export const lab = (spec: LabSpec, form: 'cda' | 'level1' | 'pdf' = 'cda'): Content => {
  const report = (sheet: Sheet): LabReport => labReport(spec, sheet.person, sheet.setId);
  const pdf: Written = (sheet) => labReportPdf(report(sheet), sheet);
  if (form !== 'cda') return pdfOr(form, pdf);
  return {
    contentType: 'text/xml',
    formatCode: 'urn:ihe:lab:xd-lab:2008',
    make: (sheet) => biologyCda(report(sheet), sheet, pdf(sheet)),
  };
};

/** A letter or report: the PDF alone, or wrapped in CDA level 1. */
export const letter = (content: Letter, form: 'pdf' | 'level1' = 'pdf'): Content =>
  pdfOr(form, (sheet) => letterPdf(content, sheet));

const NARRATIVE_FORMATS: Readonly<Record<string, string>> = {
  '11490-0': 'urn:asip:ci-sis:ldl-ses:2017',
  '60591-5': 'urn:ihe:pcc:ips:2020',
  '18748-4': 'urn:ihe:rad:CDA:ImagingReportStructuredHeadings:2013',
};

/** Coded sections as CDA, with the PDF copy when asked for. */
export const sections = (typeCode: string, parts: readonly CodedSection[], copy = false): Content => ({
  contentType: 'text/xml',
  formatCode: NARRATIVE_FORMATS[typeCode] ?? 'urn:asipSante:modelesHorsProfils:2011',
  make: (sheet) => narrativeCda(parts, sheet, copy ? letterPdf({ sections: parts }, sheet) : undefined),
});

/** A prescription: structured CDA with its PDF copy, or the PDF alone. */
export const prescription = (content: Prescription, form: 'cda' | 'pdf' = 'pdf'): Content => {
  const pdf: Written = (sheet) => prescriptionPdf(content, sheet);
  if (form === 'pdf') return pdfOr('pdf', pdf);
  return {
    contentType: 'text/xml',
    formatCode: 'urn:ihe:pharm:pre:2010',
    make: (sheet) => prescriptionCda(content.items, sheet, pdf(sheet)),
  };
};

/** A vaccination note (one injection) or history (several). */
export const vaccinations = (list: readonly Vaccination[], kind: 'note' | 'history' = 'note'): Content => ({
  contentType: 'text/xml',
  formatCode: kind === 'note' ? 'urn:asip:ci-sis:vac-note:2021' : 'urn:asip:ci-sis:vac:2019',
  make: (sheet) => vaccinationCda(list, sheet),
});

export const picture = (png: () => Uint8Array): Content => ({ contentType: 'image/png', formatCode: PLAIN, make: png });

export const plainText = (text: string): Content => ({
  contentType: 'text/plain',
  formatCode: PLAIN,
  make: () => new TextEncoder().encode(text),
});

/** A PDF the person filled in: it needs no letterhead, only who they are. */
export const ownPdf = (write: (person: DemoPerson, title: string, date: string) => Uint8Array): Content => ({
  contentType: 'application/pdf',
  formatCode: PLAIN,
  make: (sheet) => write(sheet.person, sheet.title, sheet.date),
});
