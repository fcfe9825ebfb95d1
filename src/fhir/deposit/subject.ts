import type { RecordId } from '../../kernel/ids.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import type { Refusal } from '../../platform/act.js';
import type { FhirCaller } from '../fhir-edge.js';
import type { FhirHouse } from '../fhir-house.js';
import { refusalForNobody } from '../within-grant.act.js';
import {
  insOfIdentifier,
  readPatientReference,
  recordOf,
  type NamedPatient,
  type PatientProblem,
} from '../patient-reference.js';
import type { Opened } from '../json-door.js';
import type { Identifier, Resource } from '../resources.js';
import { checked, identifier, list, object, text } from '../shape.js';
import { alsoCreated, type Envelope } from './envelope.js';

export type SubjectProblem = PatientProblem | 'two-patients' | 'patient-creation-refused' | Refusal;

/** The one record a deposit goes into: every subject of it must name the same person. An INS nobody has looks like a space not open. */
export async function recordOfDeposit(
  house: FhirHouse,
  envelope: Envelope,
  caller: FhirCaller,
): Promise<Result<RecordId, SubjectProblem>> {
  let record: RecordId | undefined;
  const people = new Set<string>();
  for (const { resource, path } of [...envelope.documents, ...envelope.lists]) {
    // A submission set without a subject is about the subject of its documents.
    if (resource.subject === undefined && resource.resourceType === 'List') continue;
    const named = readPatientReference(house, resource.subject ?? {}, `${path}.subject`);
    if (!named.ok) return named;
    record = await recordOf(house, named.value);
    people.add(record ?? keyOf(named.value));
    if (people.size > 1) return problem('two-patients', `${path}.subject`);
  }
  return record === undefined
    ? problem(await refusalForNobody(house, caller, 'DocumentReference', 'c', 'deposit', alsoCreated(envelope)))
    : ok(record);
}

const keyOf = (named: NamedPatient): string =>
  'ins' in named ? `${named.ins.oid}|${named.ins.value}` : named.recordId;

interface PatientEntry {
  readonly resource?: Resource & { readonly identifier?: readonly Identifier[] };
}

const patientEntry = object({ resource: object({ resourceType: text, identifier: list(identifier) }) });

/**
 * Looks at the Patient entries of a bundle before anything else: two people in one bundle are refused as that, one as an attempt to
 * create a person.
 */
export function refusePatients(
  { resource }: Opened,
  mode: 'demo' | 'production',
): Result<true, 'two-patients' | 'patient-creation-refused'> {
  const entries = resource['entry'];
  if (!Array.isArray(entries)) return ok(true);
  const people = new Set<string>();
  let first: string | undefined;
  for (const [at, entry] of entries.entries()) {
    const path = `Bundle.entry[${at}].resource`;
    const patient = checked<PatientEntry>(patientEntry, entry, path);
    if (!patient.ok || patient.value.resource?.resourceType !== 'Patient') continue;
    first ??= path;
    for (const each of patient.value.resource.identifier ?? []) {
      const ins = insOfIdentifier(each, path, mode);
      if (ins.ok) people.add(`${ins.value.oid}|${ins.value.value}`);
    }
    if (people.size > 1) return problem('two-patients', path);
  }
  return first === undefined ? ok(true) : problem('patient-creation-refused', first);
}
