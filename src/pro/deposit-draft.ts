import type { ProfessionalCaller } from '../identity/index.js';
import { stricter } from '../kernel/codes/document-metadata.js';
import { settingOfSector } from '../kernel/codes/care-settings.js';
import { documentType } from '../kernel/codes/document-types.js';
import type { DocumentId, IdNatPs, StructureId } from '../kernel/ids.js';
import { ok, problem, type Result } from '../kernel/result.js';
import { namedUuid } from '../platform/named-uuid.js';
import type { UploadedFile } from '../platform/route.js';
import { documentUri, type CdaAuthor, type CdaHeader, type Inspected } from '../reading/index.js';
import {
  confidentialityOfHeader,
  fieldsOfHeader,
  hashesOf,
  precisionOfHeader,
  type DepositDraft,
  type DocumentAuthor,
} from '../record/index.js';
import type { DepositSaid } from './deposit-form.model.js';

// A file sent by hand, as the house takes it: what the form says, and for a CDA what it says of itself. A CDA's own type, date and
// identifier stand; the stricter confidentiality wins.

interface Parts {
  readonly file: UploadedFile;
  readonly inspected: Inspected;
  readonly said: DepositSaid;
  /** Who deposits, and where. */
  readonly by: Pick<ProfessionalCaller, 'professional' | 'structure'>;
  /** Names this deposit: the same name and file make the same document. */
  readonly name: string;
  readonly replaces?: DocumentId;
  readonly now: number;
}

export type DraftFault = 'document-type-unknown' | 'document-type-missing' | 'document-title-missing';

export function depositDraft(parts: Parts): Result<DepositDraft, DraftFault> {
  const { file, inspected, said, by, name, replaces, now } = parts;
  const { cda, contentType, warnings, hasActiveContent } = inspected;
  const type = cda === undefined ? said.type : documentType(cda.type.code);
  if (type === undefined)
    return problem(cda === undefined ? 'document-type-missing' : 'document-type-unknown', 'fichier');
  if (!type.dmp) return problem('document-type-unknown', 'fichier');
  const title = said.title ?? cda?.title ?? (cda === undefined ? undefined : type.label.fr);
  if (title === undefined) return problem('document-title-missing', 'titre');
  const hashes = hashesOf(file.bytes);
  const written = (cda && confidentialityOfHeader(cda)) ?? 'N';
  return ok({
    uniqueId: documentUri(cda?.documentId.text ?? '') ?? `urn:uuid:${namedUuid(`${name} ${hashes.sha256}`)}`,
    title,
    typeCode: type.code,
    classCode: type.class,
    language: cda?.language ?? 'fr-FR',
    contentType,
    bytes: file.bytes,
    ...hashes,
    ...datesOf(said, cda, now),
    authors: authorsOf(by, cda?.authors ?? []),
    confidentiality: stricter(said.confidentiality, written),
    withheldFromPatient: said.withheldFromPatient,
    hiddenFromRepresentatives: said.hiddenFromRepresentatives,
    about: cda === undefined ? {} : { ins: cda.patient.ins, traits: cda.patient.traits },
    ...(replaces === undefined ? {} : { replaces: { id: replaces } }),
    facilityType: by.structure.sector,
    practiceSetting: settingOfSector(by.structure.sector),
    ...(cda === undefined ? {} : fieldsOfHeader(cda, documentUri)),
    warnings,
    hasActiveContent,
    path: 'fichier',
  });
}

function datesOf(
  said: DepositSaid,
  cda: CdaHeader | undefined,
  now: number,
): Pick<DepositDraft, 'dated' | 'datePrecision'> {
  if (cda === undefined) return { dated: said.dated ?? now, datePrecision: 'day' };
  return { dated: cda.effectiveTime.from, datePrecision: precisionOfHeader(cda) };
}

/** The authors a CDA names; of any other file, whoever deposits it. */
function authorsOf({ professional, structure }: Parts['by'], written: readonly CdaAuthor[]): readonly DocumentAuthor[] {
  if (written.length > 0) return written.map(authorOf);
  const { idNatPs, givenName, familyName, profession, speciality } = professional;
  return [
    {
      kind: 'professional',
      id: idNatPs,
      name: `${givenName} ${familyName}`,
      profession,
      ...(speciality === undefined ? {} : { speciality }),
      structureId: structure.id,
      structureName: structure.name,
    },
  ];
}

function authorOf(author: CdaAuthor): DocumentAuthor {
  const { idNatPs, givenName, familyName, device, organizationId, organizationName, isPatient } = author;
  const name = [givenName, familyName].filter((part) => part !== undefined).join(' ');
  return {
    kind: isPatient ? 'patient' : device === undefined ? 'professional' : 'device',
    name: name === '' ? (device ?? organizationName ?? idNatPs ?? '?') : name,
    ...(idNatPs === undefined ? {} : { id: idNatPs as IdNatPs }),
    ...(organizationId === undefined ? {} : { structureId: organizationId as StructureId }),
    ...(organizationName === undefined ? {} : { structureName: organizationName }),
  };
}
