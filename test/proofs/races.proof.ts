// Taking a right away holds for the next request, whichever process answers it: readings race against the act that ends them, through two
// houses on one database. A reading sent after the act was acknowledged must be refused; one under way may end either way.
import { addRelation } from '../../src/access/index.js';
import type { Caller } from '../../src/identity/index.js';
import type { IdNatPs, RecordId, StructureId } from '../../src/kernel/ids.js';
import type { Act } from '../../src/platform/act.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../support/cast.js';
import { startWorld, secondHouse, type World } from '../support/world.js';
import { randomSource } from '../support/random-source.js';
import type { ProofInput, ProofResult } from './proof.js';

const READER = '899700000401' as IdNatPs;
const PLACE = '1990000401' as StructureId;
const KINDS = [
  'withdraw',
  'block',
  'block-structure',
  'end-term',
  'hide',
  'hide-all',
  'keep-from',
  'strike-off',
] as const;
type Kind = (typeof KINDS)[number];

interface Scene {
  readonly recordId: RecordId;
  readonly consentId: string;
  readonly documentId: string;
}

export async function prove({ scale, seed, say }: ProofInput): Promise<ProofResult> {
  const races = Math.max(40, Math.round(10_000 * scale));
  const random = randomSource(seed);
  const world = await startWorld({ content: 'empty' });
  const other = await secondHouse(world);
  const stale: string[] = [];
  const underWay = { allowed: 0, refused: 0 };
  let readings = 0;
  const count: Record<string, number> = {};
  try {
    const scenes = await Promise.all(Array.from({ length: 8 }, (_, n) => scene(world, n)));
    for (let race = 0; race < races; race += scenes.length) {
      await Promise.all(
        scenes.map(async (one, at) => {
          const kind = random.one(KINDS.filter((each) => each !== 'strike-off' || at === 0));
          count[kind] = (count[kind] ?? 0) + 1;
          await reset(world, one, at);
          const reader = readerOf(at);
          const houses = [world.house, other.house];
          const read = (which: number): Promise<boolean> => {
            readings += 1;
            return reads(houses[which % 2] ?? world.house, one, reader, random.next() < 0.5);
          };
          // Some readings begin before the act, some beside it.
          const early = [read(0), read(1)];
          if (random.next() < 0.5) await Promise.all(early);
          const ending = end(houses[random.below(2)] ?? world.house, world, kind, one, at);
          const pause = random.below(12);
          const later = async (which: number): Promise<boolean> => {
            await new Promise((resolve) => setTimeout(resolve, pause));
            return read(which);
          };
          const beside = [read(0), later(1), later(0)];
          await ending;
          const after = await Promise.all([read(0), read(1)]);
          if (after.some(Boolean)) stale.push(`${kind} in race ${race + at}`);
          for (const answer of await Promise.all([...early, ...beside])) underWay[answer ? 'allowed' : 'refused'] += 1;
        }),
      );
      if (race % 2_000 === 0) say(`${race} races, ${stale.length} stale`);
    }
  } finally {
    await other.close();
    await world.close();
  }
  return {
    holds: stale.length === 0 && underWay.allowed > 0,
    races,
    readings,
    stale: stale.length,
    staleOnes: stale.slice(0, 5),
    underWay,
    byKind: count,
  };
}

const readerOf = (n: number): Caller => {
  const caller = aProfessional({ id: `${READER}${n}` });
  return { ...caller, structure: { ...caller.structure, id: `${PLACE}${n}` as StructureId } };
};

async function scene(world: World, n: number): Promise<Scene> {
  const { house, owner } = world;
  const recordId = await aRecord(house, 400 + n);
  const { id } = await deposited(house, recordId, aDraft(`course ${n}`), aProfessional({ id: '899700000499' }));
  await owner`
    insert into professional (id_nat_ps, profession, active, sealed) values (${`${READER}${n}`}, '10', true, '')
    on conflict do nothing`;
  const consentId = crypto.randomUUID();
  await house.database.withRecord(recordId, (handle) => addRelation(handle, '899700000498' as IdNatPs, 'careTeam', 0));
  return { recordId, consentId, documentId: id };
}

/** Everything as before the race: a consent in force, nothing blocked, nothing hidden. */
async function reset({ owner }: World, { recordId, consentId, documentId }: Scene, n: number): Promise<void> {
  await owner.begin(async (tx) => {
    for (const table of ['consent', 'block', 'structure_block', 'document_exception', 'relation'])
      await tx`delete from ${tx(table)} where record_id = ${recordId}`;
    await tx`
      insert into consent (record_id, id, id_nat_ps, structure_id, given_at, until, sealed)
      values (${recordId}, ${consentId}, ${`${READER}${n}`}, ${`${PLACE}${n}`}, now() - interval '1 day', now() + interval '1 day', '')`;
    await tx`update document set hidden = false, hidden_by = null where record_id = ${recordId} and id = ${documentId}`;
    await tx`update professional set active = true where id_nat_ps = ${`${READER}${n}`}`;
  });
}

type House = World['house'];

/** Whether the reader got the document, in a list or by its id. */
async function reads(house: House, { recordId, documentId }: Scene, reader: Caller, inList: boolean): Promise<boolean> {
  const { runner, acts } = house;
  if (inList) {
    const input = { filter: {}, page: { limit: 5 }, archivedToo: true };
    const list = await runner.perform(acts.listDocuments, recordId, input, reader);
    return list.kind === 'done' && list.outcome.total > 0;
  }
  const one = await runner.perform(acts.readWireForm, recordId, { id: documentId as never }, reader);
  return one.kind === 'done';
}

async function end(house: House, { owner }: World, kind: Kind, scene: Scene, n: number): Promise<void> {
  const { acts } = house;
  const idNatPs = `${READER}${n}` as IdNatPs;
  const id = scene.documentId as never;
  const perform = async <I, F, O>(act: Act<Caller, I, F, O>, input: I): Promise<void> => {
    const done = await house.runner.perform(act, scene.recordId, input, thePerson(scene.recordId));
    if (done.kind !== 'done') throw new Error(`${kind}: ${JSON.stringify(done)}`);
  };
  switch (kind) {
    case 'withdraw':
      return perform(acts.withdrawConsent, { consentId: scene.consentId, of: idNatPs, name: 'R', withdraw: true });
    case 'block':
      return perform(acts.blockProfessional, { idNatPs, name: 'R', block: true });
    case 'block-structure':
      return perform(acts.blockStructure, { structureId: `${PLACE}${n}` as StructureId, name: 'P', block: true });
    case 'end-term':
      return perform(acts.setTerm, { of: { consentId: scene.consentId }, name: 'R', until: house.clock.domain() - 1 });
    case 'hide':
      return perform(acts.hideDocument, { id, hide: true });
    case 'hide-all':
      return perform(acts.hideMany, { which: 'all', hide: true });
    case 'keep-from':
      return perform(acts.documentException, { id, idNatPs, name: 'R', exception: 'keep' });
    case 'strike-off':
      await owner`update professional set active = false where id_nat_ps = ${idNatPs}`;
  }
}
