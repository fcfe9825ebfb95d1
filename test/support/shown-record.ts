// A record to be shown in a visit: its person signed in, a plain document, a hidden one and one they do not see yet.
import { readTrace, type TraceLine } from '../../src/audit/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import type { Document } from '../../src/record/index.js';
import { aDraft, aRecord, deposited, thePerson } from './cast.js';
import { signedIn, type Citizen } from './citizen.js';
import type { World } from './world.js';

export interface ShownRecord {
  readonly recordId: RecordId;
  readonly person: Citizen;
  readonly plain: Document;
  readonly hidden: Document;
  readonly withheld: Document;
}

export async function aShownRecord(world: World, number: number): Promise<ShownRecord> {
  const { house } = world;
  const recordId = await aRecord(house, number);
  const person = await signedIn(world, recordId);
  const plain = await deposited(house, recordId, aDraft('visible'));
  const hidden = await deposited(house, recordId, aDraft('masqué'));
  await house.runner.perform(house.acts.hideDocument, recordId, { id: hidden.id, hide: true }, thePerson(recordId));
  const withheld = await deposited(house, recordId, aDraft('annonce', { withheldFromPatient: true }));
  return { recordId, person, plain, hidden, withheld };
}

/** How a visitor's browser names a document of it. */
export const visitHref = ({ house }: World, recordId: RecordId, { id }: Document): string =>
  `/visite/documents/${house.publicIds.of('document', recordId, id)}`;

export async function newestLines(
  { house }: World,
  recordId: RecordId,
  chain: 'shown' | 'withheld' = 'shown',
): Promise<readonly TraceLine[]> {
  const { lines } = await house.database.withRecord(recordId, (handle) => readTrace(handle, chain, { limit: 50 }));
  return lines;
}

/** The newest entry of an act: outcome, rule, and who. */
export async function lastOf(world: World, recordId: RecordId, act: string): Promise<unknown[] | undefined> {
  const line = (await newestLines(world, recordId)).find((one) => one.act === act);
  return line === undefined ? undefined : [line.outcome, line.rule, line.actor.kind, line.actor.name];
}
