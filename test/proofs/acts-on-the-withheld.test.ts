// Every act of the house, tried on a document that is withheld from the person. What it leaves in the history they are shown is what
// trying it on nothing leaves; what others do to it leaves nothing there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readTrace } from '../../src/audit/index.js';
import type { Caller } from '../../src/identity/index.js';
import type { DocumentId, IdNatPs, RecordId } from '../../src/kernel/ids.js';
import { ok } from '../../src/kernel/result.js';
import type { Act, ActResult } from '../../src/platform/act.js';
import type { Document } from '../../src/record/index.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../support/cast.js';
import { startWorld, type World } from '../support/world.js';

type AnyAct = Act<Caller, unknown, unknown, unknown>;

const AUTHOR = aProfessional({ id: '899700000811' });
const STRANGER = aProfessional({ id: '899700000812' });
const CHOSEN = '899700000813' as IdNatPs;
const NOTHING = '00000000-0000-4000-8000-000000000000' as DocumentId;

/** Asked by whoever has a code, of no document. */
const VISITORS_OWN = new Set<string>([
  'askVisit',
  'leaveVisit',
  'lookVisit',
] satisfies (keyof World['house']['acts'])[]);

/** By the names of acts: those of the door, of desks and of heirs have callers and inputs of their own, and none is on a document. */
const OF_THE_RECORD = /^(document|visit|subject|history|rights|consent|preview|who|record|summary|submission)/;

let world: World;
before(async () => {
  world = await startWorld({ content: 'empty', standsStill: true });
});
after(() => world.close());

/** Whatever an act may ask of a document, in one: each takes from it what it knows. */
const about = (id: DocumentId) => ({
  ...{ id, target: { id }, which: [id], documentIds: [id], filter: { ids: [id] }, itemId: id, reviewId: id },
  ...{ idNatPs: CHOSEN, name: 'Ada CHOISIE', exception: 'keep', hide: true, remove: true, confirmed: true },
  ...{ everything: false, minutes: 15, onPaper: false, page: { limit: 5 }, archivedToo: true },
  amendment: () => ok({ hidden: true }),
});

let number = 700;
async function withheldDocument(): Promise<{ readonly recordId: RecordId; readonly id: DocumentId }> {
  const recordId = await aRecord(world.house, (number += 1));
  const draft = aDraft(`${number} annonce`, { withheldFromPatient: true });
  return { recordId, id: (await deposited(world.house, recordId, draft, AUTHOR)).id };
}

const shown = (recordId: RecordId) =>
  world.house.database.withRecord(recordId, (handle) => readTrace(handle, 'shown', { limit: 99 }));

/** What the act made known, and what it left in the shown history. */
async function tried(
  act: AnyAct,
  recordId: RecordId,
  id: DocumentId,
  by: Caller,
): Promise<readonly [string, string[]]> {
  const { length } = (await shown(recordId)).lines;
  const ended: Pick<ActResult<unknown>, 'kind'> | string = await world.house.runner
    .perform(act, recordId, about(id), by)
    .catch((error: unknown) => (error instanceof Error ? error.message : 'unknown'));
  const { lines } = await shown(recordId);
  const fresh = lines
    .slice(0, lines.length - length)
    .map(({ n: _n, ...entry }) => JSON.stringify(entry).replaceAll(id, 'asked for'));
  return [typeof ended === 'string' ? ended : ended.kind, fresh];
}

/** Does the act look at one document? Then it has read it among its facts. */
async function looksAt(act: AnyAct, recordId: RecordId, id: DocumentId): Promise<boolean> {
  const { database, clock, ids } = world.house;
  const context = { caller: AUTHOR, at: clock.domain(), ids };
  const facts = await database
    .withRecord(recordId, (handle) => act.facts(handle, about(id), context))
    .catch(() => undefined);
  const { document } = (facts ?? {}) as { readonly document?: Document };
  return document?.id === id;
}

test('every act, by the person on what is withheld, leaves what trying it on nothing leaves; by others, nothing', async () => {
  const onOne: string[] = [];
  for (const [name, act] of Object.entries(world.house.acts) as unknown as [string, AnyAct][]) {
    if (VISITORS_OWN.has(name) || !OF_THE_RECORD.test(act.name)) continue;
    const { recordId, id } = await withheldDocument();
    const person = thePerson(recordId);
    const onNothing = await tried(act, recordId, NOTHING, person);
    assert.deepEqual(await tried(act, recordId, id, person), onNothing, name);
    if (!(await looksAt(act, recordId, id))) continue;
    onOne.push(name);
    assert.equal(onNothing[0], 'refused', name);
    for (const by of [STRANGER, AUTHOR]) {
      const [ended, lines] = await tried(act, recordId, id, by);
      const [row] = await world.owner`
        select withheld_until > ${new Date(world.clock.domain())} as kept from document where id = ${id}`;
      // Whoever released it has shown it: then the entry may say so.
      if (row?.['kept'] === true) assert.deepEqual(lines, [], `${name} by ${by.professional.idNatPs}: ${ended}`);
      else assert.equal(by, AUTHOR, name);
    }
  }
  // The list is what the acts themselves look at: one that is new stands here, or the test has not seen it.
  assert.deepEqual(onOne.sort(), [
    ...['amendDocument', 'documentException', 'downloadDocument', 'hideDocument', 'openDocument', 'readDocument'],
    ...['readDocumentExceptions', 'readWireForm', 'releaseDocument', 'removeDocument', 'showToRepresentatives'],
    ...['takeShownDocument', 'whoMaySee'],
  ]);
});
