// What a CDA says of itself in its header: which document, of whom, by whom, when. Profile: CI-SIS "structuration minimale".
import type { Result } from '../kernel/result.js';
import { ok, problem } from '../kernel/result.js';
import { tidyText } from '../kernel/text.js';
import type { CdaAuthor } from './cda-author.js';
import { authorOf } from './cda-author.js';
import type { CdaPatient, CdaPatientProblem } from './cda-patient.js';
import { patientOf } from './cda-patient.js';
import type { CdaCode, CdaId } from './cda-values.js';
import { codeOf, given, idOf, idsOf, organizationIdOf } from './cda-values.js';
import type { Hl7Time } from './hl7-time.js';
import { parseHl7Time } from './hl7-time.js';
import type { XmlElement } from './xml-tree.js';
import { at, attribute, childrenOf, HL7, textOf, walk } from './xml-tree.js';

export interface CdaRelatedDocument {
  /** RPLC replaces, APND completes, XFRM transforms. */
  readonly typeCode: string;
  readonly parentId: CdaId;
  readonly parentSetId?: CdaId;
}

export interface CdaOrganization {
  /** idNatStruct when the document gives one, else whatever identifier it gives. */
  readonly id?: string;
  readonly name?: string;
}

export interface CdaServiceEvent {
  readonly code?: CdaCode;
  readonly start?: Hl7Time;
  readonly end?: Hl7Time;
}

export interface CdaHeader {
  readonly documentId: CdaId;
  readonly setId?: CdaId;
  readonly version?: number;
  readonly relatedDocuments: readonly CdaRelatedDocument[];
  readonly templateIds: readonly string[];
  readonly type: CdaCode;
  readonly title?: string;
  readonly effectiveTime: Hl7Time;
  readonly confidentiality?: string;
  readonly language?: string;
  readonly patient: CdaPatient;
  readonly authors: readonly CdaAuthor[];
  readonly custodian?: CdaOrganization;
  readonly legalAuthenticator?: CdaAuthor;
  readonly serviceEvents: readonly CdaServiceEvent[];
  readonly practiceSetting?: CdaCode;
  readonly facilityType?: CdaCode;
  /** 1: one file in nonXMLBody; 3: sections. */
  readonly level: 1 | 3;
  /** The document came wrapped in its own stylesheet, which was not run. */
  readonly selfPresenting: boolean;
}

export type CdaHeaderProblem =
  | 'not-a-cda'
  | 'document-id-missing'
  | 'document-type-missing'
  | 'document-date-missing'
  | 'document-date-invalid'
  | 'document-body-missing'
  | CdaPatientProblem;

const XSLT = 'http://www.w3.org/1999/XSL/Transform';

/** The ClinicalDocument of a file: its root, or the only one inside a self-presenting stylesheet. Nothing is run or fetched. */
export function clinicalDocumentOf(
  root: XmlElement,
): Result<{ readonly document: XmlElement; readonly selfPresenting: boolean }, 'not-a-cda'> {
  if (isClinicalDocument(root)) return ok({ document: root, selfPresenting: false });
  if (root.namespace !== XSLT || (root.name !== 'stylesheet' && root.name !== 'transform')) {
    return problem('not-a-cda', '/', 'the root is not a ClinicalDocument of urn:hl7-org:v3');
  }
  const [inside, ...others] = [...walk(root)].filter(isClinicalDocument);
  if (inside === undefined || others.length > 0) return problem('not-a-cda', '/', 'no single ClinicalDocument inside');
  return ok({ document: inside, selfPresenting: true });
}

const isClinicalDocument = (element: XmlElement): boolean =>
  element.namespace === HL7 && element.name === 'ClinicalDocument';

/** Reads the header of a file that came through the XML door. Every problem carries the path of the element at fault. */
export function readCdaHeader(root: XmlElement): Result<CdaHeader, CdaHeaderProblem> {
  const found = clinicalDocumentOf(root);
  if (!found.ok) return found;
  const { document, selfPresenting } = found.value;
  const patient = patientOf(document);
  if (!patient.ok) return patient;
  const documentId = idOf(at(document, 'id'));
  if (documentId === undefined) return problem('document-id-missing', 'ClinicalDocument/id');
  const type = codeOf(at(document, 'code'));
  if (type === undefined) return problem('document-type-missing', 'ClinicalDocument/code');
  const written = attribute(at(document, 'effectiveTime'), 'value');
  if (written === undefined) return problem('document-date-missing', 'ClinicalDocument/effectiveTime');
  const effectiveTime = parseHl7Time(written);
  if (effectiveTime === undefined) return problem('document-date-invalid', 'ClinicalDocument/effectiveTime');
  const level = levelOf(document);
  if (level === undefined) return problem('document-body-missing', 'ClinicalDocument/component');
  return ok(
    given<CdaHeader>({
      documentId,
      setId: idOf(at(document, 'setId')),
      version: versionOf(document),
      relatedDocuments: relatedDocumentsOf(document),
      templateIds: childrenOf(document, 'templateId').flatMap((t) => attribute(t, 'root') ?? []),
      type,
      title: titleOf(document),
      effectiveTime,
      confidentiality: attribute(at(document, 'confidentialityCode'), 'code'),
      language: attribute(at(document, 'languageCode'), 'code'),
      patient: patient.value,
      authors: childrenOf(document, 'author').map((a) => authorOf(a, 'assignedAuthor', patient.value.ids)),
      custodian: custodianOf(document),
      legalAuthenticator: legalAuthenticatorOf(document, patient.value.ids),
      serviceEvents: serviceEventsOf(document),
      practiceSetting: practiceSettingOf(document),
      facilityType: codeOf(
        at(document, 'componentOf', 'encompassingEncounter', 'location', 'healthCareFacility', 'code'),
      ),
      level,
      selfPresenting,
    }),
  );
}

const titleOf = (document: XmlElement): string | undefined => {
  const title = textOf(at(document, 'title'));
  return title === undefined ? undefined : tidyText(title).slice(0, 500);
};

const levelOf = (document: XmlElement): 1 | 3 | undefined => {
  const component = at(document, 'component');
  if (at(component, 'nonXMLBody') !== undefined) return 1;
  return at(component, 'structuredBody') === undefined ? undefined : 3;
};

const versionOf = (document: XmlElement): number | undefined => {
  const written = attribute(at(document, 'versionNumber'), 'value');
  return written !== undefined && /^\d{1,9}$/.test(written) ? Number(written) : undefined;
};

const relatedDocumentsOf = (document: XmlElement): readonly CdaRelatedDocument[] =>
  childrenOf(document, 'relatedDocument').flatMap((related) =>
    childrenOf(related, 'parentDocument').flatMap((parent) => {
      const [parentId] = idsOf(parent);
      if (parentId === undefined) return [];
      const typeCode = attribute(related, 'typeCode') ?? 'RPLC';
      return [given<CdaRelatedDocument>({ typeCode, parentId, parentSetId: idOf(at(parent, 'setId')) })];
    }),
  );

function custodianOf(document: XmlElement): CdaOrganization | undefined {
  const element = at(document, 'custodian', 'assignedCustodian', 'representedCustodianOrganization');
  if (element === undefined) return undefined;
  return given<CdaOrganization>({ id: organizationIdOf(element), name: textOf(at(element, 'name')) });
}

function legalAuthenticatorOf(document: XmlElement, patientIds: readonly CdaId[]): CdaAuthor | undefined {
  const element = at(document, 'legalAuthenticator');
  return element === undefined ? undefined : authorOf(element, 'assignedEntity', patientIds);
}

const serviceEventElements = (document: XmlElement): readonly XmlElement[] =>
  childrenOf(document, 'documentationOf').flatMap((d) => childrenOf(d, 'serviceEvent'));

const serviceEventsOf = (document: XmlElement): readonly CdaServiceEvent[] =>
  serviceEventElements(document).map((event) => {
    const time = at(event, 'effectiveTime');
    const start = attribute(at(time, 'low'), 'value') ?? attribute(time, 'value');
    const end = attribute(at(time, 'high'), 'value');
    return given<CdaServiceEvent>({
      code: codeOf(at(event, 'code')),
      start: start === undefined ? undefined : parseHl7Time(start),
      end: end === undefined ? undefined : parseHl7Time(end),
    });
  });

function practiceSettingOf(document: XmlElement): CdaCode | undefined {
  for (const event of serviceEventElements(document)) {
    for (const performer of childrenOf(event, 'performer')) {
      const code = codeOf(at(performer, 'assignedEntity', 'representedOrganization', 'standardIndustryClassCode'));
      if (code !== undefined) return code;
    }
  }
  return undefined;
}
