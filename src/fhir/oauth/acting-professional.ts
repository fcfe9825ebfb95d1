import {
  findRecordByIns,
  readProfessional,
  readStructure,
  type ProfessionalCaller,
  type Structure,
} from '../../identity/index.js';
import type { IdNatPs, RecordId } from '../../kernel/ids.js';
import { acceptsKind, type Ins } from '../../kernel/ins.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import type { FhirHouse } from '../fhir-house.js';
import type { ActingProfessional } from './ihe-iua.model.js';
import type { SoftwareClient } from './software-client.store.js';

export type ActingProblem =
  | 'structure-not-the-clients'
  | 'professional-unknown'
  | 'role-not-the-directorys'
  | 'regulation-not-registered'
  | 'person-id-invalid';

/**
 * The caller an assertion stands for. The structure must be the client's own, the professional known and active in the directory with
 * that profession; names, speciality and sector come from the directory. Regulation is believed of structures registered as Samu only.
 */
export async function actingCaller(
  house: FhirHouse,
  client: SoftwareClient,
  stated: ActingProfessional,
): Promise<Result<{ caller: ProfessionalCaller; onlyRecord?: RecordId | 'unknown' }, ActingProblem>> {
  if (stated.structureId !== client.structureId) return problem('structure-not-the-clients', 'subject_organization_id');
  const { directory } = house.database;
  const [professional, structure, onlyRecord] = await Promise.all([
    readProfessional(directory, house.keys.directory, stated.idNatPs as IdNatPs),
    readStructure(directory, house.keys.directory, client.structureId),
    stated.person === undefined ? undefined : recordOf(house, stated.person),
  ]);
  if (structure === undefined) throw new Error('software registered for a structure that is not there');
  if (professional === undefined || !professional.active)
    return problem('professional-unknown', 'national_provider_identifier');
  if (professional.profession !== stated.profession) return problem('role-not-the-directorys', 'subject_role');
  if (stated.situation === 'centre_15' && !regulates(structure, stated))
    return problem('regulation-not-registered', 'purpose_of_use');
  if (onlyRecord === 'refused') return problem('person-id-invalid', 'person_id');
  const { idNatPs, familyName, givenName, profession, speciality } = professional;
  return ok({
    caller: {
      kind: 'professional',
      professional: {
        idNatPs,
        familyName,
        givenName,
        profession,
        ...(speciality === undefined ? {} : { speciality }),
      },
      structure,
      situation: stated.situation,
      ...(stated.reason === undefined ? {} : { reason: stated.reason }),
      software: { clientId: client.clientId, name: client.name },
    },
    ...(onlyRecord === undefined ? {} : { onlyRecord }),
  });
}

const regulates = (structure: Structure, stated: ActingProfessional): boolean =>
  structure.samu && stated.medicalRegulation;

async function recordOf(house: FhirHouse, ins: Ins): Promise<RecordId | 'unknown' | 'refused'> {
  if (!acceptsKind(house.config.mode, ins).ok) return 'refused';
  return (await findRecordByIns(house.database.directory, house.keys.index, ins)) ?? 'unknown';
}
