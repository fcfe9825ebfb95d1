import { findRecordByIns } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { acceptsKind, parseIns, type Ins, type InsProblem } from '../kernel/ins.js';
import { ok, problem, type Result } from '../kernel/result.js';
import { fhirAddress, type FhirHouse } from './fhir-house.js';
import { localReference } from './reference.js';
import type { Identifier, Reference } from './resources.js';

// Whose record a resource concerns, in the three ways a reference may say it (T10). Nobody is ever created from one.

export type PatientProblem =
  'patient-missing' | 'patient-reference-unreadable' | 'ins-kind-refused' | 'ins-missing' | InsProblem;

/** A person, named by a checked INS or by the id we gave them. */
export type NamedPatient = { readonly ins: Ins } | { readonly recordId: RecordId };

/** An INS as `Identifier`, checked for this mode; problems carry the path of the value. */
export function insOfIdentifier(
  { system, value }: Identifier,
  path: string,
  mode: 'demo' | 'production',
): Result<Ins, PatientProblem> {
  if (system === undefined || value === undefined) return problem('ins-missing', path);
  const ins = parseIns(system, value);
  if (!ins.ok) return problem(ins.problem, `${path}.${ins.problem.startsWith('ins-kind') ? 'system' : 'value'}`);
  const accepted = acceptsKind(mode, ins.value);
  return accepted.ok ? accepted : problem(accepted.problem, `${path}.system`);
}

/** `system|value`, as searches and conditional references write it. */
export function insOfToken(token: string, path: string, mode: 'demo' | 'production'): Result<Ins, PatientProblem> {
  const bar = token.indexOf('|');
  if (bar < 0) return problem('ins-missing', path);
  const ins = insOfIdentifier({ system: token.slice(0, bar), value: token.slice(bar + 1) }, path, mode);
  return ins.ok ? ins : problem(ins.problem, path);
}

/** Reads a subject: logical identifier, `Patient?identifier=system|value`, or `Patient/{id}`; all that are given must agree. */
export function readPatientReference(
  house: FhirHouse,
  { reference, identifier }: Reference,
  path: string,
): Result<NamedPatient, PatientProblem> {
  const { mode } = house.config;
  if (identifier !== undefined) return insOf(insOfIdentifier(identifier, `${path}.identifier`, mode));
  if (reference === undefined) return problem('patient-missing', path);
  const unreadable = problem('patient-reference-unreadable', `${path}.reference`);
  const local = localReference(reference, fhirAddress(house));
  if (local?.type !== 'Patient') return unreadable;
  if ('query' in local) {
    const token = local.query.get('identifier');
    return token === null ? unreadable : insOf(insOfToken(token, `${path}.reference`, mode));
  }
  const known = house.publicIds.read('patient', local.id);
  return known === undefined ? unreadable : ok({ recordId: known.recordId as RecordId });
}

const insOf = (ins: Result<Ins, PatientProblem>): Result<NamedPatient, PatientProblem> =>
  ins.ok ? ok({ ins: ins.value }) : ins;

/** The record of a named person; undefined when they have none. */
export const recordOf = async (house: FhirHouse, named: NamedPatient): Promise<RecordId | undefined> =>
  'recordId' in named ? named.recordId : findRecordByIns(house.database.directory, house.keys.index, named.ins);
