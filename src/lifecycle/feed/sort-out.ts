import type { RecordId } from '../../kernel/ids.js';
import type { Clock } from '../../kernel/time.js';
import type { ActRunner } from '../../platform/act.js';
import type { Database } from '../../platform/database.js';
import type { KeyStore } from '../../platform/key-store.js';
import { recordIdsMadeAt } from '../../platform/random-ids.js';
import type { SystemKeys } from '../../platform/system-keys.js';
import { majorityFallsAt } from '../../identity/index.js';
import { moveActs } from '../move.act.js';
import type { LifeTerms } from '../space.model.js';
import type { FeedLine } from './feed-line.model.js';
import { knownPersons, newSlots, type KnownPerson } from './feed.store.js';
import { newcomerRow, type Newcomer } from './newcomer.js';
import { updatePersonAct } from './update-person.act.js';

// What is to be done about each line of a batch, and the doing of what is done one by one.

export interface ImportDeps {
  readonly database: Database;
  readonly recordKeys: KeyStore;
  readonly keys: Pick<SystemKeys, 'index' | 'code'>;
  readonly clock: Clock;
  readonly runner: ActRunner;
  readonly terms: LifeTerms;
  readonly mode: 'demo' | 'production';
  /** E-mail can be sent: notices to those who have an address go by it. */
  readonly sendsMail: boolean;
}

export interface Refused {
  readonly line: number;
  readonly problem: string;
  readonly path?: string;
}

export interface Read extends Newcomer {
  readonly number: number;
  readonly endsAt: number;
  /** Hexadecimal. */
  readonly index: string;
}

export interface Batch {
  readonly reads: Read[];
  readonly indexes: Set<string>;
  readonly refused: Refused[];
  lines: number;
  bytes: number;
}

export interface Change {
  readonly read: Read;
  readonly known: KnownPerson;
}

export interface Sorted {
  readonly newcomers: readonly object[];
  readonly changes: readonly Change[];
  readonly anew: readonly RecordId[];
  readonly refused: readonly Refused[];
  readonly same: number;
  readonly left: number;
}

/** What is to be done about each line of a batch; new persons' keys are made and everything of them is sealed. */
export async function sortOut(deps: ImportDeps, batch: Batch): Promise<Sorted> {
  const at = deps.clock.domain();
  const known = await knownPersons(deps.database.directory, [...batch.indexes]);
  const fresh: Read[] = [];
  const changes: Change[] = [];
  const anew: RecordId[] = [];
  const refused = [...batch.refused];
  let same = 0;
  let left = 0;
  for (const read of batch.reads) {
    const before = known.get(read.index);
    const { line, number } = read;
    const refuse = (problem: string, path: string): void => void refused.push({ line: number, problem, path });
    if (before === undefined)
      if (line.deceasedOn === undefined) fresh.push(read);
      else refuse('unknown-and-deceased', 'deceasedOn');
    else if (before.state === 'erased')
      if (line.deceasedOn === undefined && askedAnew(line, before, at)) {
        anew.push(before.recordId);
        fresh.push(read);
      } else left += 1;
    else if (before.digest === read.digest.toString('hex')) same += 1;
    else if (before.asOf !== undefined && (line.asOf ?? at) < before.asOf) refuse('older-than-known', 'asOf');
    else changes.push({ read, known: before });
  }
  const newcomers = await newcomersOf(deps, fresh, at);
  return { newcomers, changes, anew, refused: refused.sort((a, b) => a.line - b.line), same, left };
}

/** Whose record was erased while they were a minor is asked again once they are of age; nobody else is brought back by a feed. (rules 51) */
function askedAnew({ person }: FeedLine, erased: KnownPerson, at: number): boolean {
  const majorityAt = majorityFallsAt(person.birthDate, person.postalCode);
  return erased.since < majorityAt && majorityAt <= at;
}

async function newcomersOf(deps: ImportDeps, fresh: readonly Read[], at: number): Promise<object[]> {
  if (fresh.length === 0) return [];
  const slots = await newSlots(deps.database.directory, fresh.length);
  const places = recordIdsMadeAt(deps.clock.real(), fresh.length).map((recordId, one) => ({
    recordId,
    slot: slots[one] ?? 0,
  }));
  const keys = await deps.recordKeys.create(places);
  return fresh.map((read, one) => {
    const [place, key] = [places[one], keys[one]];
    if (place === undefined || key === undefined) throw new Error('the key store gave too few keys');
    return newcomerRow(read, { ...place, key }, { at, keys: deps.keys, sendsMail: deps.sendsMail });
  });
}

/** What changed of one person, by the acts of their record. */
export async function carryChange(
  { runner, terms, keys, sendsMail }: ImportDeps,
  { read, known }: Change,
): Promise<'changed' | 'deceased' | 'left'> {
  const system = { kind: 'system' } as const;
  const { recordId, state } = known;
  const { decease, correctDeath } = moveActs(terms);
  const dies = read.line.deceasedOn !== undefined && state !== 'deceased';
  if (dies) await runner.perform(decease, recordId, {}, system);
  if (read.line.deceasedOn === undefined && state === 'deceased')
    await runner.perform(correctDeath, recordId, {}, system);
  const done = await runner.perform(
    updatePersonAct(keys.index, sendsMail),
    recordId,
    { line: read.line, digest: read.digest },
    system,
  );
  if (done.kind !== 'done') return 'left';
  return dies ? 'deceased' : 'changed';
}
