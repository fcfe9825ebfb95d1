// The worlds of the proofs of what does not show: time stands still, and the same thing has the same id whatever else there is.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Caller } from '../../src/identity/index.js';
import type { IdSource, RecordId } from '../../src/kernel/ids.js';
import { DAY } from '../../src/kernel/time.js';
import { carryOutbox } from '../../src/notices/index.js';
import { aDraft, aProfessional, aRecord, deposited, testIns } from '../support/cast.js';
import { fhirWorld, HOSPITAL, NURSE, type Answer, type FhirWorld } from '../support/fhir-software.js';
import { startWorld, type World } from '../support/world.js';

export const NOW = Date.parse('2026-11-20T10:00:00+01:00');

/** Ids made of names: the same thing has the same id whatever else there is. */
function idsByName(): IdSource {
  const uuid = (name: string): string => {
    const hex = createHash('sha256').update(name).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
  let records = 0;
  return { record: () => uuid(`record ${(records += 1)}`) as RecordId, item: uuid };
}

export interface Told {
  readonly world: World;
  readonly fhir: FhirWorld;
  readonly recordId: RecordId;
  /** A nurse of the hospital, with the person's consent, who wrote nothing. */
  readonly nurse: string;
  /** The public id of a document by its name, there or not. */
  idOf(name: string): string;
}

/** The same story with a difference in its middle: without one, and including one, the two worlds are told apart by nothing else. */
export async function tell(
  difference: (
    told: Told,
    give: (name: string, change?: Parameters<typeof aDraft>[1], by?: Caller) => Promise<unknown>,
  ) => Promise<void>,
): Promise<Told> {
  const world = await startWorld({ content: 'empty', ids: idsByName(), startsAt: NOW, standsStill: true });
  const { house, clock } = world;
  const fhir = await fhirWorld(house);
  const recordId = await aRecord(house, 7);
  const nurse = await fhir.token({
    national_provider_identifier: NURSE.idNatPs,
    subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: NURSE.profession }],
  });
  const consented = await house.runner.perform(house.acts.stateConsent, recordId, { until: NOW + 300 * DAY }, {
    ...aProfessional(),
    professional: NURSE,
    structure: HOSPITAL,
  } as Caller);
  assert.equal(consented.kind, 'done');
  const idOf = (name: string): string =>
    house.publicIds.of('document', recordId, house.ids.item(aDraft(name).uniqueId));
  const give = (name: string, change: Parameters<typeof aDraft>[1] = {}, by: Caller = elsewhere) =>
    deposited(house, recordId, aDraft(name, change), by);
  const day = (): void => clock.setOffset(clock.offset() + DAY);
  await give('premier');
  await give('ordonnance', { typeCode: '57833-6', classCode: '10', dated: NOW - 400 * DAY });
  day();
  const told: Told = { world, fhir, recordId, nurse, idOf };
  await difference(told, give);
  day();
  await give('dernier');
  await carryOutbox(house.database, clock.domain());
  return told;
}

const elsewhere = aProfessional({ id: '899700000055', structureId: '1990000055' });
export const close = async ({ fhir, world }: Told): Promise<void> => {
  await fhir.close();
  await world.close();
};
export const PATIENT = `patient.identifier=urn:oid:1.2.250.1.213.1.4.10|${testIns(7).value}`;
export const bytes = ({ status, headers, text }: Answer): string =>
  JSON.stringify([status, Object.entries(headers).filter(([name]) => name !== 'date'), text], undefined, 1);
