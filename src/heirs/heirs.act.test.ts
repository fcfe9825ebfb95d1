import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aDraft, aProfessional, deposited, thePerson } from '../../test/support/cast.js';
import {
  ADVISER,
  asked,
  auditorCalled,
  dies,
  heirInput,
  lettersOf,
  livesAfterAll,
  livingPerson,
  SCAN,
} from '../../test/support/heirs.js';
import { startWorld, type World } from '../../test/support/world.js';
import { readTrace } from '../audit/index.js';
import type { DocumentCategory } from '../kernel/codes/document-classes.js';
import type { RecordId } from '../kernel/ids.js';
import { addYears, DAY, parisDay } from '../kernel/time.js';
import { normaliseCode } from '../lifecycle/index.js';
import type { ActResult } from '../platform/act.js';
import { openZip } from '../platform/zip-reader.js';
import { takeoutDeps } from '../takeouts.js';
import { makeTakeouts } from '../takeout/index.js';
import { heirCodeIndex } from './heir-letters.js';
import type { HeirRequest } from './heir-request.model.js';
import { readHeirRequest } from './heir-request.store.js';
import { removeHeirPapers } from './remove-heir-papers.js';

let world: World;
let people = 820;
let ahead = 0;
const SOLENE = auditorCalled('Solène');
const BASTIEN = auditorCalled('Bastien');
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());

const later = (by: number): void => world.clock.setOffset((ahead += by));
const person = (change: Parameters<typeof livingPerson>[2] = {}) => livingPerson(world, (people += 1), change);
const said = (done: ActResult<unknown>): string =>
  done.kind === 'done' ? 'done' : done.kind === 'failed' ? done.problem.problem : `${done.refusal} ${done.rule}`;
async function historyOf(recordId: RecordId, limit = 6): Promise<string[]> {
  const { lines } = await world.house.database.withRecord(recordId, (handle) => readTrace(handle, 'shown', { limit }));
  return lines.map(({ act, outcome, actor, rule }) => `${act} ${outcome} ${actor.kind} ${rule}`);
}
const CHOSEN = { categories: ['reports'] as readonly DocumentCategory[], months: 12 };
const grant = (request: HeirRequest, chosen: object = CHOSEN) =>
  ({
    requestId: request.id,
    what: 'grant',
    words: 'Le compte rendu suffit',
    chosen: { ...CHOSEN, ...chosen },
  }) as const;

/** Proposed by one, confirmed by the other, after the two days. */
async function granted(recordId: RecordId, request: HeirRequest, chosen: object = CHOSEN): Promise<void> {
  later(3 * DAY);
  const proposed = await world.house.runner.perform(
    world.house.acts.proposeHeirDecision,
    recordId,
    grant(request, chosen),
    SOLENE,
  );
  assert.equal(said(proposed), 'done');
  const confirmed = await world.house.runner.perform(
    world.house.acts.confirmHeirDecision,
    recordId,
    { requestId: request.id },
    BASTIEN,
  );
  assert.equal(said(confirmed), 'done');
}
const heir = (request: HeirRequest) => ({ kind: 'heir', requestId: request.id }) as const;

/** The names of the files of the copy, and its list of documents. */
async function copyOf(recordId: RecordId, request: HeirRequest) {
  await makeTakeouts(takeoutDeps(world.house));
  const fetched = await world.house.runner.perform(world.house.acts.downloadHeirCopy, recordId, {}, heir(request));
  if (fetched.kind !== 'done') return assert.fail(said(fetched));
  const pieces: Buffer[] = [];
  for await (const piece of world.house.blobs.getPieces(fetched.outcome)) pieces.push(piece);
  const zip = await openZip(Buffer.concat(pieces));
  if (!zip.ok) return assert.fail(zip.problem);
  const { value } = zip;
  const text = async (inside: string): Promise<string> => {
    const bytes = await value.read(inside);
    assert.ok(bytes?.ok, inside);
    return bytes.value.toString('utf8');
  };
  return { names: value.paths, text };
}

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

test('opposition-outlives-the-person: a request is refused by the rule, at once, with its reason; a parent of a minor is not', async () => {
  const recordId = await person();
  await world.house.runner.perform(
    world.house.acts.setPreferences,
    recordId,
    { objectsToHeirs: true },
    thePerson(recordId),
  );
  await dies(world, recordId);
  const request = await asked(world, recordId);
  assert.deepEqual([request.state, request.refusal], ['refused', 'opposed']);
  const [letter] = await lettersOf(world, recordId);
  assert.deepEqual([letter?.kind, letter?.values.reason], ['heir-request-refused', 'opposed']);
  assert.deepEqual((await historyOf(recordId, 2))[0], 'heir-request-refuse done system opposition-outlives-the-person');
  const again = await world.house.runner.perform(
    world.house.acts.proposeHeirDecision,
    recordId,
    grant(request),
    SOLENE,
  );
  assert.equal(said(again), 'heir-request-further');

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
