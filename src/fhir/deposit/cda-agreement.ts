// What a CDA says of itself in its header, beside what its envelope says: they must speak of the same document. Where they may differ,
// the header wins and a warning tells so. (T31; docs/interop.md has the table)
import { stricter, type Confidentiality } from '../../kernel/codes/document-metadata.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import type { Instant } from '../../kernel/time.js';
import { sameDocumentId, type CdaHeader } from '../../reading/index.js';
import { confidentialityOfHeader, fieldsOfHeader, precisionOfHeader, type DepositDraft } from '../../record/index.js';
import { canonicalUniqueId } from '../unique-id.js';

export interface EnvelopeSays {
  readonly uniqueId: string;
  readonly typeCode: string;
  readonly dated: Instant;
  readonly datePrecision?: NonNullable<DepositDraft['datePrecision']>;
  readonly title?: string;
  readonly language?: string;
  /** Absent: the envelope carries no label of confidentiality. */
  readonly confidentiality?: Confidentiality;
  readonly practiceSetting?: string;
  readonly facilityType?: string;
  readonly service?: NonNullable<DepositDraft['service']>;
}

/** Both together. */
export type Agreed = Pick<
  DepositDraft,
  | 'dated'
  | 'datePrecision'
  | 'confidentiality'
  | 'about'
  | 'headerReplaces'
  | 'practiceSetting'
  | 'facilityType'
  | 'service'
  | 'setId'
> & { readonly title?: string; readonly language?: string; readonly warnings: readonly string[] };

export function agreeWithHeader(
  says: EnvelopeSays,
  header: CdaHeader,
  path: string,
): Result<Agreed, 'unique-id-mismatch' | 'type-mismatch'> {
  if (!sameDocumentId(says.uniqueId, header.documentId.text))
    return problem('unique-id-mismatch', `${path}.masterIdentifier.value`);
  if (header.type.code !== says.typeCode) return problem('type-mismatch', `${path}.type`);
  const warnings: string[] = [];
  const date = dateOf(says, header, warnings);
  const title = says.title ?? header.title;
  const language = says.language ?? header.language;
  const { practiceSetting, facilityType, service } = says;
  return ok({
    ...date,
    confidentiality: confidentialityOf(says, header, warnings),
    about: { ins: header.patient.ins, traits: header.patient.traits },
    ...fieldsOfHeader(header, canonicalUniqueId),
    warnings,
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    ...(practiceSetting === undefined ? {} : { practiceSetting }),
    ...(facilityType === undefined ? {} : { facilityType }),
    ...(service === undefined ? {} : { service }),
  });
}

const COVERS: Readonly<Record<string, number>> = {
  year: 366 * 86_400_000,
  month: 31 * 86_400_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1_000,
};

/** The envelope's date when it lies within what the header says; else the header's, as far as it is known. */
function dateOf(
  says: EnvelopeSays,
  { effectiveTime }: CdaHeader,
  warnings: string[],
): Pick<Agreed, 'dated' | 'datePrecision'> {
  const { from, precision } = effectiveTime;
  const kept = precisionOfHeader({ effectiveTime });
  const within = says.dated >= from && says.dated < from + (COVERS[precision] ?? 0);
  if (within || says.dated === from) {
    // A year alone stays a year: the envelope's full date is that of the envelope.
    return { dated: precision === 'year' || precision === 'month' ? from : says.dated, datePrecision: kept };
  }
  warnings.push('date-corrected');
  return { dated: from, datePrecision: kept };
}

/** The stricter of the two. */
function confidentialityOf(says: EnvelopeSays, header: CdaHeader, warnings: string[]): Confidentiality {
  const stated = confidentialityOfHeader(header);
  if (says.confidentiality === undefined) return stated ?? 'N';
  if (stated === undefined || stricter(says.confidentiality, stated) === says.confidentiality)
    return says.confidentiality;
  warnings.push('confidentiality-corrected');
  return stated;
}
