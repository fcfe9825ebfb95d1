// Parameters of Patient/$match: one Patient with its INS, birth name, first names, date of birth and sex.
import { isInsAuthority } from '../kernel/ins.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { StatedTraits } from '../kernel/text.js';
import type { Contained } from './resources.js';
import { checked, contained } from './shape.js';

export interface MatchAsked {
  /** `system|value` of the INS. */
  readonly token: string;
  readonly path: string;
  readonly traits: StatedTraits;
}

export function readMatch(
  parameters: Readonly<Record<string, unknown>>,
): Result<MatchAsked, 'resource-type-unexpected' | 'value-malformed' | 'identifier-required'> {
  if (parameters['resourceType'] !== 'Parameters')
    return problem('resource-type-unexpected', 'Parameters.resourceType');
  const listed = Array.isArray(parameters['parameter'])
    ? (parameters['parameter'] as readonly { readonly name?: unknown; readonly resource?: unknown }[])
    : [];
  const at = listed.findIndex((each) => (each as unknown) !== null && each.name === 'resource');
  const path = `Parameters.parameter[${Math.max(0, at)}].resource`;
  const patient = checked<Contained>(contained, listed[at]?.resource, path);
  if (!patient.ok || patient.value.resourceType !== 'Patient') return problem('resource-type-unexpected', path);
  const { identifier = [], name, gender, birthDate } = patient.value;
  const ins = identifier.findIndex(({ system = '' }) => isInsAuthority(system));
  const held = identifier[ins];
  if (held === undefined) return problem('identifier-required', `${path}.identifier`);
  const [official] = typeof name === 'string' ? [] : (name ?? []);
  return ok({
    token: `${held.system ?? ''}|${held.value ?? ''}`,
    path: `${path}.identifier[${ins}]`,
    traits: {
      familyName: official?.family,
      birthDate,
      ...(official?.given === undefined ? {} : { givenNames: official.given }),
      ...(gender === 'female' || gender === 'male' ? { sex: gender } : {}),
    },
  });
}
