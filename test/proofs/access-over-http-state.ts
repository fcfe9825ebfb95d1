// The documents, readers and states that are asked about over HTTP; set behind the house's back, by the owner of its database.
import { saveProfessional, saveStructure, type Structure } from '../../src/identity/index.js';
import type { DocumentId, IdNatPs, RecordId, StructureId } from '../../src/kernel/ids.js';
import { DAY } from '../../src/kernel/time.js';
import { aDraft, aProfessional, deposited, thePerson } from '../support/cast.js';
import { HOSPITAL, iuaOf, NURSE, type FhirWorld } from '../support/fhir-software.js';
import type { World } from '../support/world.js';

export const SAMU: Structure = { id: '1990000015' as StructureId, name: 'Samu des essais', sector: 'SA01', samu: true };
export const INSURER: Structure = {
  id: '1990000024' as StructureId,
  name: 'Caisse des essais',
  sector: 'SA24',
  samu: false,
};
const AUTHOR = '899700000088' as IdNatPs;

export interface Kind {
  readonly id: DocumentId;
  readonly publicId: string;
  readonly title: string;
  readonly hidden: boolean;
  readonly withheldFromPatient: boolean;
  readonly archived: boolean;
  readonly shownToReader: boolean;
  readonly keptFromReader: boolean;
  readonly matrixAllows: boolean;
  readonly isAuthor: boolean;
  readonly byPatient: boolean;
}

export const PLAIN = {
  isAuthor: false,
  hidden: false,
  withheldFromPatient: false,
  hiddenFromRepresentatives: false,
  archived: false,
  shownToReader: false,
  keptFromReader: false,
  matrixAllows: true,
};

/** The structures and the nurse who practises at each of them. */
export async function saveReaders({ house }: World): Promise<void> {
  const { directory } = house.database;
  for (const structure of [SAMU, INSURER]) await saveStructure(directory, house.keys.directory, structure);
  await saveProfessional(directory, house.keys.directory, NURSE, [HOSPITAL.id, SAMU.id, INSURER.id]);
}

/** Ninety-six documents, one of each kind a reader may meet; flags are set behind the house's back. */
export async function documentsOfEveryKind({ house, owner }: World, recordId: RecordId): Promise<readonly Kind[]> {
  const kinds: Kind[] = [];
  const nurse = { ...aProfessional(), professional: NURSE, structure: HOSPITAL };
  for (const hidden of [false, true])
    for (const withheldFromPatient of [false, true])
      for (const archived of [false, true])
        for (const exception of ['none', 'shown', 'kept'] as const)
          for (const matrixAllows of [true, false])
            for (const isAuthor of [false, true]) {
              const name = `genre ${kinds.length}`;
              const type = matrixAllows ? {} : { typeCode: 'ATTEST-RESID', classCode: '95' };
              const draft = aDraft(name, {
                ...type,
                authors: [{ kind: 'professional', id: AUTHOR, name: 'A', profession: '10' }],
              });
              const { id } = await deposited(house, recordId, draft, isAuthor ? nurse : aProfessional({ id: AUTHOR }));
              await owner`
                update document set hidden = ${hidden}, archived = ${archived},
                  withheld_until = ${withheldFromPatient ? new Date(Date.now() + 400 * DAY) : new Date(0)} where id = ${id}`;
              if (exception !== 'none')
                await owner`
                  insert into document_exception (record_id, document_id, id_nat_ps, shown, since)
                  values (${recordId}, ${id}, ${NURSE.idNatPs}, ${exception === 'shown'}, now())`;
              kinds.push({
                id,
                publicId: house.publicIds.of('document', recordId, id),
                title: name,
                hidden,
                withheldFromPatient,
                archived,
                shownToReader: exception === 'shown',
                keptFromReader: exception === 'kept',
                matrixAllows,
                isAuthor,
                byPatient: false,
              });
            }
  const own = await deposited(
    house,
    recordId,
    aDraft('genre propre', { typeCode: 'EXPPAT_1', classCode: '90', authors: [{ kind: 'patient', name: 'C' }] }),
    thePerson(recordId),
  );
  kinds.push({
    ...PLAIN,
    id: own.id,
    publicId: house.publicIds.of('document', recordId, own.id),
    title: 'genre propre',
    byPatient: true,
  });
  return kinds;
}

export async function setState(
  { house, owner }: World,
  recordId: RecordId,
  state: string,
  earlier: boolean,
  config: {
    readonly relation: string;
    readonly administrator: boolean;
    readonly consent: boolean;
    readonly blockedPerson: boolean;
    readonly blockedPlace: boolean;
    readonly objectsToSamu: boolean;
    readonly objectsToEmergency: boolean;
    readonly objectsToHiddenInEmergency: boolean;
    readonly struckOff: boolean;
  },
  structure: Structure,
): Promise<void> {
  const now = new Date(house.clock.domain() - DAY);
  await owner.begin(async (tx) => {
    await tx`update space set state = ${state}, earlier_record = ${earlier}, transition_until = null where record_id = ${recordId}`;
    await tx`
      update preference set objects_to_samu = ${config.objectsToSamu}, objects_to_emergency = ${config.objectsToEmergency},
        objects_to_hidden_in_emergency = ${config.objectsToHiddenInEmergency} where record_id = ${recordId}`;
    for (const table of ['relation', 'consent', 'block', 'structure_block'])
      await tx`delete from ${tx(table)} where record_id = ${recordId}`;
    if (config.relation !== 'none')
      await tx`insert into relation (record_id, id_nat_ps, kind, since) values (${recordId}, ${NURSE.idNatPs}, ${config.relation}, ${now})`;
    if (config.administrator)
      await tx`insert into relation (record_id, id_nat_ps, kind, since) values (${recordId}, ${NURSE.idNatPs}, 'administrator', ${now})`;
    if (config.consent)
      await tx`
        insert into consent (record_id, id, id_nat_ps, structure_id, given_at, until, sealed)
        values (${recordId}, gen_random_uuid(), ${NURSE.idNatPs}, ${structure.id}, ${now}, ${new Date(Date.now() + DAY)}, '')`;
    if (config.blockedPerson)
      await tx`insert into block (record_id, id_nat_ps, since) values (${recordId}, ${NURSE.idNatPs}, ${now})`;
    if (config.blockedPlace)
      await tx`insert into structure_block (record_id, structure_id, since) values (${recordId}, ${structure.id}, ${now})`;
    await tx`update professional set active = ${!config.struckOff} where id_nat_ps = ${NURSE.idNatPs}`;
  });
}

export async function tokens(fhir: FhirWorld): Promise<
  readonly {
    readonly name: string;
    readonly token: string;
    readonly structure: Structure;
    readonly situation: string;
  }[]
> {
  const mode = (code: string) => ({
    purpose_of_use: [{ system: 'urn:oid:1.2.250.1.213.1.1.4.248', code }],
    purpose_reason: 'inconsciente',
  });
  const samu = await fhir.register({ clientId: 'samu', structure: SAMU, alg: 'ES384' });
  const insurer = await fhir.register({ clientId: 'insurer', structure: INSURER, alg: 'ES384' });
  const tokenOf = async (structure: Structure, change: object, software = fhir.hospital): Promise<string> =>
    fhir.token(iuaOf(NURSE, structure, change as Record<string, unknown>) as Record<string, unknown>, { software });
  return [
    { name: 'normal', structure: HOSPITAL, situation: 'normal', token: await tokenOf(HOSPITAL, {}) },
    {
      name: 'emergency',
      structure: HOSPITAL,
      situation: 'emergency',
      token: await tokenOf(HOSPITAL, mode('bris_de_glace')),
    },
    {
      name: 'samu',
      structure: SAMU,
      situation: 'samu',
      token: await tokenOf(SAMU, { ...mode('centre_15'), medical_regulation: true }, samu),
    },
    { name: 'insurer', structure: INSURER, situation: 'normal', token: await tokenOf(INSURER, {}, insurer) },
  ];
}
