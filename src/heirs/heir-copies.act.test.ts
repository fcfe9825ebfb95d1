import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aDraft, aProfessional, deposited, thePerson } from '../../test/support/cast.js';
import {
  ADVISER,
  asked,
  BASTIEN,
  dies,
  heir,
  heirWorld,
  lettersOf,
  livesAfterAll,
  said,
  SOLENE,
} from '../../test/support/heirs.js';
import { startWorld, type World } from '../../test/support/world.js';
import { addYears, DAY, parisDay } from '../kernel/time.js';
import { normaliseCode } from '../lifecycle/index.js';
import { heirCodeIndex } from './heir-letters.js';
import { readHeirRequest } from './heir-request.store.js';
import { removeHeirPapers } from './remove-heir-papers.js';

let world: World;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());
const { later, person, historyOf, granted, copyOf } = heirWorld(() => world, 850);

test('a refusal is reasoned: the reason and the auditor’s words go out, and the copy is nobody’s', async () => {
  const recordId = await person();
  await dies(world, recordId);
  const request = await asked(world, recordId);
  const refuse = {
    requestId: request.id,
    what: 'refuse',
    words: 'Le livret ne vous nomme pas',
    refusal: 'quality',
  } as const;
  assert.equal(
    said(await world.house.runner.perform(world.house.acts.proposeHeirDecision, recordId, refuse, SOLENE)),
    'done',
  );
  assert.equal(
    said(
      await world.house.runner.perform(
        world.house.acts.confirmHeirDecision,
        recordId,
        { requestId: request.id },
        BASTIEN,
      ),
    ),
    'done',
  );
  const letter = (await lettersOf(world, recordId)).find(({ kind }) => kind === 'heir-request-refused');
  assert.deepEqual([letter?.values.reason, letter?.values.words], ['quality', 'Le livret ne vous nomme pas']);
  assert.equal(
    said(await world.house.runner.perform(world.house.acts.readHeirCopy, recordId, {}, heir(request))),
    'access-not-authorised heir-needs-a-granted-request',
  );
  assert.equal(
    said(
      await world.house.runner.perform(world.house.acts.renewHeirCode, recordId, { requestId: request.id }, ADVISER),
    ),
    'access-not-authorised heir-needs-a-granted-request',
  );
});

test('the copy holds what was granted and nothing else: not what was hidden, added, withheld, a minor’s, of another category or time', async () => {
  const recordId = await person({ email: 'defunt@example.org', phone: '0612345678', address: ['1 rue du Passé'] });
  const now = world.clock.domain();
  const doctor = aProfessional();
  const draft = (name: string, change: object = {}) => aDraft(name, { dated: now - 20 * DAY, ...change });
  const wanted = await deposited(world.house, recordId, draft('voulu'), doctor);
  const archived = await deposited(world.house, recordId, draft('archive', { archived: true }), doctor);
  await deposited(world.house, recordId, draft('vieux', { dated: now - 500 * DAY }), doctor);
  await deposited(world.house, recordId, draft('biologie', { typeCode: '11502-2', classCode: '10' }), doctor);
  await deposited(world.house, recordId, draft('masque', { hidden: true }), doctor);
  await deposited(world.house, recordId, draft('annonce', { withheldFromPatient: true }), doctor);
  await deposited(world.house, recordId, draft('secret', { hiddenFromRepresentatives: true }), doctor);
  await world.owner`update document set by_patient = true where record_id = ${recordId}
    and id = ${(await deposited(world.house, recordId, draft('personnel'), doctor)).id}`;
  await dies(world, recordId);
  const request = await asked(world, recordId);
  await granted(recordId, request);
  const zip = await copyOf(recordId, request);
  const bundle = JSON.parse(await zip.text('fhir/bundle.json')) as {
    entry: { resource: { resourceType: string; content?: { attachment: { title: string } }[] } }[];
  };
  const titles = bundle.entry.flatMap(
    ({ resource }) => resource.content?.map(({ attachment }) => attachment.title) ?? [],
  );
  assert.deepEqual(titles.sort(), [wanted.title, archived.title].sort());
  const all = (await Promise.all(zip.names.map((name) => zip.text(name)))).join('');
  for (const word of [
    'vieux',
    'biologie',
    'masque',
    'annonce',
    'secret',
    'personnel',
    'defunt@',
    '0612345678',
    'Passé',
  ])
    assert.ok(!all.includes(word), word);
  assert.ok(zip.names.every((name) => !/historique|takeout\.json/.test(name)));
  assert.deepEqual((await historyOf(recordId, 2)).slice(0, 2), [
    'heir-copy-download done heir heir-reads-what-was-granted',
    'heir-copy-make done system heir-reads-what-was-granted',
  ]);
});

test('the parents of a minor get everything but what the minor kept, and what was not announced', async () => {
  const recordId = await person({ birthDate: addYears(parisDay(world.clock.domain()), -15) });
  const doctor = aProfessional();
  const named: Record<string, object> = {
    normal: {},
    masque: { hidden: true },
    secret: { hiddenFromRepresentatives: true },
    annonce: { withheldFromPatient: true },
    ancien: { dated: world.clock.domain() - 3_000 * DAY },
  };
  for (const [name, change] of Object.entries(named))
    await deposited(world.house, recordId, aDraft(`mineur ${name}`, change), doctor);
  await dies(world, recordId);
  const request = await asked(world, recordId, { ground: 'parental', quality: 'parent' });
  await granted(recordId, request);
  const zip = await copyOf(recordId, request);
  const index = await zip.text('index.html');
  for (const name of ['normal', 'masque', 'ancien']) assert.ok(index.includes(`mineur ${name}`), name);
  for (const name of ['secret', 'annonce']) assert.ok(!index.includes(`mineur ${name}`), name);
});

test('the code of the letter opens within its term, five wrong ones lock it, and another one is sent to the same address', async () => {
  const recordId = await person();
  await dies(world, recordId);
  const request = await asked(world, recordId);
  await granted(recordId, request);
  const codeIn = async (kind: string) => {
    const letter = (await lettersOf(world, recordId)).filter((one) => one.kind === kind).at(-1);
    return normaliseCode(letter?.values.code ?? '') ?? assert.fail('no code');
  };
  const enter = async (code: string) =>
    said(
      await world.house.runner.perform(
        world.house.acts.enterHeir,
        recordId,
        { code: heirCodeIndex(world.house.keys.code, request.id, code) },
        heir(request),
      ),
    );
  const first = await codeIn('heir-request-granted');
  assert.equal(await enter(first), 'done');
  for (let tries = 0; tries < 5; tries += 1)
    assert.equal(await enter('0000000000'), 'not-found heir-code-locks-itself');
  assert.equal(await enter(first), 'not-found heir-code-locks-itself');
  const renew = () =>
    world.house.runner.perform(world.house.acts.renewHeirCode, recordId, { requestId: request.id }, ADVISER);
  assert.equal(said(await renew()), 'done');
  const second = await codeIn('heir-code-renewed');
  assert.equal(await enter(first), 'not-found heir-code-locks-itself');
  assert.equal(await enter(second), 'done');
  later(31 * DAY);
  assert.equal(await enter(second), 'not-found heir-code-locks-itself');
  for (let letters = 0; letters < 2; letters += 1) assert.equal(said(await renew()), 'done');
  assert.equal(said(await renew()), 'heir-codes-too-often');
});

test('a death that is taken back ends it all: nothing goes on, nothing is made, nothing is fetched', async () => {
  const recordId = await person();
  await dies(world, recordId);
  const request = await asked(world, recordId);
  await granted(recordId, request);
  await copyOf(recordId, request);
  await livesAfterAll(world, recordId);
  const of = { requestId: request.id };
  const shut = 'space-not-open heirs-ask-only-after-death';
  assert.equal(
    said(await world.house.runner.perform(world.house.acts.downloadHeirCopy, recordId, {}, heir(request))),
    shut,
  );
  assert.equal(said(await world.house.runner.perform(world.house.acts.renewHeirCode, recordId, of, ADVISER)), shut);
  assert.equal(said(await world.house.runner.perform(world.house.acts.openHeirRequest, recordId, of, SOLENE)), shut);
  // The person's own copies are theirs alone.
  const own = await world.house.runner.perform(world.house.acts.readTakeouts, recordId, {}, thePerson(recordId));
  assert.deepEqual(own.kind === 'done' && own.outcome, []);
});

test('a year after the end the papers, the address and the contact are gone; who asked and what was decided stays', async () => {
  const recordId = await person();
  await dies(world, recordId);
  const request = await asked(world, recordId);
  await granted(recordId, request);
  const read = () => world.house.database.withRecord(recordId, (handle) => readHeirRequest(handle, request.id));
  await removeHeirPapers(world.house, world.clock.domain());
  assert.equal((await read())?.scans.length, 2);
  later(367 * DAY);
  await removeHeirPapers(world.house, world.clock.domain());
  const kept = await read();
  assert.deepEqual(kept?.asker, { givenName: 'Ada', familyName: 'PROCHE', address: [] });
  assert.deepEqual([kept.scans, kept.state, kept.scope?.categories], [[], 'granted', ['reports']]);
  for (const { blob } of request.scans) await assert.rejects(world.house.blobs.get(blob));
});
