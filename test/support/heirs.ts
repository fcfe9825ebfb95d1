// A request after a death, as the tests need it: a person who died, somebody who asks, two auditors.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { HeirRequest, RecordHeirInput } from '../../src/heirs/index.js';
import type { Person } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { DAY, parisDay } from '../../src/kernel/time.js';
import { readTrace } from '../../src/audit/index.js';
import type { DocumentCategory } from '../../src/kernel/codes/document-classes.js';
import type { ActResult } from '../../src/platform/act.js';
import { openZip } from '../../src/platform/zip-reader.js';
import { makeTakeouts } from '../../src/takeout/index.js';
import { takeoutDeps } from '../../src/takeouts.js';
import { moveActs } from '../../src/lifecycle/index.js';
import { waitingMessages } from '../../src/notices/message.store.js';
import type { WaitingMessage } from '../../src/notices/message.model.js';
import { aRecord } from './cast.js';
import type { World } from './world.js';

export const SCAN = Buffer.from('%PDF-1.4\nscan');
export const ADVISER = { kind: 'helpdesk', id: 'adviser', name: 'Mona' } as const;
export const auditorCalled = (name: string) => ({ kind: 'auditor', id: randomUUID(), name }) as const;

/** A record with documents, before its person dies. */
export const livingPerson = (world: World, number: number, change: Partial<Person> = {}): Promise<RecordId> =>
  aRecord(world.house, number, change);

/** The insurer reports the death. */
export async function dies({ house }: World, recordId: RecordId): Promise<void> {
  const done = await house.runner.perform(moveActs(house.terms).decease, recordId, {}, { kind: 'system' });
  assert.equal(done.kind, 'done');
}

/** And takes it back. */
export async function livesAfterAll({ house }: World, recordId: RecordId): Promise<void> {
  const done = await house.runner.perform(moveActs(house.terms).correctDeath, recordId, {}, { kind: 'system' });
  assert.equal(done.kind, 'done');
}

export async function heirInput(world: World, change: Partial<RecordHeirInput> = {}): Promise<RecordHeirInput> {
  const scan = async (paper: 'identity' | 'quality') => ({
    paper,
    contentType: 'application/pdf',
    blob: await world.house.blobs.put(SCAN),
  });
  return {
    ground: 'causes',
    quality: 'spouse',
    receivedOn: parisDay(world.clock.domain()),
    why: 'Comprendre ce qui est arrivé',
    asker: {
      givenName: 'Ada',
      familyName: 'PROCHE',
      address: ['3 rue des Essais', '99000 ESSAI'],
      email: 'ada.proche@example.org',
    },
    scans: [await scan('identity'), await scan('quality')],
    ...change,
  };
}

/** The help-desk records it. */
export async function asked(
  world: World,
  recordId: RecordId,
  change: Partial<RecordHeirInput> = {},
): Promise<HeirRequest> {
  const { runner, acts } = world.house;
  const done = await runner.perform(acts.recordHeirRequest, recordId, await heirInput(world, change), ADVISER);
  return done.kind === 'done' ? done.outcome : assert.fail(JSON.stringify(done));
}

/** What waits for the post of one record. */
export const lettersOf = (world: World, recordId: RecordId): Promise<WaitingMessage[]> =>
  world.house.database.withRecord(recordId, (handle) => waitingMessages(handle, 'post', world.clock.domain()));

// What the tests of acts after a death do again and again, in one world.

export const SOLENE = auditorCalled('Solène');
export const BASTIEN = auditorCalled('Bastien');

export const said = (done: ActResult<unknown>): string =>
  done.kind === 'done' ? 'done' : done.kind === 'failed' ? done.problem.problem : `${done.refusal} ${done.rule}`;

const CHOSEN = { categories: ['reports'] as readonly DocumentCategory[], months: 12 };
export const grant = (request: HeirRequest, chosen: object = CHOSEN) =>
  ({
    requestId: request.id,
    what: 'grant',
    words: 'Le compte rendu suffit',
    chosen: { ...CHOSEN, ...chosen },
  }) as const;
export const heir = (request: HeirRequest) => ({ kind: 'heir', requestId: request.id }) as const;

export function heirWorld(of: () => World, firstNumber: number) {
  let people = firstNumber;
  let ahead = 0;
  const later = (by: number): void => of().clock.setOffset((ahead += by));
  return {
    later,
    person: (change: Partial<Person> = {}) => livingPerson(of(), (people += 1), change),
    async historyOf(recordId: RecordId, limit = 6): Promise<string[]> {
      const { lines } = await of().house.database.withRecord(recordId, (handle) =>
        readTrace(handle, 'shown', { limit }),
      );
      return lines.map(({ act, outcome, actor, rule }) => `${act} ${outcome} ${actor.kind} ${rule}`);
    },
    /** Proposed by one, confirmed by the other, after the two days. */
    async granted(recordId: RecordId, request: HeirRequest): Promise<void> {
      later(3 * DAY);
      const { runner, acts } = of().house;
      assert.equal(said(await runner.perform(acts.proposeHeirDecision, recordId, grant(request), SOLENE)), 'done');
      const confirmed = await runner.perform(acts.confirmHeirDecision, recordId, { requestId: request.id }, BASTIEN);
      assert.equal(said(confirmed), 'done');
    },
    /** The copy, made and fetched: the names of its files, and their text. */
    async copyOf(recordId: RecordId, request: HeirRequest) {
      const { house } = of();
      await makeTakeouts(takeoutDeps(house));
      const fetched = await house.runner.perform(house.acts.downloadHeirCopy, recordId, {}, heir(request));
      if (fetched.kind !== 'done') return assert.fail(said(fetched));
      const pieces: Buffer[] = [];
      for await (const piece of house.blobs.getPieces(fetched.outcome)) pieces.push(piece);
      const zip = await openZip(Buffer.concat(pieces));
      if (!zip.ok) return assert.fail(zip.problem);
      const { value } = zip;
      const text = async (inside: string): Promise<string> => {
        const bytes = await value.read(inside);
        assert.ok(bytes?.ok, inside);
        return bytes.value.toString('utf8');
      };
      return { names: value.paths, text };
    },
  };
}
