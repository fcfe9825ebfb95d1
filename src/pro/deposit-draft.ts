import { createHash } from 'node:crypto';
import type { ProfessionalCaller } from '../identity/index.js';
import { isConfidentiality, type Confidentiality } from '../kernel/codes/document-metadata.js';
import { settingOfSector } from '../kernel/codes/care-settings.js';
import { documentType } from '../kernel/codes/document-types.js';
import type { DocumentId, IdNatPs, StructureId } from '../kernel/ids.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { UploadedFile } from '../platform/route.js';
import { bareDocumentId, type CdaAuthor, type CdaHeader, type Inspected } from '../reading/index.js';
import { fieldsOfHeader, precisionOfHeader, type DepositDraft, type DocumentAuthor } from '../record/index.js';
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
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  return ok({
    uniqueId: uniqueIdOf(cda) ?? `urn:uuid:${uuidOf(`${name} ${sha256}`)}`,
    title,
    typeCode: type.code,
    classCode: type.class,
    language: cda?.language ?? 'fr-FR',
    contentType,
    bytes: file.bytes,
    sha1: createHash('sha1').update(file.bytes).digest('base64'),
    sha256,
    ...datesOf(said, cda, now),
    authors: authorsOf(by, cda?.authors ?? []),
    confidentiality: stricter(said.confidentiality, cda?.confidentiality),
    withheldFromPatient: said.withheldFromPatient,
    hiddenFromRepresentatives: said.hiddenFromRepresentatives,
    about: cda === undefined ? {} : { ins: cda.patient.ins, traits: cda.patient.traits },
    ...(replaces === undefined ? {} : { replaces: { id: replaces } }),
    facilityType: by.structure.sector,
    practiceSetting: settingOfSector(by.structure.sector),
    ...(cda === undefined ? {} : fieldsOfHeader(cda, asUri)),
    warnings,
    hasActiveContent,
    path: 'fichier',
  });
}

const OID = /^[0-2](?:\.\d+)+(?:\^[^\s]+)?$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A CDA's identifier as a URI; undefined when it cannot be one. */
function uniqueIdOf(cda: CdaHeader | undefined): string | undefined {
  if (cda === undefined) return undefined;
  return asUri(cda.documentId.text);
}

function asUri(text: string): string | undefined {
  const bare = bareDocumentId(text);
  return UUID.test(bare) ? `urn:uuid:${bare}` : OID.test(bare) ? `urn:oid:${bare}` : undefined;
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

const RANK: Readonly<Record<Confidentiality, number>> = { N: 0, R: 1, V: 2 };

function stricter(said: Confidentiality, written: string | undefined): Confidentiality {
  if (written === undefined || !isConfidentiality(written)) return said;
  return RANK[written] > RANK[said] ? written : said;
}

/** A UUID made of a name (RFC 9562, version 8). */
function uuidOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
