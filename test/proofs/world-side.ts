// One of two worlds: a house with its record of the moment, the professional who asks and the person who asks.
import { createHash } from 'node:crypto';
import { addRelation } from '../../src/access/index.js';
import type { Caller } from '../../src/identity/index.js';
import type { DocumentId, IdNatPs, IdSource, RecordId } from '../../src/kernel/ids.js';
import { DAY, HOUR } from '../../src/kernel/time.js';
import { aDraft, aProfessional, aRecord, deposited, testIns, thePerson } from '../support/cast.js';
import { signedIn, type Citizen } from '../support/citizen.js';
import { fhirWorld, HOSPITAL, NURSE, type FhirWorld } from '../support/fhir-software.js';
import { workbenchOf, type Workbench } from '../support/professional.js';
import { startWorld, type World } from '../support/world.js';
import { identity } from './route-questions.js';

const NOW = Date.parse('2026-11-20T10:00:00+01:00');
export const AUTHOR = '899700000055' as IdNatPs;
export const COLLEAGUE = '899700000056' as IdNatPs;

/** A whole answer as bytes: without the date, cookies, tokens of forms and the request's id. */
export interface Answered {
  readonly status: number | string;
  readonly bytes: string;
}

/** One world: its house, and whoever asks it things. */
export interface Side {
  readonly world: World;
  readonly fhir: FhirWorld;
  readonly token: string;
  /** An hour passes: searches at the desk are counted by the hour, and a token lasts minutes. */
  nextHour(): Promise<void>;
  /** Begins the life of another record, with a desk of its own that looks at it. */
  begin(record: number): Promise<Life>;
  /** How many documents this world has that the reader of the family may not see. */
  countMore(family: string): Promise<number>;
}

/** A record of one world, lived step by step. */
export interface Life extends Side {
  readonly recordId: RecordId;
  readonly desk: Workbench;
  readonly person: Citizen;
  idOf(name: string): string;
  /** The person as a search over FHIR names them. */
  patient(): string;
  give(name: string, change?: Parameters<typeof aDraft>[1], by?: Caller): ReturnType<typeof deposited>;
  /** The documents that only this world has. */
  readonly secrets: DocumentId[];
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

/** A world in which lives can go on side by side. */
export async function openSide(): Promise<Side> {
  const world = await startWorld({ content: 'empty', ids: idsByName(), startsAt: NOW, standsStill: true });
  const { house } = world;
  const fhir = await fhirWorld(house);
  const freshToken = (): Promise<string> =>
    fhir.token({
      national_provider_identifier: NURSE.idNatPs,
      subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: NURSE.profession }],
    });
  let token = await freshToken();

  async function begin(record: number): Promise<Life> {
    const number = record + 1;
    const desk = await workbenchOf(world, { professional: NURSE, structure: HOSPITAL });
    const recordId = await aRecord(house, number);
    const give: Life['give'] = (name, change = {}, by = elsewhere) =>
      deposited(house, recordId, aDraft(name, change), by);
    await house.database.withRecord(recordId, async (handle) => {
      await addRelation(handle, NURSE.idNatPs, 'careTeam', NOW);
      await addRelation(handle, COLLEAGUE, 'careTeam', NOW);
    });
    await give(`${record} premier`);
    await give(`${record} ordonnance`, { typeCode: '57833-6', classCode: '42', dated: NOW - 400 * DAY });
    const found = await desk.post('/pro/recherche', identity(number));
    if (found.status !== 303) throw new Error(`the record was not found: ${found.status}`);
    return {
      ...side,
      recordId,
      desk,
      person: await signedIn(world, recordId),
      idOf: (name) => house.publicIds.of('document', recordId, house.ids.item(aDraft(name).uniqueId)),
      patient: () => `patient.identifier=urn:oid:1.2.250.1.213.1.4.10|${testIns(number).value}`,
      give,
      secrets: [],
    };
  }

  const side: Side = {
    world,
    fhir,
    get token() {
      return token;
    },
    async nextHour() {
      world.advanceReal(HOUR);
      token = await freshToken();
    },
    begin,
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

export const me = ({ recordId }: Pick<Life, 'recordId'>): Caller => thePerson(recordId);
