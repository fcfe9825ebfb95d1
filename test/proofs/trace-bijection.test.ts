// Every access leaves one entry and every entry was an access: allowed, refused, failed, in an emergency, by the person, by hand and by
// software. `npm run prove:bijection` scripts 10,000 of them.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { readTrace, type TraceLine } from '../../src/audit/index.js';
import { addRelation } from '../../src/access/index.js';
import type { Caller } from '../../src/identity/index.js';
import type { DocumentId, IdNatPs, RecordId } from '../../src/kernel/ids.js';
import type { ActResult } from '../../src/platform/act.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../support/cast.js';
import { startWorld, type World } from '../support/world.js';

const COUNT = Number(process.env['CARNET_PROOF_COUNT'] ?? 100);
const SEED = Number(process.env['CARNET_PROOF_SEED'] ?? Date.now() % 1_000_000);
const RESULT = process.env['CARNET_PROOF_RESULT'];
const RECORDS = 5;

let state = SEED >>> 0;
/** A number below `below`, from the seed. */
function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}
const oneOf = <T>(list: readonly T[]): T => list[random(list.length)] as T;

let world: World;
const lives: { recordId: RecordId; documents: DocumentId[] }[] = [];
before(async () => {
  world = await startWorld({ content: 'empty', startsAt: Date.parse('2026-05-04T08:00:00Z'), standsStill: true });
  const { house } = world;
  for (let number = 0; number < RECORDS; number += 1) {
    const recordId = await aRecord(house, 700 + number);
    const documents: DocumentId[] = [];
    for (const change of [{}, { hidden: true }, { withheldFromPatient: true }, { hiddenFromRepresentatives: true }])
      documents.push((await deposited(house, recordId, aDraft(`${number} ${JSON.stringify(change)}`, change))).id);
    await house.database.withRecord(recordId, (handle) =>
      addRelation(handle, '899700000001' as IdNatPs, 'careTeam', house.clock.domain()),
    );
    lives.push({ recordId, documents });
  }
});
after(() => world.close());

interface Scripted {
  readonly recordId: RecordId;
  readonly act: string;
  readonly outcome: string;
  readonly actor: string;
  readonly situation: string;
}
const keyOf = ({ recordId, act, outcome, actor, situation }: Scripted): string =>
  [recordId, act, outcome, actor, situation].join(' ');

const software = { clientId: 'hospital', name: 'Logiciel' };
const callers = (recordId: RecordId): readonly Caller[] => [
  thePerson(recordId),
  aProfessional(),
  { ...aProfessional(), software },
  aProfessional({ id: '899700000055' }),
  aProfessional({ id: '899700000056', sector: 'SA13' }),
  aProfessional({ id: '899700000057', situation: 'bris_de_glace', reason: 'Malaise' }),
  aProfessional({ id: '899700000058', situation: 'centre_15', reason: 'Appel', samu: true }),
];

async function access(): Promise<Scripted> {
  const { runner, acts } = world.house;
  const { recordId, documents } = oneOf(lives);
  const caller = oneOf(callers(recordId));
  const id = random(12) === 0 ? ('00000000-0000-4000-8000-000000000000' as DocumentId) : oneOf(documents);
  const [act, result] = await oneOf<() => Promise<[string, ActResult<unknown>]>>([
    async () => ['document-read', await runner.perform(acts.readDocument, recordId, { id }, caller)],
    async () => ['document-read', await runner.perform(acts.readWireForm, recordId, { id }, caller)],
    async () => ['document-read', await runner.perform(acts.openDocument, recordId, { id }, caller)],
    async () => ['document-download', await runner.perform(acts.downloadDocument, recordId, { id }, caller)],
    async () => [
      'documents-list',
      await runner.perform(
        acts.listDocuments,
        recordId,
        { filter: {}, page: { limit: 5 }, archivedToo: random(2) === 0 },
        caller,
      ),
    ],
    async () => ['space-find', await runner.perform(acts.findSpace, recordId, {}, caller)],
    async () => ['emergency-begin', await runner.perform(acts.beginEmergency, recordId, {}, caller)],
    async () => ['rights-read', await runner.perform(acts.readRights, recordId, {}, caller)],
    async () => ['history-download', await runner.perform(acts.downloadHistory, recordId, {}, caller)],
    async () => {
      const hide = random(2) === 0;
      return [
        hide ? 'document-hide' : 'document-unhide',
        await runner.perform(acts.hideDocument, recordId, { id, hide }, caller),
      ];
    },
    async () => {
      // Sent again, under the same identifier with other words, or new: done, failed or refused.
      const draft = aDraft(`dépôt ${random(30)}`, { text: `texte ${random(2)}`, withheldFromPatient: random(4) === 0 });
      return ['document-deposit', await runner.perform(acts.depositDocuments, recordId, { drafts: [draft] }, caller)];
    },
  ])();
  return {
    recordId,
    act,
    outcome: result.kind,
    actor: caller.kind === 'professional' ? caller.professional.idNatPs : caller.kind,
    situation: caller.kind === 'professional' ? caller.situation : 'normal',
  };
}

test(`${COUNT} scripted accesses and the trace are one to one (seed ${SEED})`, async () => {
  const { database, clock } = world.house;
  const begun = clock.domain();
  const scripted = new Map<number, string>();
  const outcomes: Record<string, number> = {};
  for (let number = 0; number < COUNT; number += 1) {
    // An instant of its own for each: what ties an access to its entry.
    world.advanceReal(7);
    const at = clock.domain();
    const done = await access();
    scripted.set(at, keyOf(done));
    outcomes[done.outcome] = (outcomes[done.outcome] ?? 0) + 1;
  }
  const traced: (TraceLine & { readonly recordId: RecordId })[] = [];
  for (const { recordId } of lives)
    for (const chain of ['shown', 'withheld'] as const) {
      const { lines } = await database.withRecord(recordId, (handle) =>
        readTrace(handle, chain, { limit: 1_000_000, since: begun + 1 }),
      );
      traced.push(...lines.map((line) => ({ ...line, recordId })));
    }
  assert.equal(traced.length, scripted.size);
  for (const { at, recordId, act, outcome, actor, situation } of traced) {
    const wanted = scripted.get(at);
    assert.equal(keyOf({ recordId, act, outcome, actor: actor.id ?? actor.kind, situation }), wanted);
    scripted.delete(at);
  }
  assert.equal(scripted.size, 0);
  for (const outcome of ['done', 'refused', 'failed']) assert.ok((outcomes[outcome] ?? 0) > 0, `some ${outcome}`);
  if (RESULT !== undefined)
    writeFileSync(RESULT, JSON.stringify({ seed: SEED, accesses: COUNT, entries: traced.length, outcomes }));
});
