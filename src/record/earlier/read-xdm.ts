import { stricter, type Confidentiality } from '../../kernel/codes/document-metadata.js';
import { documentType } from '../../kernel/codes/document-types.js';
import type { IdNatPs, StructureId } from '../../kernel/ids.js';
import type { Ins } from '../../kernel/ins.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import type { Instant } from '../../kernel/time.js';
import type { BoundedZip } from '../../platform/zip-reader.js';
import { documentUri, openXml, parseHl7Time, type ReadingPool } from '../../reading/index.js';
import type { DocumentAuthor } from '../document.model.js';
import { confidentialityOfHeader } from '../fields-of-header.js';
import { hashesOf } from '../hashes-of.js';
import { xdmEntries, type XdmEntry } from './xdm-set.model.js';

// A document of a record that existed before, read from an XDM ZIP: metadata, file and hash have to agree.

export interface EarlierDocument {
  readonly uniqueId: string;
  readonly title: string;
  readonly typeCode: string;
  readonly classCode: string;
  readonly language: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly sha1: string;
  readonly sha256: string;
  readonly dated: Instant;
  readonly authors: readonly DocumentAuthor[];
  readonly depositor: StructureId;
  readonly depositorName?: string;
  readonly confidentiality: Confidentiality;
  readonly hidden: boolean;
  readonly withheldFromPatient: boolean;
  readonly hiddenFromRepresentatives: boolean;
  readonly format?: string;
  readonly practiceSetting?: string;
  readonly facilityType?: string;
  readonly warnings: readonly string[];
  readonly hasActiveContent: boolean;
}

export interface EarlierFault {
  readonly document: string;
  readonly problem: string;
}

export interface EarlierSet {
  readonly person: Ins;
  readonly documents: readonly EarlierDocument[];
  readonly refused: readonly EarlierFault[];
}

/** Problems an operator reads; pages never show them. */
const refuse = (name: string, path?: string): ReturnType<typeof problem> => problem(name, path);

const METADATA = /(^|\/)IHE_XDM\/[^/]+\/METADATA\.XML$/i;
/** Who kept them before, when the metadata does not say. */
const BEFORE = 'earlier-record' as StructureId;

/** Reads a whole ZIP. Everything in it has to be of one person; documents are refused one by one. */
export async function readXdm(
  zip: BoundedZip,
  reading: Pick<ReadingPool, 'inspect'>,
  now: Instant,
): Promise<Result<EarlierSet, string>> {
  const sets = zip.paths.filter((path) => METADATA.test(path));
  if (sets.length === 0) return refuse('xdm-metadata-missing');
  const documents: EarlierDocument[] = [];
  const refused: EarlierFault[] = [];
  let person: Ins | undefined;
  for (const metadata of sets) {
    const bytes = await zip.read(metadata);
    if (bytes?.ok !== true) return refuse(bytes?.problem ?? 'xdm-metadata-missing', metadata);
    const root = openXml(bytes.value);
    if (!root.ok) return refuse(root.problem, metadata);
    const folder = metadata.slice(0, metadata.lastIndexOf('/') + 1);
    for (const entry of xdmEntries(root.value)) {
      const one = await documentOf(zip, reading, folder, entry, now);
      if (!one.ok) {
        refused.push({ document: entry.uri === '' ? entry.id : entry.uri, problem: one.problem });
        continue;
      }
      for (const named of one.value.persons) {
        if (person !== undefined && (person.oid !== named.oid || person.value !== named.value))
          return refuse('xdm-two-persons', metadata);
        person = named;
      }
      documents.push(one.value.document);
    }
  }
  return person === undefined ? refuse('xdm-person-missing') : ok({ person, documents, refused });
}

async function documentOf(
  zip: BoundedZip,
  reading: Pick<ReadingPool, 'inspect'>,
  folder: string,
  entry: XdmEntry,
  now: Instant,
): Promise<Result<{ document: EarlierDocument; persons: readonly Ins[] }, string>> {
  // The address is looked up among the files of the ZIP: it leads nowhere else.
  const file = await zip.read(folder + entry.uri);
  if (file === undefined) return refuse('xdm-file-missing');
  if (!file.ok) return file;
  const bytes = file.value;
  const hashes = hashesOf(bytes);
  if (entry.hash !== undefined && entry.hash !== Buffer.from(hashes.sha1, 'base64').toString('hex'))
    return refuse('hash-mismatch');
  if (entry.size !== undefined && entry.size !== bytes.length) return refuse('size-mismatch');
  const inspected = await reading.inspect(bytes, entry.contentType, now);
  if (!inspected.ok) return inspected;
  const { cda, contentType, warnings, hasActiveContent } = inspected.value;
  // Whose a document is, it says itself or its metadata does: its neighbours in the ZIP do not say it for it.
  const persons = [...entry.patients, ...(cda === undefined ? [] : [cda.patient.ins])];
  if (persons.length === 0) return refuse('xdm-person-missing');
  const type = documentType(entry.typeCode ?? cda?.type.code ?? '');
  if (type === undefined) return refuse('document-type-unknown');
  const created = parseHl7Time(entry.created ?? '')?.from ?? cda?.effectiveTime.from;
  if (created === undefined) return refuse('document-date-missing');
  const uniqueId = entry.uniqueId ?? cda?.documentId.text ?? `2.25.${BigInt(`0x${hashes.sha256.slice(0, 32)}`)}`;
  const institution = entry.authors.find((one) => one.institution !== undefined)?.institution ?? cda?.custodian?.name;
  return ok({
    persons,
    document: {
      uniqueId: documentUri(uniqueId) ?? `urn:oid:${uniqueId.replace(/^urn:oid:/, '')}`,
      title: entry.title ?? cda?.title ?? type.label.fr,
      typeCode: type.code,
      classCode: type.class,
      language: entry.language ?? cda?.language ?? 'fr-FR',
      contentType,
      bytes,
      ...hashes,
      dated: created,
      authors: authorsOf(entry, cda?.authors ?? []),
      depositor: BEFORE,
      ...(institution === undefined ? {} : { depositorName: institution }),
      // An envelope that says less does not open what the document itself keeps closer.
      confidentiality: stricter(entry.confidentiality ?? 'N', (cda && confidentialityOfHeader(cda)) ?? 'N'),
      hidden: entry.visibility.includes('MASQUE_PS'),
      withheldFromPatient: entry.visibility.includes('INVISIBLE_PATIENT'),
      hiddenFromRepresentatives: entry.visibility.includes('INVISIBLE_REPRESENTANTS_LEGAUX'),
      ...(entry.format === undefined ? {} : { format: entry.format }),
      ...(entry.practiceSetting === undefined ? {} : { practiceSetting: entry.practiceSetting }),
      ...(entry.facilityType === undefined ? {} : { facilityType: entry.facilityType }),
      warnings,
      hasActiveContent,
    },
  });
}

function authorsOf(
  entry: XdmEntry,
  inside: readonly {
    readonly idNatPs?: string;
    readonly familyName?: string;
    readonly givenName?: string;
    readonly device?: string;
  }[],
): DocumentAuthor[] {
  if (entry.authors.length > 0)
    return entry.authors.map(({ id, name, institution }) => ({
      kind: 'professional',
      name,
      ...(id === undefined ? {} : { id: id as IdNatPs }),
      ...(institution === undefined ? {} : { structureName: institution }),
    }));
  return inside.map(({ idNatPs, familyName, givenName, device }) => ({
    kind: device === undefined ? 'professional' : 'device',
    name: device ?? `${givenName ?? ''} ${familyName ?? ''}`.trim(),
    ...(idNatPs === undefined ? {} : { id: idNatPs as IdNatPs }),
  }));
}
