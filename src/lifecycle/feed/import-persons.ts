import { insIndex } from '../../identity/index.js';
import type { RecordId } from '../../kernel/ids.js';
import type { Clock } from '../../kernel/time.js';
import type { ActRunner } from '../../platform/act.js';
import type { Database } from '../../platform/database.js';
import type { KeyStore } from '../../platform/key-store.js';
import { recordIdsMadeAt } from '../../platform/random-ids.js';
import { blindIndex } from '../../platform/sealing.js';
import type { SystemKeys } from '../../platform/system-keys.js';
import { majorityFallsAt } from '../majority-falls-at-local-midnight.rule.js';
import { moveActs } from '../move.act.js';
import type { LifeTerms } from '../space.model.js';
import { csvLine, parseCsvHeader, type CsvHeader } from './feed-csv.model.js';
import { parseFeedLine, type FeedLine } from './feed-line.model.js';
import {
  commitBatch,
  endRun,
  knownPersons,
  newSlots,
  openRun,
  restartRun,
  type KnownPerson,
  type RunProgress,
} from './feed.store.js';
import { linesOf, type Line } from './lines.js';
import { newcomerRow, type Newcomer } from './newcomer.js';
import { updatePersonAct } from './update-person.act.js';

// The insurer's feed, read as a stream: refused lines one by one, new persons a thousand in a statement, changes each by their act. How far
// it has come is written with each batch: an import that was stopped anywhere goes on there, and a line read twice changes nothing.

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

export interface ImportOptions {
  /** The same feed is the same run. */
  readonly runId: string;
  readonly format: 'ndjson' | 'csv';
  readonly batch?: number;
  /** Durable when it resolves; `from` is how much of what was refused before counts. Answers how many bytes there are now. */
  refuse(lines: readonly Refused[], from: number): Promise<number>;
  progress?(counts: ImportCounts, lines: number): void;
}

export interface Refused {
  readonly line: number;
  readonly problem: string;
  readonly path?: string;
}

export type ImportCounts = Record<'new' | 'changed' | 'same' | 'deceased' | 'left' | 'refused', number>;

interface Read extends Newcomer {
  readonly number: number;
  readonly endsAt: number;
  /** Hexadecimal. */
  readonly index: string;
}

interface Batch {
  readonly reads: Read[];
  readonly indexes: Set<string>;
  readonly refused: Refused[];
  lines: number;
  bytes: number;
}

const emptyBatch = (): Batch => ({ reads: [], indexes: new Set(), refused: [], lines: 0, bytes: 0 });

/** Imports a feed; answers what came of its lines, those of an earlier try of the same run included. */
export async function importPersons(
  deps: ImportDeps,
  source: AsyncIterable<Buffer | string>,
  options: ImportOptions,
): Promise<ImportCounts> {
  const sql = deps.database.directory;
  const size = options.batch ?? 1_000;
  const before = await openRun(sql, options.runId, 'persons', deps.clock.real());
  if (before.ended) await restartRun(sql, options.runId);
  const run = before.ended ? { bytes: 0, lines: 0, refusedBytes: 0, counts: {} } : before;
  const counts: ImportCounts = { ...{ new: 0, changed: 0, same: 0, deceased: 0, left: 0, refused: 0 }, ...run.counts };
  let header = 'header' in run && run.header !== undefined ? parseCsvHeader(run.header) : undefined;
  let headerText = 'header' in run ? run.header : undefined;
  let refusedBytes = run.refusedBytes;
  let batch = emptyBatch();
  let writing: Promise<void> = Promise.resolve();
  let writes: ReadonlySet<string> = new Set();

  const write = async (): Promise<void> => {
    const full = batch;
    batch = emptyBatch();
    // A person who is being written right now is looked up afterwards.
    if ([...full.indexes].some((index) => writes.has(index))) await writing;
    let work = await sortOut(deps, full);
    await writing;
    writes = full.indexes;
    writing = (async () => {
      for (const change of work.changes) counts[await carryChange(deps, change)] += 1;
      for (let tries = 1; ; tries += 1) {
        refusedBytes = await options.refuse(work.refused, refusedBytes);
        const done = { ...counts };
        done.new += work.newcomers.length;
        done.refused += work.refused.length;
        done.same += work.same;
        done.left += work.left;
        const progress: RunProgress = {
          ...{ bytes: full.bytes, lines: full.lines, refusedBytes, counts: done },
          ...(headerText === undefined ? {} : { header: headerText }),
        };
        try {
          await commitBatch(sql, options.runId, work.newcomers, work.anew, progress);
          Object.assign(counts, done);
          break;
        } catch (error) {
          // Somebody else brought one of them in meanwhile: they are looked up again.
          if (!isTaken(error) || tries === 3) throw error;
          work = { ...(await sortOut(deps, full)), refused: [] };
        }
      }
      options.progress?.(counts, full.lines);
    })();
    writing.catch(() => undefined);
  };

  const read = async (): Promise<void> => {
    for await (const lines of linesOf(source, { skip: run.bytes, skipped: run.lines })) await take(lines);
    if (batch.lines > 0) await write();
  };
  const take = async (lines: readonly Line[]): Promise<void> => {
    for (const line of lines) {
      if (options.format === 'csv' && header === undefined && line.text !== undefined) {
        headerText = line.text.trim();
        header = parseCsvHeader(headerText);
        continue;
      }
      const said = readLine(deps, line, header);
      // A person named twice: what stands before is written first.
      if (said !== undefined && 'index' in said && batch.indexes.has(said.index)) await write();
      batch.lines = line.number;
      batch.bytes = line.endsAt;
      if (said === undefined) continue;
      if ('index' in said) {
        batch.reads.push(said);
        batch.indexes.add(said.index);
      } else batch.refused.push(said);
      if (batch.reads.length + batch.refused.length >= size) await write();
    }
  };
  try {
    await read();
  } finally {
    await writing;
  }
  await endRun(sql, options.runId, deps.clock.real());
  return counts;
}

/** A line as what it says of whom; refused with its reason; undefined when there is nothing on it. */
function readLine({ keys, mode }: ImportDeps, line: Line, header: CsvHeader | undefined): Read | Refused | undefined {
  const refuse = (problem: string, path?: string): Refused => ({
    ...{ line: line.number, problem },
    ...(path === undefined || path === '' ? {} : { path }),
  });
  if (line.text === undefined) return refuse(line.fault ?? 'line-too-long');
  const text = line.text.trim();
  if (text === '') return undefined;
  let fields: unknown;
  if (header === undefined) {
    try {
      fields = JSON.parse(text);
    } catch {
      return refuse('not-json');
    }
  } else {
    const cells = csvLine(text, header);
    if (cells === undefined) return refuse('csv-malformed');
    fields = cells;
  }
  const parsed = parseFeedLine(fields, mode);
  if (!parsed.ok) return refuse(parsed.problem, parsed.path);
  const { asOf, ...said } = parsed.value;
  const index = insIndex(keys.index, said.person.ins);
  return {
    number: line.number,
    endsAt: line.endsAt,
    line: parsed.value,
    insIndex: index,
    index: index.toString('hex'),
    digest: blindIndex(keys.index, 'person-line', JSON.stringify(said)),
  };
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505';

interface Change {
  readonly read: Read;
  readonly known: KnownPerson;
}

/** What is to be done about each line of a batch; new persons' keys are made and everything of them is sealed. */
async function sortOut(deps: ImportDeps, batch: Batch) {
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
async function carryChange(
  { runner, terms }: ImportDeps,
  { read, known }: Change,
): Promise<'changed' | 'deceased' | 'left'> {
  const system = { kind: 'system' } as const;
  const { recordId, state } = known;
  const { decease, correctDeath } = moveActs(terms);
  const dies = read.line.deceasedOn !== undefined && state !== 'deceased';
  if (dies) await runner.perform(decease, recordId, {}, system);
  if (read.line.deceasedOn === undefined && state === 'deceased')
    await runner.perform(correctDeath, recordId, {}, system);
  const done = await runner.perform(updatePersonAct, recordId, { line: read.line, digest: read.digest }, system);
  if (done.kind !== 'done') return 'left';
  return dies ? 'deceased' : 'changed';
}
