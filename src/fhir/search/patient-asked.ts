import type { RecordId } from '../../kernel/ids.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import type { Facts } from '../../access/index.js';
import type { FhirCaller } from '../fhir-edge.js';
import type { FhirHouse } from '../fhir-house.js';
import { insOfToken, readPatientReference, recordOf } from '../patient-reference.js';
import { refusalForNobody } from '../within-grant.act.js';

// Whose record a search concerns: its one parameter that names the person.

const TOKENS = new Set(['patient.identifier', 'patient:identifier', 'subject.identifier', 'subject:identifier']);
const REFERENCES = new Set(['patient', 'subject', 'patient:Patient', 'subject:Patient']);

interface About {
  readonly resource: string;
  readonly act: Facts['act'];
}

/** The record named, and the other parameters. Who has no record is answered like a space that is not open. */
export async function patientAsked(
  house: FhirHouse,
  parameters: URLSearchParams,
  caller: FhirCaller,
  { resource, act }: About,
): Promise<Result<{ readonly recordId: RecordId; readonly others: readonly (readonly [string, string])[] }>> {
  const all = [...parameters];
  const [named, ...more] = all.filter(([name]) => TOKENS.has(name) || REFERENCES.has(name));
  if (named === undefined) return problem('patient-required', 'http.patient');
  if (more.length > 0) return problem('search-value-invalid', `http.${more[0]?.[0] ?? 'patient'}`);
  const [name, value] = named;
  const reference = value.startsWith('Patient/') ? value : value.replace(/^(?!https?:)/, 'Patient/');
  const read = TOKENS.has(name)
    ? insOfToken(value, `http.${name}`, house.config.mode)
    : readPatientReference(house, { reference }, 'http.patient');
  if (!read.ok) return read;
  const found = await recordOf(house, 'oid' in read.value ? { ins: read.value } : read.value);
  if (found === undefined) return problem(await refusalForNobody(house, caller, resource, 's', act));
  return ok({ recordId: found, others: all.filter(([each]) => each !== name) });
}
