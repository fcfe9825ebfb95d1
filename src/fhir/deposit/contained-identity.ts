import type { Ins } from '../../kernel/ins.js';
import { isInsAuthority } from '../../kernel/ins.js';
import { ok, type Result } from '../../kernel/result.js';
import type { StatedTraits } from '../../kernel/text.js';
import type { FhirHouse } from '../fhir-house.js';
import { insOfIdentifier, type PatientProblem } from '../patient-reference.js';
import type { Contained, DocumentReference } from '../resources.js';

// The identity at the source (context.sourcePatientInfo): a Patient inside the envelope. What it states must be the record's person.

export interface StatedIdentity {
  readonly ins?: Ins;
  readonly traits?: StatedTraits;
}

export function containedIdentity(
  house: FhirHouse,
  { contained, context }: DocumentReference,
  path: string,
): Result<StatedIdentity, PatientProblem> {
  const reference = context?.sourcePatientInfo?.reference;
  const patients = (contained ?? []).filter(({ resourceType }) => resourceType === 'Patient');
  const source = patients.find(({ id }) => `#${id ?? ''}` === reference) ?? patients[0];
  if (source === undefined) return ok({});
  const at = `${path}.contained[${(contained ?? []).indexOf(source)}]`;
  const traits = traitsOf(source);
  const stated = traits === undefined ? {} : { traits };
  for (const [index, identifier] of (source.identifier ?? []).entries()) {
    if (!isInsAuthority(identifier.system ?? '')) continue;
    const ins = insOfIdentifier(identifier, `${at}.identifier[${index}]`, house.config.mode);
    return ins.ok ? ok({ ins: ins.value, ...stated }) : ins;
  }
  return ok(stated);
}

/** Traits are compared only when birth name and date of birth are both there: less identifies nobody. */
function traitsOf({ name, gender, birthDate }: Contained): StatedTraits | undefined {
  const [official] = typeof name === 'string' ? [] : (name ?? []);
  if (official?.family === undefined || birthDate === undefined) return undefined;
  return {
    familyName: official.family,
    birthDate,
    ...(official.given === undefined ? {} : { givenNames: official.given }),
    ...(gender === 'female' || gender === 'male' ? { sex: gender } : {}),
  };
}
