import { createHash } from 'node:crypto';
import { insIndex } from '../../identity/index.js';
import { blindIndex } from '../../platform/sealing.js';
import { csvLine, parseCsvHeader, type CsvHeader } from './feed-csv.model.js';
import { parseFeedLine } from './feed-line.model.js';
import { commitBatch, endRun, openRun, restartRun, type RunProgress } from './feed.store.js';
import { linesOf, type Line } from './lines.js';
import { carryChange, sortOut, type Batch, type ImportDeps, type Read, type Refused, type Sorted } from './sort-out.js';

// The insurer's feed, read as a stream: refused lines one by one, new persons a thousand in a statement, changes each by their act. How far
// it has come is written with each batch: an import that was stopped anywhere goes on there, and a line read twice changes nothing.

export interface ImportOptions {
  /** The same feed is the same run. */
  readonly runId: string;
  readonly format: 'ndjson' | 'csv';
  readonly batch?: number;
  /** Durable when it resolves; `from` is how much of what was refused before counts. Answers how many bytes there are now. */
  refuse(lines: readonly Refused[], from: number): Promise<number>;
  progress?(counts: ImportCounts, lines: number): void;
}

export type ImportCounts = Record<'new' | 'changed' | 'same' | 'deceased' | 'left' | 'refused', number>;

/** The feed begins like one that was stopped, and is another: the next try begins at its first line. */
export class AnotherFeed extends Error {
  constructor() {
    super(
      'this feed begins like one that was stopped, and is another: run the command again, it begins at the first line',
    );
    this.name = 'AnotherFeed';
  }
}

/** Batches that are made ready beside the one that is being written: nobody waits for the disk. */
const AHEAD = 2;

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
  const hash = createHash('sha256');
  let batch = emptyBatch();
  let writing: Promise<void> = Promise.resolve();
  let underWay: { readonly indexes: ReadonlySet<string>; readonly written: Promise<void> }[] = [];

  /** Batches are looked up and sealed side by side, and written one after the other, each with how far the run has come. */
  const write = async (): Promise<void> => {
    const full = batch;
    const readSoFar = hash.copy().digest();
    batch = emptyBatch();
    // A person who is being written right now is looked up afterwards.
    const indexes = [...full.indexes];
    if (underWay.some((other) => indexes.some((index) => other.indexes.has(index)))) await writing;
    const sorting = sortOut(deps, full);
    const before = writing;
    writing = (async () => {
      const sorted = await sorting;
      await before;
      await carryBatch(full, sorted, readSoFar);
    })();
    writing.catch(() => undefined);
    underWay.push({ indexes: full.indexes, written: writing });
    if (underWay.length > AHEAD) await underWay[0]?.written;
    underWay = underWay.slice(-AHEAD);
  };

  const carryBatch = async (full: Batch, sorted: Sorted, readSoFar: Buffer): Promise<void> => {
    let work = sorted;
    const from = refusedBytes;
    for (let tries = 1; ; tries += 1) {
      for (const change of work.changes) counts[await carryChange(deps, change)] += 1;
      refusedBytes = await options.refuse(work.refused, from);
      const done = { ...counts };
      done.new += work.newcomers.length;
      done.refused += work.refused.length;
      done.same += work.same;
      done.left += work.left;
      const progress: RunProgress = {
        ...{ bytes: full.bytes, lines: full.lines, refusedBytes, counts: done, read: readSoFar },
        ...(headerText === undefined ? {} : { header: headerText }),
      };
      try {
        await commitBatch(sql, options.runId, work.newcomers, work.anew, progress);
        Object.assign(counts, done);
        options.progress?.(counts, full.lines);
        return;
      } catch (error) {
        // Somebody else brought one of them in meanwhile: they are looked up again.
        if (!isTaken(error) || tries === 3) throw error;
        work = await sortOut(deps, full);
      }
    }
  };

  const read = async (): Promise<void> => {
    let passed = run.lines === 0;
    const isAnother = (): boolean => 'read' in run && run.read !== undefined && !run.read.equals(hash.copy().digest());
    for await (const lines of linesOf(source, { skipped: run.lines })) {
      const ahead = passed ? 0 : lines.filter(({ number }) => number <= run.lines).length;
      for (const line of lines.slice(0, ahead)) note(line);
      if (ahead < lines.length || lines.at(-1)?.number === run.lines) {
        if (!passed && isAnother()) throw await another();
        passed = true;
      }
      await take(lines.slice(ahead));
    }
    if (!passed) throw await another();
    if (batch.lines > 0) await write();
  };
  const another = async (): Promise<AnotherFeed> => {
    await restartRun(sql, options.runId);
    return new AnotherFeed();
  };
  const note = ({ bytes, endsAt }: Line): void => void hash.update(bytes).update(`\n${endsAt}\n`);
  const take = async (lines: readonly Line[]): Promise<void> => {
    for (const line of lines) {
      if (options.format === 'csv' && header === undefined && line.text !== undefined) {
        headerText = line.text.trim();
        header = parseCsvHeader(headerText);
        note(line);
        continue;
      }
      const said = readLine(deps, line, header);
      // A person named twice: what stands before is written first.
      if (said !== undefined && 'index' in said && batch.indexes.has(said.index)) await write();
      note(line);
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
function readLine(
  { keys, mode, clock }: ImportDeps,
  line: Line,
  header: CsvHeader | undefined,
): Read | Refused | undefined {
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
  const parsed = parseFeedLine(fields, mode, clock.domain());
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
