import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ADVISER, asked, dies, grant, heirInput, heirWorld, said, SOLENE } from '../../test/support/heirs.js';
import { startWorld, type World } from '../../test/support/world.js';
import { addYears, DAY, parisDay } from '../kernel/time.js';

let world: World;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());
const { person } = heirWorld(() => world, 920);

test('months before the death count from its day, where the insurer gave it, and a minor who died is one whenever it was reported', async () => {
  const now = world.clock.domain();
  const diedOn = parisDay(now - 70 * DAY);
  const { runner, acts } = world.house;
  const granted = async (change: Parameters<typeof person>[0]): Promise<string | undefined> => {
    const recordId = await person(change);
    await dies(world, recordId);
    const request = await asked(world, recordId);
    const opened = await runner.perform(acts.openHeirRequest, recordId, { requestId: request.id }, SOLENE);
    assert.deepEqual(opened.kind === 'done' && opened.outcome.diedOn, change?.deceasedOn);
    const done = await runner.perform(acts.proposeHeirDecision, recordId, grant(request), SOLENE);
    assert.ok(done.kind === 'done' && done.outcome.proposal?.what === 'grant');
    return done.outcome.proposal.scope.from;
  };
  assert.equal(await granted({ deceasedOn: diedOn }), addYears(diedOn, -1));
  assert.equal(await granted({}), addYears(parisDay(now), -1), 'else from the day on which the report came');

  // Eighteen would have fallen a month ago: they died before, and it was reported since.
  const minor = await person({ birthDate: addYears(parisDay(now - 30 * DAY), -18), deceasedOn: diedOn });
  await dies(world, minor);
  assert.equal((await asked(world, minor, { ground: 'parental', quality: 'parent' })).state, 'waiting');
  const adult = await person({ birthDate: addYears(diedOn, -18), deceasedOn: diedOn });
  await dies(world, adult);
  const parents = await heirInput(world, { ground: 'parental', quality: 'parent' });
  const refused = await runner.perform(acts.recordHeirRequest, adult, parents, ADVISER);
  assert.equal(said(refused), 'heir-ground-is-of-a-minor', 'on the day of eighteen one is of age');
});
