// A request after a death, as the tests need it: a person who died, somebody who asks, two auditors.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { HeirRequest, RecordHeirInput } from '../../src/heirs/index.js';
import type { Person } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { parisDay } from '../../src/kernel/time.js';
import { moveActs } from '../../src/lifecycle/index.js';
import { waitingMessages } from '../../src/notices/message.store.js';
import type { WaitingMessage } from '../../src/notices/message.model.js';
import { aRecord } from './cast.js';
import type { World } from './world.js';

export const SCAN = Buffer.from('%PDF-1.4\nscan');
export const ADVISER = { kind: 'helpdesk', id: 'adviser', name: 'Mona' } as const;
export const auditorCalled = (name: string) => ({ kind: 'auditor', id: randomUUID(), name }) as const;

/** A record with documents, before its person dies. */
export const livingPerson = (world: World, number: number, change: Partial<Person> = {}): Promise<RecordId> =>
  aRecord(world.house, number, change);

/** The insurer reports the death. */
export async function dies({ house }: World, recordId: RecordId): Promise<void> {
  const done = await house.runner.perform(moveActs(house.terms).decease, recordId, {}, { kind: 'system' });
  assert.equal(done.kind, 'done');
}

/** And takes it back. */
export async function livesAfterAll({ house }: World, recordId: RecordId): Promise<void> {
  const done = await house.runner.perform(moveActs(house.terms).correctDeath, recordId, {}, { kind: 'system' });
  assert.equal(done.kind, 'done');
}

export async function heirInput(world: World, change: Partial<RecordHeirInput> = {}): Promise<RecordHeirInput> {
  const scan = async (paper: 'identity' | 'quality') => ({
    paper,
    contentType: 'application/pdf',
    blob: await world.house.blobs.put(SCAN),
  });
  return {
    ground: 'causes',
    quality: 'spouse',
    receivedOn: parisDay(world.clock.domain()),
    why: 'Comprendre ce qui est arrivé',
    asker: {
      givenName: 'Ada',
      familyName: 'PROCHE',
      address: ['3 rue des Essais', '99000 ESSAI'],
      email: 'ada.proche@example.org',
    },
    scans: [await scan('identity'), await scan('quality')],
    ...change,
  };
}

/** The help-desk records it. */
export async function asked(
  world: World,
  recordId: RecordId,
  change: Partial<RecordHeirInput> = {},
): Promise<HeirRequest> {
  const { runner, acts } = world.house;
  const done = await runner.perform(acts.recordHeirRequest, recordId, await heirInput(world, change), ADVISER);
  return done.kind === 'done' ? done.outcome : assert.fail(JSON.stringify(done));
}

/** What waits for the post of one record. */
export const lettersOf = (world: World, recordId: RecordId): Promise<WaitingMessage[]> =>
  world.house.database.withRecord(recordId, (handle) => waitingMessages(handle, 'post', world.clock.domain()));
