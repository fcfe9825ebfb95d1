// One of two worlds: a house with its record of the moment, the professional who asks and the person who asks.
import { createHash } from 'node:crypto';
import { addRelation } from '../../src/access/index.js';
import type { Caller } from '../../src/identity/index.js';
import type { DocumentId, IdNatPs, IdSource, RecordId } from '../../src/kernel/ids.js';
import { DAY } from '../../src/kernel/time.js';
import { aDraft, aProfessional, aRecord, deposited, testIns, thePerson } from '../support/cast.js';
import { signedIn, type Citizen } from '../support/citizen.js';
import { fhirWorld, HOSPITAL, NURSE, type FhirWorld } from '../support/fhir-software.js';
import { workbenchOf, type Workbench } from '../support/professional.js';
import { startWorld, type World } from '../support/world.js';
import { identity } from './route-questions.js';

const NOW = Date.parse('2026-11-20T10:00:00+01:00');
export const AUTHOR = '899700000055' as IdNatPs;
export const COLLEAGUE = '899700000056' as IdNatPs;

export interface Side {
  readonly world: World;
  readonly fhir: FhirWorld;
  readonly token: string;
  readonly desk: Workbench;
  /** The record of the moment. */
  recordId: RecordId;
  number: number;
  person: Citizen;
  /** Begins the life of another record. */
  begin(record: number): Promise<void>;
  idOf(name: string): string;
  readonly patient: () => string;
  give(name: string, change?: Parameters<typeof aDraft>[1], by?: Caller): ReturnType<typeof deposited>;
  draft(name: string, change?: Parameters<typeof aDraft>[1]): ReturnType<typeof aDraft>;
  /** The documents that only this world has, of the record of the moment. */
  readonly secrets: DocumentId[];
  /** How many documents this world has that the reader of the family may not see. */
  countMore(family: string): Promise<number>;
}

/** Ids made of names: the same thing has the same id whatever else there is. */
function idsByName(): IdSource {
  const uuid = (name: string): string => {
    const hex = createHash('sha256').update(name).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
  let records = 0;
  return { record: () => uuid(`record ${(records += 1)}`) as RecordId, item: uuid };
}

export const elsewhere = aProfessional({ id: AUTHOR, structureId: '1990000055' });
export const colleague = aProfessional({ id: COLLEAGUE, structureId: '1990000056' });

export async function openSide(): Promise<Side> {
  const world = await startWorld({ content: 'empty', ids: idsByName(), startsAt: NOW, standsStill: true });
  const { house } = world;
  const fhir = await fhirWorld(house);
  const token = await fhir.token({
    national_provider_identifier: NURSE.idNatPs,
    subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: NURSE.profession }],
  });
  const desk = await workbenchOf(world, { professional: NURSE, structure: HOSPITAL });
  const side: Side = {
    world,
    fhir,
    token,
    desk,
    recordId: '' as RecordId,
    number: 0,
    person: undefined as unknown as Citizen,
    async begin(record) {
      side.number = record + 1;
      side.secrets.length = 0;
      side.recordId = await aRecord(house, side.number);
      await house.database.withRecord(side.recordId, async (handle) => {
        await addRelation(handle, NURSE.idNatPs, 'careTeam', NOW);
        await addRelation(handle, COLLEAGUE, 'careTeam', NOW);
      });
      side.person = await signedIn(world, side.recordId);
      await side.give(`${record} premier`);
      await side.give(`${record} ordonnance`, { typeCode: '57833-6', classCode: '42', dated: NOW - 400 * DAY });
      const found = await desk.post('/pro/recherche', identity(side.number));
      if (found.status !== 303) throw new Error(`the record was not found: ${found.status}`);
    },
    idOf: (name) => house.publicIds.of('document', side.recordId, house.ids.item(aDraft(name).uniqueId)),
    patient: () => `patient.identifier=urn:oid:1.2.250.1.213.1.4.10|${testIns(side.number).value}`,
    give: (name, change = {}, by = elsewhere) => deposited(house, side.recordId, aDraft(name, change), by),
    draft: (name, change = {}) => aDraft(name, change),
    secrets: [],
    async countMore(family) {
      const [row] = await world.owner<{ hidden: number; withheld: number; minor: number }[]>`
        select count(*) filter (where hidden)::int as hidden, count(*) filter (where withheld_until > now())::int as withheld,
          count(*) filter (where hidden_from_representatives)::int as minor from document`;
      return row?.[family as 'hidden' | 'withheld' | 'minor'] ?? 0;
    },
  };
  return side;
}

export async function closeSide({ fhir, world }: Side): Promise<void> {
  await fhir.app.close();
  await world.close();
}

export const me = ({ recordId }: Side): Caller => thePerson(recordId);
