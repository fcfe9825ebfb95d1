import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aDraft, aProfessional, aRecord, deposited } from '../../test/support/cast.js';
import { startWorld } from '../../test/support/world.js';
import { addRelation } from '../access/index.js';
import { readTrace } from '../audit/index.js';
import type { RecordId } from '../kernel/ids.js';

const world = await startWorld({ content: 'empty' });
after(() => world.close());
const { house } = world;
const reader = aProfessional({ id: '899700000077' });

const list = (recordId: RecordId, offset = 0) =>
  house.runner.perform(
    house.acts.searchWireForms,
    recordId,
    { filter: {}, page: { limit: 20, offset }, archivedToo: false },
    reader,
  );

const entries = async (recordId: RecordId): Promise<string[]> =>
  (await house.database.withRecord(recordId, (handle) => readTrace(handle, 'shown', { limit: 50 }))).lines
    .filter((line) => line.act === 'documents-list')
    .map((line) => line.outcome);

for (const [n, [name, documents, cared, offset, found, outcome]] of (
  [
    ['of nothing', 0, true, 0, 0, 'done'],
    ['of one document', 1, true, 0, 1, 'done'],
    ['of many', 7, true, 0, 7, 'done'],
    ['beyond its end', 3, true, 20, 0, 'done'],
    ['nobody may see', 2, false, 0, undefined, 'refused'],
  ] as const
).entries())
  test(`a list ${name} is traced, and once`, async () => {
    const recordId = await aRecord(house, 300 + n);
    for (let at = 0; at < documents; at += 1) await deposited(house, recordId, aDraft(`${n}/${at}`));
    if (cared)
      await house.database.withRecord(recordId, (handle) =>
        addRelation(handle, reader.professional.idNatPs, 'careTeam', 0),
      );
    const done = await list(recordId, offset);
    assert.equal(done.kind, outcome);
    assert.equal(done.kind === 'done' ? done.outcome.forms.length : undefined, found);
    assert.deepEqual(await entries(recordId), [outcome]);
  });
