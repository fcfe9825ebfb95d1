// Whose document it is: exactly one patient, with exactly one checked INS.
import type { Ins, InsProblem } from '../kernel/ins.js';
import { isInsAuthority, parseIns } from '../kernel/ins.js';
import type { Result } from '../kernel/result.js';
import { ok, problem } from '../kernel/result.js';
import type { Sex, StatedTraits } from '../kernel/text.js';
import type { CdaId } from './cda-values.js';
import { given, idsOf, textsOf } from './cda-values.js';
import { parseHl7Time } from './hl7-time.js';
import type { XmlElement } from './xml-tree.js';
import { at, attribute, childrenOf, textOf } from './xml-tree.js';

export interface CdaPatient {
  readonly ins: Ins;
  /** Every identifier, local ones too. */
  readonly ids: readonly CdaId[];
  readonly traits: StatedTraits;
  /** The name used in daily life (qualifier CL), when the document gives one. */
  readonly usedName?: string;
}

export type CdaPatientProblem = 'no-patient' | 'two-patients' | 'ins-missing' | InsProblem;

const PATH = 'ClinicalDocument/recordTarget';
const ID_PATH = `${PATH}/patientRole/id`;

export function patientOf(document: XmlElement): Result<CdaPatient, CdaPatientProblem> {
  const roles = childrenOf(document, 'recordTarget').flatMap((target) => childrenOf(target, 'patientRole'));
  const [role, ...others] = roles.filter((r) => at(r, 'patient') !== undefined && !isNull(r));
  if (role === undefined) return problem('no-patient', PATH);
  if (others.length > 0 || childrenOf(document, 'recordTarget').length > 1) return problem('two-patients', PATH);
  const patient = at(role, 'patient');
  if (patient === undefined || isNull(patient)) return problem('no-patient', `${PATH}/patientRole/patient`);
  const ids = idsOf(role);
  const ins = insAmong(ids);
  if (!ins.ok) return ins;
  const name = nameOf(patient);
  return ok(
    given<CdaPatient>({
      ins: ins.value,
      ids,
      traits: traitsOf(patient, name),
      usedName: qualified(name, 'family', 'CL'),
    }),
  );
}

const isNull = (element: XmlElement): boolean => attribute(element, 'nullFlavor') !== undefined;

/** The INS is the identifier under an authority we know; two different ones are two people. */
function insAmong(ids: readonly CdaId[]): Result<Ins, CdaPatientProblem> {
  let chosen: Ins | undefined;
  let unusable: 'ins-kind-retired' | 'ins-kind-unknown' | undefined;
  for (const id of ids.filter((i) => isInsAuthority(i.root))) {
    const parsed = parseIns(id.root, id.extension ?? '');
    if (parsed.ok) {
      if (chosen !== undefined && chosen.value !== parsed.value.value) return problem('two-patients', ID_PATH);
      chosen ??= parsed.value;
    } else if (parsed.problem === 'ins-kind-retired' || parsed.problem === 'ins-kind-unknown') {
      unusable ??= parsed.problem;
    } else {
      return problem(parsed.problem, ID_PATH);
    }
  }
  return chosen === undefined ? problem(unusable ?? 'ins-missing', ID_PATH) : ok(chosen);
}

/** Of several names, the one that holds the birth name. */
function nameOf(patient: XmlElement): XmlElement | undefined {
  const names = childrenOf(patient, 'name');
  return names.find((name) => qualified(name, 'family', 'BR') !== undefined) ?? names[0];
}

const qualified = (name: XmlElement | undefined, part: string, qualifier: string): string | undefined =>
  childrenOf(name, part)
    .filter((element) => (attribute(element, 'qualifier') ?? '').split(/\s+/u).includes(qualifier))
    .map((element) => textOf(element))
    .find((text) => text !== undefined);

const unqualified = (name: XmlElement | undefined, part: string): string | undefined =>
  childrenOf(name, part)
    .filter((element) => attribute(element, 'qualifier') === undefined)
    .map((element) => textOf(element))
    .find((text) => text !== undefined);

/** Unqualified given = all the given names of birth in one string; given BR = the first of them. */
function traitsOf(patient: XmlElement, name: XmlElement | undefined): StatedTraits {
  const givenNames = unqualified(name, 'given') ?? qualified(name, 'given', 'BR') ?? textsOf(name, 'given')[0];
  return given<StatedTraits>({
    familyName: qualified(name, 'family', 'BR') ?? unqualified(name, 'family'),
    givenNames: givenNames?.split(' '),
    sex: sexOf(attribute(at(patient, 'administrativeGenderCode'), 'code')),
    birthDate: birthDateOf(patient),
    birthPlace: birthPlaceOf(patient),
  });
}

const sexOf = (code: string | undefined): Sex | undefined =>
  code === 'F' ? 'female' : code === 'M' ? 'male' : code === undefined ? undefined : 'unknown';

const birthDateOf = (patient: XmlElement): string | undefined => {
  const written = attribute(at(patient, 'birthTime'), 'value');
  // A birth time is a calendar date where the person was born: its hour and zone must not move the day.
  return written === undefined ? undefined : parseHl7Time(written.slice(0, 8))?.iso;
};

const birthPlaceOf = (patient: XmlElement): string | undefined => {
  const code = textOf(at(patient, 'birthplace', 'place', 'addr', 'county'));
  return code !== undefined && /^(?:\d{2}|2[AB])\d{3}$/i.test(code) ? code.toUpperCase() : undefined;
};
