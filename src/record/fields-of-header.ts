import { isConfidentiality, type Confidentiality } from '../kernel/codes/document-metadata.js';
import type { CdaHeader } from '../reading/index.js';
import type { DepositDraft } from './deposit.model.js';

export type HeaderFields = Pick<
  DepositDraft,
  'headerReplaces' | 'setId' | 'practiceSetting' | 'facilityType' | 'service'
>;

/** What a CDA's header says beside type, date, title and confidentiality. `uriOf`: how its identifiers are written. */
export function fieldsOfHeader(cda: CdaHeader, uriOf: (text: string) => string | undefined): HeaderFields {
  const event = cda.serviceEvents.find(({ start, end }) => start !== undefined || end !== undefined);
  return {
    headerReplaces: cda.relatedDocuments
      .filter(({ typeCode }) => typeCode === 'RPLC')
      .flatMap(({ parentId }) => uriOf(parentId.text) ?? []),
    ...(cda.setId === undefined ? {} : { setId: cda.setId.text }),
    ...(cda.practiceSetting === undefined ? {} : { practiceSetting: cda.practiceSetting.code }),
    ...(cda.facilityType === undefined ? {} : { facilityType: cda.facilityType.code }),
    ...(event === undefined
      ? {}
      : {
          service: {
            ...(event.start === undefined ? {} : { start: event.start.from }),
            ...(event.end === undefined ? {} : { end: event.end.from }),
          },
        }),
  };
}

/** Undefined: the header says nothing of it that we know. */
export const confidentialityOfHeader = ({
  confidentiality: code,
}: Pick<CdaHeader, 'confidentiality'>): Confidentiality | undefined =>
  code !== undefined && isConfidentiality(code) ? code : undefined;

/** How far the header's date is known; a document keeps no hour without its minutes. */
export const precisionOfHeader = ({
  effectiveTime: { precision },
}: Pick<CdaHeader, 'effectiveTime'>): NonNullable<DepositDraft['datePrecision']> =>
  precision === 'hour' ? 'minute' : precision;
