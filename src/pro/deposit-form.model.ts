// The form by which a professional deposits a document by hand: what they typed, as values or as the first fault, with its field.
import { documentType, DOCUMENT_TYPES, type DocumentType } from '../kernel/codes/document-types.js';
import { isConfidentiality, type Confidentiality } from '../kernel/codes/document-metadata.js';
import { ok, problem, type Result } from '../kernel/result.js';
import { tidyText } from '../kernel/text.js';
import type { Instant } from '../kernel/time.js';
import { parseTypedDate, type TypedDate, type TypedDateFault } from '../record/index.js';

/** As typed, to show the form again. */
export interface DepositFields extends TypedDate {
  readonly type: string;
  readonly title: string;
  readonly confidentiality: string;
  readonly withheld: boolean;
  readonly hiddenFromRepresentatives: boolean;
  /** The public id of the document this one replaces, or empty. */
  readonly replaces: string;
  /** Made with the form: the same form sent twice with the same file deposits once. */
  readonly form: string;
}

export const emptyDeposit = (form: string, replaces: string): DepositFields => ({
  type: '',
  title: '',
  day: '',
  month: '',
  year: '',
  confidentiality: 'N',
  withheld: false,
  hiddenFromRepresentatives: false,
  replaces,
  form,
});

/** What professionals deposit by hand: the types a record takes that are not the patient's own. */
export const DEPOSIT_TYPES: readonly DocumentType[] = DOCUMENT_TYPES.filter((type) => type.dmp && !type.patientDeposit);

/** Asked for most in practice: first in the list. */
export const USUAL_TYPES: readonly string[] = [
  '11488-4',
  '57833-6',
  '11502-2',
  '18748-4',
  '34112-3',
  '11490-0',
  '15507-7',
];

/** What the form says; a CDA says the rest itself. */
export interface DepositSaid {
  readonly type?: DocumentType;
  readonly title?: string;
  readonly dated?: Instant;
  readonly confidentiality: Confidentiality;
  readonly withheldFromPatient: boolean;
  readonly hiddenFromRepresentatives: boolean;
}

export type DepositFault = 'document-type-missing' | 'document-title-missing' | TypedDateFault;

const LONGEST_TITLE = 150;

/** `selfDescribing`: the file carries its own type and title (a CDA). */
export function parseDeposit(
  fields: DepositFields,
  { minor, selfDescribing }: { readonly minor: boolean; readonly selfDescribing: boolean },
  now: Instant,
): Result<DepositSaid, DepositFault> {
  const type = DEPOSIT_TYPES.find(({ code }) => code === documentType(fields.type)?.code);
  if (type === undefined && !selfDescribing) return problem('document-type-missing', 'type');
  const title = tidyText(fields.title).slice(0, LONGEST_TITLE);
  if (title === '' && !selfDescribing) return problem('document-title-missing', 'titre');
  const date = parseTypedDate(fields, now, { wholeDay: true });
  if (!date.ok) return date;
  return ok({
    confidentiality: isConfidentiality(fields.confidentiality) ? fields.confidentiality : 'N',
    withheldFromPatient: fields.withheld,
    // Grown-ups have no representatives to keep a document from.
    hiddenFromRepresentatives: minor && fields.hiddenFromRepresentatives,
    ...(type === undefined ? {} : { type }),
    ...(title === '' ? {} : { title }),
    ...(date.value === undefined ? {} : { dated: date.value.dated }),
  });
}
