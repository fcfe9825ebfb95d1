// What tests of telling do and ask, in a world of theirs.
import assert from 'node:assert/strict';
import type { ProfessionalCaller } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { DAY } from '../../src/kernel/time.js';
import type { ActResult } from '../../src/platform/act.js';
import type { World } from './world.js';

/** The professional states that they have the person's consent. */
export async function consented({ house }: World, recordId: RecordId, by: ProfessionalCaller): Promise<void> {
  const until = house.clock.domain() + 300 * DAY;
  const done = await house.runner.perform(house.acts.stateConsent, recordId, { until }, by);
  assert.equal(done.kind, 'done');
}

export const lists = ({ house }: World, recordId: RecordId, by: ProfessionalCaller): Promise<ActResult<unknown>> =>
  house.runner.perform(house.acts.listDocuments, recordId, { filter: {}, page: { limit: 20 }, archivedToo: false }, by);

/** The kinds of the notices among the person's, oldest first, with « (read) » behind those read. */
export async function told({ owner }: World, recordId: RecordId): Promise<string[]> {
  const rows = await owner<{ kind: string; unread: boolean }[]>`
    select kind, seen_at is null as unread from notice where record_id = ${recordId} and listed order by at, kind`;
  return rows.map(({ kind, unread }) => (unread ? kind : `${kind} (read)`));
}

/** What was put on its way to the person: kind and channel. */
export async function messages({ owner }: World, recordId: RecordId): Promise<string[]> {
  const rows = await owner<{ kind: string; channel: string }[]>`
    select kind, channel from message where record_id = ${recordId} order by created_at, kind, channel`;
  return rows.map(({ kind, channel }) => `${kind} ${channel}`);
}
