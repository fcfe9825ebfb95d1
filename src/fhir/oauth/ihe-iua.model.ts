// The professional behind an assertion (extensions.ihe_iua, IHE IUA): who acts, in what place, why. Read strictly; what the directory
// knows better (names, speciality, sector) is not taken from here.
import { ACCESS_MODE_SYSTEM, isAccessMode } from '../../kernel/codes/document-metadata.js';
import { PROFESSION_SYSTEM } from '../../kernel/codes/professions.js';
import { parseIns, type Ins } from '../../kernel/ins.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import { tidyText } from '../../kernel/text.js';
import type { Situation } from '../../identity/index.js';

export interface ActingProfessional {
  readonly idNatPs: string;
  readonly structureId: string;
  /** TRE_G15. */
  readonly profession: string;
  readonly situation: Situation;
  readonly reason?: string;
  /** The only person this token is good for. */
  readonly person?: Ins;
  readonly medicalRegulation: boolean;
}

export type IuaProblem =
  | 'extension-malformed'
  | 'professional-missing'
  | 'structure-missing'
  | 'role-missing'
  | 'purpose-unknown'
  | 'purpose-reason-missing'
  | 'person-id-invalid';

const MAX_REASON = 500;

interface Coding {
  readonly system: string;
  readonly code: string;
}

/** Parses the extension; problems carry the name of the claim at fault. */
export function parseIheIua(value: unknown): Result<ActingProfessional, IuaProblem> {
  if (!isObject(value)) return problem('extension-malformed', 'extensions.ihe_iua');
  const idNatPs = identifierOf(value['national_provider_identifier'], '1.2.250.1.71.4.2.1');
  if (idNatPs === undefined) return problem('professional-missing', 'national_provider_identifier');
  const structureId = identifierOf(value['subject_organization_id'], '1.2.250.1.71.4.2.2');
  if (structureId === undefined) return problem('structure-missing', 'subject_organization_id');
  const profession = codingsOf(value['subject_role']).find(({ system }) => isProfessionSystem(system))?.code;
  if (profession === undefined) return problem('role-missing', 'subject_role');
  const situation = situationOf(value['purpose_of_use']);
  if (!situation.ok) return situation;
  const reason = reasonOf(value['purpose_reason']);
  if (situation.value !== 'normal' && reason === undefined) return problem('purpose-reason-missing', 'purpose_reason');
  const person = personOf(value['person_id']);
  if (!person.ok) return person;
  return ok({
    idNatPs,
    structureId,
    profession,
    situation: situation.value,
    medicalRegulation: value['medical_regulation'] === true,
    ...(reason === undefined ? {} : { reason }),
    ...(person.value === undefined ? {} : { person: person.value }),
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As given, or behind its system (`urn:oid:…|value`); never taken apart. */
function identifierOf(value: unknown, oid: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  const bare = value.replace(new RegExp(`^(?:urn:oid:)?${oid.replaceAll('.', '\\.')}\\|`), '').trim();
  return bare === '' || bare.length > 100 ? undefined : bare;
}

/** One coding or several; those without system or code say nothing. */
const codingsOf = (value: unknown): readonly Coding[] =>
  (Array.isArray(value) ? value.slice(0, 20) : [value]).flatMap((each: unknown) =>
    isObject(each) && typeof each['system'] === 'string' && typeof each['code'] === 'string'
      ? [{ system: each['system'].replace(/^urn:oid:/i, ''), code: each['code'] }]
      : [],
  );

const isProfessionSystem = (system: string): boolean =>
  system === PROFESSION_SYSTEM.oid || system === PROFESSION_SYSTEM.fhir || /\bTRE[_-]G15\b/.test(system);

/** One list of the national nomenclature carries the identifier .336 by error; both are read. */
const isAccessModeSystem = (system: string): boolean =>
  system === ACCESS_MODE_SYSTEM.oid ||
  system === '1.2.250.1.213.1.1.4.336' ||
  system === ACCESS_MODE_SYSTEM.fhir ||
  /\bTRE[_-]R248/.test(system);

/** Absent: normal. Two purposes at once, or one nobody knows, is no purpose. */
function situationOf(value: unknown): Result<Situation, 'purpose-unknown'> {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return ok('normal');
  const codes = new Set(
    codingsOf(value)
      .filter(({ system }) => isAccessModeSystem(system))
      .map(({ code }) => code),
  );
  const [code] = codes;
  return codes.size === 1 && code !== undefined && isAccessMode(code)
    ? ok(code)
    : problem('purpose-unknown', 'purpose_of_use');
}

function reasonOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const reason = tidyText(value).slice(0, MAX_REASON);
  return reason === '' ? undefined : reason;
}

/** `urn:oid:…|value`, or as HL7 writes it: `value^^^&oid&ISO^NH`. */
function personOf(value: unknown): Result<Ins | undefined, 'person-id-invalid'> {
  if (value === undefined || value === '') return ok(undefined);
  const fault = problem('person-id-invalid', 'person_id');
  if (typeof value !== 'string' || value.length > 200) return fault;
  const hl7 = /^([^^]+)\^\^\^&([\d.]+)&ISO(?:\^NH)?$/.exec(value);
  const fhir = /^((?:urn:oid:)?[\d.]+)\|(.+)$/i.exec(value);
  const [oid, number] = hl7 === null ? [fhir?.[1], fhir?.[2]] : [hl7[2], hl7[1]];
  if (oid === undefined || number === undefined) return fault;
  const ins = parseIns(oid, number);
  return ins.ok ? ok(ins.value) : fault;
}
