// What a professional is told of their own acts: that they asked and whether they were let; not what they were kept from, nor why.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { anchorAndWitness } from '../anchor.js';
import { DAY } from '../kernel/time.js';
import type { DocumentId, IdNatPs, RecordId } from '../kernel/ids.js';
import { releaseDueTraces } from '../release-traces.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../../test/support/cast.js';
import { startWorld, type World } from '../../test/support/world.js';
import { addRelation, type OwnAct } from './index.js';

const AUTHOR = aProfessional({ id: '899700000911' });
const READER = aProfessional({ id: '899700000912' });

let world: World;
let number = 8_100;
before(async () => {
  world = await startWorld({ content: 'empty', standsStill: true });
});
after(() => world.close());

async function ownActs(recordId: RecordId, by = READER): Promise<readonly OwnAct[]> {
  const { runner, acts } = world.house;
  const told = await runner.perform(acts.readOwnActs, recordId, {}, by);
  assert.equal(told.kind, 'done', JSON.stringify(told));
  return told.kind === 'done' ? told.outcome : [];
}

test('a refusal names neither the rule that decided nor the document, whether it is hidden or not there', async () => {
  const { runner, acts, database, clock } = world.house;
  const recordId = await aRecord(world.house, (number += 1));
  await database.withRecord(recordId, (handle) =>
    addRelation(handle, '899700000912' as IdNatPs, 'careTeam', clock.domain()),
  );
  const { id } = await deposited(world.house, recordId, aDraft('masqué', { hidden: true }), AUTHOR);
  for (const asked of [id, '00000000-0000-4000-8000-000000000000' as DocumentId])
    assert.equal((await runner.perform(acts.readDocument, recordId, { id: asked }, READER)).kind, 'refused');
  const [one, other] = await ownActs(recordId);
  assert.ok(one !== undefined && other !== undefined);
  assert.deepEqual({ ...one, n: 0 }, { ...other, n: 0 });
  assert.deepEqual(Object.keys(one).sort(), ['act', 'actor', 'at', 'chain', 'n', 'outcome', 'situation']);
});

test('who was blocked is told of their own acts as before, and cannot tell that they were', async () => {
  const { runner, acts } = world.house;
  const recordId = await aRecord(world.house, (number += 1));
  assert.equal(
    (await runner.perform(acts.listDocuments, recordId, { filter: {}, archivedToo: false, page: { limit: 5 } }, READER))
      .kind,
    'refused',
  );
  await runner.perform(
    acts.blockProfessional,
    recordId,
    { idNatPs: '899700000912' as IdNatPs, name: 'Alix MODELE', block: true },
    thePerson(recordId),
  );
  assert.equal(
    (await runner.perform(acts.listDocuments, recordId, { filter: {}, archivedToo: false, page: { limit: 5 } }, READER))
      .kind,
    'refused',
  );
  const [after, before] = await ownActs(recordId);
  assert.ok(after !== undefined && before !== undefined);
  assert.deepEqual({ ...after, n: 0 }, { ...before, n: 0 });
});

test('what was done while a document was withheld is told once, also when it has come into the shown chain', async () => {
  const recordId = await aRecord(world.house, (number += 1));
  await deposited(world.house, recordId, aDraft('annonce', { withheldFromPatient: true }), AUTHOR);
  const acts = async (): Promise<string[]> =>
    (await ownActs(recordId, AUTHOR)).map(({ act }) => act).filter((act) => act !== 'history-read');
  const before = await acts();
  await anchorAndWitness(world.house);
  world.clock.setOffset(world.clock.offset() + 40 * DAY);
  assert.ok((await releaseDueTraces(world.house)) > 0);
  assert.deepEqual(await acts(), before);
});
