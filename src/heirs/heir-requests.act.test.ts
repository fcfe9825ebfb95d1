import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { thePerson } from '../../test/support/cast.js';
import {
  ADVISER,
  asked,
  auditorCalled,
  BASTIEN,
  dies,
  grant,
  heirInput,
  heirWorld,
  lettersOf,
  said,
  SCAN,
  SOLENE,
} from '../../test/support/heirs.js';
import { startWorld, type World } from '../../test/support/world.js';
import { addYears, DAY, parisDay } from '../kernel/time.js';

let world: World;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());
const { later, person, historyOf, granted } = heirWorld(() => world, 820);

test('of the living nothing is recorded, and they find the attempt in their history', async () => {
  const recordId = await person();
  const done = await world.house.runner.perform(
    world.house.acts.recordHeirRequest,
    recordId,
    await heirInput(world),
    ADVISER,
  );
  assert.equal(said(done), 'space-not-open heirs-ask-only-after-death');
  assert.deepEqual(await historyOf(recordId, 1), ['heir-request-record refused helpdesk heirs-ask-only-after-death']);
});

test('a request is recorded with its proofs, has its term, and who asked gets a letter at their own address', async () => {
  const recordId = await person();
  await dies(world, recordId);
  const request = await asked(world, recordId);
  assert.match(request.reference, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  assert.equal(request.state, 'waiting');
  const [letter] = await lettersOf(world, recordId);
  assert.equal(letter?.kind, 'heir-request-received');
  assert.deepEqual(letter.values.addressee, {
    givenName: 'Ada',
    familyName: 'PROCHE',
    address: ['3 rue des Essais', '99000 ESSAI'],
  });
  assert.equal(letter.values.reference, request.reference);
  const opened = await world.house.runner.perform(
    world.house.acts.openHeirRequest,
    recordId,
    { requestId: request.id },
    SOLENE,
  );
  assert.ok(opened.kind === 'done');
  assert.equal(opened.outcome.person.familyName, 'ESSAI');
  const paper = await world.house.runner.perform(
    world.house.acts.readHeirPaper,
    recordId,
    { requestId: request.id, paper: 'identity' },
    SOLENE,
  );
  assert.ok(paper.kind === 'done' && paper.outcome.bytes.equals(SCAN));
  const none = await world.house.runner.perform(
    world.house.acts.readHeirPaper,
    recordId,
    { requestId: request.id, paper: 'death' },
    SOLENE,
  );
  assert.equal(said(none), 'not-found nothing-there');
  assert.deepEqual(await historyOf(recordId, 4), [
    'heir-paper-read refused auditor nothing-there',
    'heir-paper-read done auditor two-decide-on-heirs',
    'heir-request-open done auditor two-decide-on-heirs',
    'heir-request-record done helpdesk heirs-ask-for-three-grounds',
  ]);
});

test('nothing of who asks can be read in the database', async () => {
  const recordId = await person();
  await dies(world, recordId);
  const { reference } = await asked(world, recordId);
  const rows = await world.owner<{ text: string }[]>`
    select h::text || d::text || coalesce(m::text, '') as text from heir_request h
    join directory_heir d on d.request_id = h.id left join message m on m.record_id = h.record_id
    where h.record_id = ${recordId}`;
  assert.ok(rows.length > 0);
  for (const { text } of rows)
    for (const word of ['PROCHE', 'Ada', 'Essais', 'example.org', 'Comprendre', reference, reference.replace('-', '')])
      for (const hidden of [word, Buffer.from(word).toString('hex')]) assert.ok(!text.includes(hidden), word);
});

test('opposition-outlives-the-person: it is told to nobody before two auditors saw the proofs, and nothing can be granted; a parent of a minor is not refused', async () => {
  const recordId = await person();
  await world.house.runner.perform(
    world.house.acts.setPreferences,
    recordId,
    { objectsToHeirs: true },
    thePerson(recordId),
  );
  await dies(world, recordId);
  const { acts, runner } = world.house;
  const propose = (input: Parameters<typeof acts.proposeHeirDecision.act>[1]) =>
    runner.perform(acts.proposeHeirDecision, recordId, input, SOLENE);
  const request = await asked(world, recordId);
  assert.equal(request.state, 'waiting', 'whoever comes with false papers learns nothing');
  const [received] = await lettersOf(world, recordId);
  assert.deepEqual([received?.kind, received?.values.reason], ['heir-request-received', undefined]);
  assert.equal(said(await propose(grant(request))), 'heir-grant-against-the-rules');
  const requestId = request.id;
  const refuse = { requestId, what: 'refuse', words: 'Elle s’y était opposée', refusal: 'opposed' } as const;
  assert.equal(said(await propose(refuse)), 'done');
  assert.equal(said(await runner.perform(acts.confirmHeirDecision, recordId, { requestId }, BASTIEN)), 'done');
  const letter = (await lettersOf(world, recordId)).find(({ kind }) => kind === 'heir-request-refused');
  assert.equal(letter?.values.reason, 'opposed');
  assert.ok(
    (await historyOf(recordId, 3)).some((line) =>
      /^heir-request-refuse done .* opposition-outlives-the-person$/.test(line),
    ),
  );

  const minor = await person({ birthDate: addYears(parisDay(world.clock.domain()), -12) });
  await world.house.runner.perform(world.house.acts.setPreferences, minor, { objectsToHeirs: true }, thePerson(minor));
  await dies(world, minor);
  const parent = await asked(world, minor, { ground: 'parental', quality: 'parent' });
  assert.equal(parent.state, 'waiting');
  await granted(minor, parent);
});

test('an opposition is taken back as it was made, and the last word counts', async () => {
  const recordId = await person();
  for (const objectsToHeirs of [true, false])
    await world.house.runner.perform(
      world.house.acts.setPreferences,
      recordId,
      { objectsToHeirs },
      thePerson(recordId),
    );
  await dies(world, recordId);
  assert.equal((await asked(world, recordId)).state, 'waiting');
});

test('grounds are the law’s: another for a parent of a grown-up, or an heir of a minor, is refused by name', async () => {
  const recordId = await person();
  await dies(world, recordId);
  for (const [change, problem] of [
    [{ ground: 'parental', quality: 'parent' }, 'heir-ground-is-of-a-minor'],
    [{ ground: 'parental', quality: 'heir' }, 'heir-ground-is-for-parents'],
    [{ ground: 'causes', quality: 'parent' }, 'heir-ground-is-for-parents'],
  ] as const) {
    const input = await heirInput(world, change);
    assert.equal(
      said(await world.house.runner.perform(world.house.acts.recordHeirRequest, recordId, input, ADVISER)),
      problem,
    );
  }
  assert.equal((await lettersOf(world, recordId)).length, 0);
});

test('two-decide-on-heirs: one proposes, another confirms, and nothing is granted within two days', async () => {
  const recordId = await person();
  await dies(world, recordId);
  const request = await asked(world, recordId);
  const of = { requestId: request.id };
  assert.equal(
    said(await world.house.runner.perform(world.house.acts.confirmHeirDecision, recordId, of, BASTIEN)),
    'heir-request-further',
  );
  assert.equal(
    said(
      await world.house.runner.perform(
        world.house.acts.proposeHeirDecision,
        recordId,
        grant(request, { categories: [] }),
        SOLENE,
      ),
    ),
    'heir-scope-needs-categories',
  );
  assert.equal(
    said(
      await world.house.runner.perform(
        world.house.acts.proposeHeirDecision,
        recordId,
        grant(request, { months: 5 }),
        SOLENE,
      ),
    ),
    'heir-scope-needs-time',
  );
  const without = { ...of, what: 'refuse', words: 'Pas assez de pièces', refusal: 'opposed' } as const;
  assert.equal(
    said(await world.house.runner.perform(world.house.acts.proposeHeirDecision, recordId, without, SOLENE)),
    'heir-refusal-needs-a-reason',
  );
  assert.equal(
    said(await world.house.runner.perform(world.house.acts.proposeHeirDecision, recordId, grant(request), SOLENE)),
    'done',
  );
  assert.equal(
    said(await world.house.runner.perform(world.house.acts.confirmHeirDecision, recordId, of, SOLENE)),
    'second-auditor-needed',
  );
  assert.equal(
    said(await world.house.runner.perform(world.house.acts.confirmHeirDecision, recordId, of, BASTIEN)),
    'heir-two-days-not-over',
  );
  later(3 * DAY);
  assert.equal(
    said(await world.house.runner.perform(world.house.acts.confirmHeirDecision, recordId, of, BASTIEN)),
    'done',
  );
  assert.deepEqual((await historyOf(recordId, 3)).slice(0, 3), [
    'heir-request-grant done auditor two-decide-on-heirs',
    'heir-request-grant failed auditor two-decide-on-heirs',
    'heir-request-grant failed auditor two-decide-on-heirs',
  ]);
  const foreign = { requestId: '00000000-0000-4000-8000-000000000000' };
  assert.equal(
    said(await world.house.runner.perform(world.house.acts.openHeirRequest, recordId, foreign, SOLENE)),
    'not-found nothing-there',
  );
});

test('two at once: of any two auditors who confirm or send back, one is done and the other told', async () => {
  for (const second of ['confirmHeirDecision', 'returnHeirRequest'] as const) {
    const recordId = await person();
    await dies(world, recordId);
    const request = await asked(world, recordId);
    later(3 * DAY);
    await world.house.runner.perform(world.house.acts.proposeHeirDecision, recordId, grant(request), SOLENE);
    const of = { requestId: request.id };
    const both = await Promise.all([
      world.house.runner.perform(world.house.acts.confirmHeirDecision, recordId, of, BASTIEN),
      world.house.runner.perform(world.house.acts[second], recordId, of, auditorCalled('Chloé')),
    ]);
    assert.deepEqual(both.map(said).sort(), ['done', 'heir-request-further']);
    const copies = await world.owner`select 1 from takeout where heir_request = ${request.id}`;
    const letters = (await lettersOf(world, recordId)).filter(({ kind }) => kind === 'heir-request-granted');
    assert.equal(copies.length, letters.length);
    assert.ok(copies.length === 1 || second === 'returnHeirRequest');
  }
});

test('two who propose at once are one proposal, and the database holds no decision of one auditor alone', async () => {
  const recordId = await person();
  await dies(world, recordId);
  const request = await asked(world, recordId);
  const both = await Promise.all(
    [SOLENE, BASTIEN].map((who) =>
      world.house.runner.perform(world.house.acts.proposeHeirDecision, recordId, grant(request), who),
    ),
  );
  assert.deepEqual(both.map(said).sort(), ['done', 'heir-request-further']);
  await assert.rejects(
    world.owner`
      update heir_request set state = 'refused', refusal = 'proofs', decided_by = proposed_by where id = ${request.id}`,
    /two_decide_on_heirs/,
  );
});

test('what is taken back before a decision is not decided any more', async () => {
  const recordId = await person();
  await dies(world, recordId);
  const request = await asked(world, recordId);
  assert.equal(
    said(
      await world.house.runner.perform(
        world.house.acts.withdrawHeirRequest,
        recordId,
        { requestId: request.id },
        ADVISER,
      ),
    ),
    'done',
  );
  assert.equal(
    said(await world.house.runner.perform(world.house.acts.proposeHeirDecision, recordId, grant(request), SOLENE)),
    'heir-request-further',
  );
});
