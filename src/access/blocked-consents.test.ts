// What was given to whoever is blocked ends with the block and does not come back behind it, in whatever order things are done.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Caller } from '../identity/index.js';
import type { IdNatPs, RecordId, StructureId } from '../kernel/ids.js';
import { aProfessional, aRecord, thePerson } from '../../test/support/cast.js';
import { startWorld, type World } from '../../test/support/world.js';
import { addRelation, readRights } from './index.js';

const GP = '899700000141' as IdNatPs;
const NURSE = '899700000142' as IdNatPs;
const PLACE = '1990000771' as StructureId;

let world: World;
let recordId: RecordId;
let people = 4_200;
before(async () => {
  world = await startWorld({ content: 'empty', standsStill: true });
});
after(() => world.close());

const fresh = async (): Promise<void> => {
  recordId = await aRecord(world.house, (people += 1));
  await world.house.database.withRecord(recordId, (handle) => addRelation(handle, GP, 'careTeam', 0));
};

const at = (id: IdNatPs): Caller => aProfessional({ id, structureId: PLACE });

async function done<I, F, O>(
  act: Parameters<typeof world.house.runner.perform<Caller, I, F, O>>[0],
  input: I,
  by: Caller = thePerson(recordId),
): Promise<void> {
  // Each at an instant of its own.
  world.clock.setOffset(world.clock.offset() + 1_000);
  const ended = await world.house.runner.perform(act, recordId, input, by);
  assert.equal(ended.kind, 'done', JSON.stringify(ended));
}

const structure = (block: boolean, undo?: true) =>
  done(world.house.acts.blockStructure, {
    ...{ structureId: PLACE, name: 'Maison', block },
    ...(undo === undefined ? {} : { undo }),
  });
const nurse = (block: boolean, undo?: true) =>
  done(world.house.acts.blockProfessional, {
    ...{ idNatPs: NURSE, name: 'N', block },
    ...(undo === undefined ? {} : { undo }),
  });
const states = () => done(world.house.acts.stateConsent, {}, at(NURSE));
/** Collected by somebody of the care team at another place: a blocked structure collects nothing. */
const entrusted = () =>
  done(
    world.house.acts.entrustColleague,
    { colleague: NURSE, name: 'N', structureId: PLACE },
    aProfessional({ id: GP, structureId: '1990000772' }),
  );
const toStructure = () =>
  done(world.house.acts.giveAccess, { to: { kind: 'structure', structureId: PLACE, name: 'Maison' } });

const STEPS = {
  states,
  entrusted,
  toStructure,
  blockNurse: () => nurse(true),
  unblockNurse: () => nurse(false),
  undoNurse: () => nurse(false, true),
  blockPlace: () => structure(true),
  unblockPlace: () => structure(false),
  undoPlace: () => structure(false, true),
};

/** What was done, and how many consents are in force when the last block is lifted. */
const CASES: readonly (readonly [readonly (keyof typeof STEPS)[], number])[] = [
  [['states', 'blockPlace', 'undoPlace'], 1],
  [['states', 'blockNurse', 'undoNurse'], 1],
  [['states', 'toStructure', 'blockPlace', 'undoPlace'], 2],
  [['states', 'blockPlace', 'unblockPlace'], 0],
  [['states', 'blockNurse', 'unblockNurse'], 0],
  // Stated for a colleague while they, or their structure, are blocked: never in force.
  [['blockNurse', 'entrusted', 'unblockNurse'], 0],
  [['blockNurse', 'entrusted', 'undoNurse'], 0],
  [['blockPlace', 'entrusted', 'unblockPlace'], 0],
  [['blockPlace', 'entrusted', 'undoPlace'], 0],
  [['blockPlace', 'blockNurse', 'entrusted', 'undoNurse', 'undoPlace'], 0],
  // Taking one block back gives nothing back that another one ended, or would have.
  [['states', 'blockNurse', 'blockPlace', 'undoPlace', 'unblockNurse'], 0],
  [['states', 'blockPlace', 'blockNurse', 'undoPlace', 'unblockNurse'], 0],
  [['states', 'blockNurse', 'blockPlace', 'undoNurse', 'unblockPlace'], 0],
  [['states', 'toStructure', 'blockPlace', 'blockNurse', 'undoPlace', 'unblockNurse'], 1],
];

describe('no consent outlives a block', () => {
  for (const [steps, count] of CASES)
    test(`${steps.join(', ')}: ${count}`, async () => {
      await fresh();
      for (const step of steps) await STEPS[step]();
      const { consents, blocks, structureBlocks } = await world.house.database.withRecord(recordId, readRights);
      assert.deepEqual([blocks, structureBlocks], [[], []]);
      assert.equal(consents.filter(({ withdrawnAt }) => withdrawnAt === undefined).length, count);
    });

  test('who looked after the record before an earlier block does not do so again when a later one is taken back', async () => {
    await fresh();
    await done(world.house.acts.chooseAdministrator, { idNatPs: NURSE, name: 'N', choose: true });
    for (const step of ['blockNurse', 'unblockNurse', 'blockNurse', 'undoNurse'] as const) await STEPS[step]();
    const { relations } = await world.house.database.withRecord(recordId, readRights);
    const [administrator] = relations.filter(({ kind }) => kind === 'administrator');
    assert.ok((administrator?.until ?? Infinity) < world.clock.domain());
  });

  test('given and blocked at the same moment, nothing given is in force', async () => {
    const { runner, acts } = world.house;
    for (let round = 0; round < 15; round += 1) {
      await fresh();
      const to = { kind: 'professional', idNatPs: NURSE, name: 'N' } as const;
      await Promise.all([
        runner.perform(acts.giveAccess, recordId, { to }, thePerson(recordId)),
        runner.perform(
          acts.blockProfessional,
          recordId,
          { idNatPs: NURSE, name: 'N', block: true },
          thePerson(recordId),
        ),
        runner.perform(acts.giveAccess, recordId, { to }, thePerson(recordId)),
        runner.perform(acts.stateConsent, recordId, {}, at(NURSE)),
      ]);
      const { consents } = await world.house.database.withRecord(recordId, readRights);
      assert.deepEqual(
        consents.filter(({ withdrawnAt }) => withdrawnAt === undefined),
        [],
      );
    }
  });
});
