import { settingOfSector } from '../../kernel/codes/care-settings.js';
import { documentType, type DocumentType } from '../../kernel/codes/document-types.js';
import type { DocumentId, RecordId } from '../../kernel/ids.js';
import { ok, problem, type Problem, type Result } from '../../kernel/result.js';
import { tidyText } from '../../kernel/text.js';
import { DAY, type Instant } from '../../kernel/time.js';
import type { DepositDraft } from '../../record/index.js';
import type { Inspected } from '../../reading/index.js';
import type { ProfessionalNames } from '../directory-cache.js';
import type { FhirCaller } from '../fhir-edge.js';
import type { FhirHouse } from '../fhir-house.js';
import { fhirAddress } from '../fhir-house.js';
import { parseFhirTime } from '../fhir-time.js';
import { localReference } from '../reference.js';
import type { DocumentReference } from '../resources.js';
import { readSecurityLabels } from '../security-labels.js';
import { ARCHIVED_EXTENSION } from '../systems.js';
import { canonicalUniqueId, uniqueIdOf } from '../unique-id.js';
import { authorsOf } from './authors.js';
import { agreeWithHeader, type Agreed, type EnvelopeSays } from './cda-agreement.js';
import { fileOf } from './content.js';
import type { Envelope, EnvelopedDocument } from './envelope.js';
import { containedIdentity } from './contained-identity.js';

// One enveloped document as the house takes it: envelope read, file decoded and inspected, header compared.

export interface Drafting {
  readonly house: FhirHouse;
  readonly names: ProfessionalNames;
  readonly recordId: RecordId;
  readonly caller: FhirCaller;
  readonly now: Instant;
}

export async function draftOf(
  drafting: Drafting,
  envelope: Envelope,
  enveloped: EnvelopedDocument,
): Promise<Result<Omit<DepositDraft, 'wire'>>> {
  const { resource, path } = enveloped;
  const said = envelopeSays(resource, path);
  if (!said.ok) return said;
  const labels = readSecurityLabels(resource.securityLabel ?? [], `${path}.securityLabel`);
  if (!labels.ok) return labels;
  const replaces = replacedBy(drafting, resource, path);
  if (!replaces.ok) return replaces;
  const identity = containedIdentity(drafting.house, resource, path);
  if (!identity.ok) return identity;
  const file = await fileOf(envelope, enveloped);
  if (!file.ok) return file;
  const inspected = await drafting.house.reading.inspect(file.value.bytes, file.value.contentType, drafting.now);
  if (!inspected.ok) return within(inspected, `${path}.content[0].attachment`);
  const agreed = agreement(said.value, labels.value.stated, inspected.value, path, drafting.now);
  if (!agreed.ok) return agreed;
  const { cda } = inspected.value;
  if (cda !== undefined && identity.value.ins !== undefined && identity.value.ins.value !== cda.patient.ins.value)
    return problem('identity-mismatch', `${path}.context.sourcePatientInfo`);
  const authors = await authorsOf(resource, path, drafting.caller, cda?.authors ?? [], drafting.names);
  if (!authors.ok) return authors;
  const { type, uniqueId, warnings } = said.value;
  const { title, language, about, warnings: differences, ...header } = agreed.value;
  const archived = (resource.extension ?? []).some(
    ({ url, valueBoolean }) => url === ARCHIVED_EXTENSION && valueBoolean,
  );
  const format = resource.content[0]?.format?.code;
  return ok({
    uniqueId,
    title: title === undefined || title === '' ? type.label.fr : title,
    typeCode: type.code,
    classCode: type.class,
    language: language ?? 'fr-FR',
    contentType: inspected.value.contentType,
    bytes: file.value.bytes,
    sha1: file.value.sha1,
    sha256: file.value.sha256,
    authors: authors.value,
    ...header,
    ...placeOf(header, drafting.caller),
    about: { ...identity.value, ...about },
    ...(archived ? { archived } : {}),
    hidden: labels.value.visibilities.has('MASQUE_PS'),
    withheldFromPatient: labels.value.visibilities.has('INVISIBLE_PATIENT'),
    hiddenFromRepresentatives: labels.value.visibilities.has('INVISIBLE_REPRESENTANTS_LEGAUX'),
    ...(replaces.value === undefined ? {} : { replaces: replaces.value }),
    ...(format === undefined ? {} : { format: format.slice(0, 200) }),
    warnings: [
      ...warnings,
      ...(title === undefined || title === '' ? ['title-missing'] : []),
      ...differences,
      ...inspected.value.warnings,
    ],
    hasActiveContent: inspected.value.hasActiveContent,
    path,
  });
}

/** Where care was given, as the depositing structure says when neither envelope nor document does. */
const placeOf = (said: Pick<Agreed, 'facilityType' | 'practiceSetting'>, { structure }: FhirCaller) => ({
  facilityType: said.facilityType ?? structure.sector,
  practiceSetting: said.practiceSetting ?? settingOfSector(structure.sector),
});

/** A fault inside the file is told as a fault of its attachment, with the place in the file as a detail. */
const within = ({ problem: name, path: inside, detail }: Problem, path: string) =>
  problem(name, path, [inside, detail].filter((part) => part !== undefined).join(': ') || undefined);

interface Said extends Omit<EnvelopeSays, 'typeCode' | 'confidentiality'> {
  readonly type: DocumentType;
  readonly warnings: readonly string[];
}

function envelopeSays(resource: DocumentReference, path: string): Result<Said> {
  if (resource.status !== 'current') return problem('status-not-current', `${path}.status`);
  const uniqueId = uniqueIdOf(resource.masterIdentifier, `${path}.masterIdentifier`);
  if (!uniqueId.ok) return uniqueId;
  const type = typeOf(resource, path);
  if (!type.ok) return type;
  const dated = dateOf(resource, path);
  if (!dated.ok) return dated;
  const warnings: string[] = [];
  const classes = (resource.category ?? []).flatMap(({ coding }) => coding ?? []).flatMap(({ code }) => code ?? []);
  if (classes.length > 0 && !classes.includes(type.value.class)) warnings.push('category-corrected');
  if (resource.custodian === undefined) warnings.push('custodian-missing');
  const { attachment } = resource.content?.[0] ?? {};
  const service = serviceOf(resource);
  const title = attachment?.title ?? resource.description;
  const practiceSetting = resource.context?.practiceSetting?.coding?.[0]?.code;
  const facilityType = resource.context?.facilityType?.coding?.[0]?.code;
  return ok({
    uniqueId: uniqueId.value,
    type: type.value,
    ...dated.value,
    warnings,
    ...(title === undefined ? {} : { title: tidyText(title).slice(0, 500) }),
    ...(attachment?.language === undefined ? {} : { language: attachment.language.slice(0, 35) }),
    ...(practiceSetting === undefined ? {} : { practiceSetting }),
    ...(facilityType === undefined ? {} : { facilityType }),
    ...(service === undefined ? {} : { service }),
  });
}

function typeOf(resource: DocumentReference, path: string): Result<DocumentType> {
  const codings = resource.type?.coding ?? [];
  if (codings.length === 0) return problem('type-missing', `${path}.type`);
  const known = codings
    .map(({ code, system }) => (code === undefined ? undefined : documentType(code, system)))
    .find((type) => type !== undefined);
  if (known === undefined) return problem('type-unknown', `${path}.type`);
  return known.dmp ? ok(known) : problem('type-not-accepted', `${path}.type`);
}

/** The document's own date: attachment.creation when it is given, else date. Less than a day is told as such. */
function dateOf(resource: DocumentReference, path: string): Result<Pick<Said, 'dated' | 'datePrecision'>> {
  if (resource.date === undefined) return problem('date-missing', `${path}.date`);
  const date = parseFhirTime(resource.date);
  if (date === undefined || date.precision === 'year' || date.precision === 'month')
    return problem('date-invalid', `${path}.date`);
  const written = resource.content?.[0]?.attachment?.creation;
  if (written === undefined) return ok({ dated: date.from, datePrecision: date.precision });
  const creation = parseFhirTime(written);
  if (creation === undefined) return problem('date-invalid', `${path}.content[0].attachment.creation`);
  const sharper = date.from >= creation.from && date.from < creation.before;
  return ok({ dated: sharper ? date.from : creation.from, datePrecision: creation.precision });
}

function serviceOf({ context }: DocumentReference): EnvelopeSays['service'] {
  const start = context?.period?.start === undefined ? undefined : parseFhirTime(context.period.start);
  const end = context?.period?.end === undefined ? undefined : parseFhirTime(context.period.end);
  if (start === undefined && end === undefined) return undefined;
  return {
    ...(start === undefined ? {} : { start: start.from }),
    ...(end === undefined ? {} : { end: end.from }),
  };
}

function agreement(
  { type, warnings: _warnings, ...said }: Said,
  confidentiality: EnvelopeSays['confidentiality'],
  { cda }: Inspected,
  path: string,
  now: Instant,
): Result<Agreed> {
  const says = { ...said, typeCode: type.code, ...(confidentiality === undefined ? {} : { confidentiality }) };
  if (cda !== undefined) return agreeWithHeader(says, cda, path);
  if (says.dated > now + DAY) return problem('document-date-in-future', `${path}.date`);
  const { uniqueId: _id, typeCode: _type, ...kept } = says;
  return ok({ ...kept, confidentiality: confidentiality ?? 'N', about: {}, warnings: [] });
}

/** What the envelope replaces, by our id or by the producer's. */
function replacedBy(
  { house, recordId }: Drafting,
  resource: DocumentReference,
  path: string,
): Result<DepositDraft['replaces']> {
  const targets = (resource.relatesTo ?? []).filter(({ code }) => code === 'replaces');
  if (targets.length > 1) return problem('replaces-several', `${path}.relatesTo`);
  const [first] = targets;
  if (first === undefined) return ok(undefined);
  const at = `${path}.relatesTo[${(resource.relatesTo ?? []).indexOf(first)}].target`;
  const unknown = problem('replaces-unknown', at);
  const { reference, identifier } = first.target ?? {};
  if (identifier !== undefined) {
    const uniqueId = uniqueIdOf(identifier, at);
    return uniqueId.ok ? ok({ uniqueId: uniqueId.value }) : unknown;
  }
  const local = reference === undefined ? undefined : localReference(reference, fhirAddress(house));
  if (local?.type !== 'DocumentReference') return unknown;
  if ('query' in local) {
    const token = local.query.get('identifier') ?? '';
    const uniqueId = canonicalUniqueId(token.slice(token.indexOf('|') + 1));
    return uniqueId === undefined ? unknown : ok({ uniqueId });
  }
  const known = house.publicIds.read('document', local.id);
  return known === undefined || known.recordId !== recordId ? unknown : ok({ id: known.itemId as DocumentId });
}
