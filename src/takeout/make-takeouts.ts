import type { HeirCaller, PersonCaller } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import type { Clock } from '../kernel/time.js';
import type { ActResult, ActRunner } from '../platform/act.js';
import type { BlobStore } from '../platform/blob-store.js';
import { RecordKeyDestroyed, type Database } from '../platform/database.js';
import { addToOutbox, outboxId } from '../platform/outbox.js';
import type { ReadingPool } from '../reading/index.js';
import type { Lang } from '../web/index.js';
import { collectAct, collectForHeirAct, type Collected, type CollectSettings } from './collect.act.js';
import { originalsOf, textFiles } from './takeout-files.js';
import { readablePage } from './readable-pages.js';
import { linkEndsAt, type Takeout, type TakeoutFile } from './takeout.model.js';
import {
  asOnlyMaker,
  endTakeout,
  finishTakeout,
  noteProgress,
  readTakeouts,
  recordsWithTakeouts,
} from './takeout.store.js';
import { zipOf, type ZipEntry } from './zip-stream.js';

// The job: makes the copies that were asked for, one at a time, and takes away those whose link is over. A worker that dies leaves a
// copy half made: the next one begins it again, under the same name. One that is still at work is left alone: begun each minute, on
// several machines, the job would otherwise make a long copy twice and count its tries.

export interface MakeDeps extends CollectSettings {
  readonly database: Database;
  readonly runner: ActRunner;
  readonly blobs: BlobStore;
  readonly reading: Pick<ReadingPool, 'renderCda' | 'cdaPart'>;
  readonly clock: Clock;
  /** A document's description as this installation sends it. */
  readonly sent: (wire: Buffer) => object;
}

const TRIES = 5;
const TELL_EVERY = 1_000;
const COMPRESSED = /^(?:image\/(?:jpeg|png)|application\/pdf)$/;

/** Carries on every copy that waits; answers how many became ready: none while another maker is at work. */
export const makeTakeouts = async (deps: MakeDeps): Promise<number> =>
  (await asOnlyMaker(deps.database.directory, () => makeAll(deps))) ?? 0;

async function makeAll(deps: MakeDeps): Promise<number> {
  let ready = 0;
  const records = await recordsWithTakeouts(deps.database.directory, deps.clock.domain(), 100);
  for (const recordId of records)
    try {
      const takeouts = await deps.database.withRecord(recordId, readTakeouts);
      for (const takeout of takeouts) if (await carry(deps, recordId, takeout)) ready += 1;
    } catch (error) {
      if (!(error instanceof RecordKeyDestroyed)) throw error;
    }
  return ready;
}

async function carry(deps: MakeDeps, recordId: RecordId, takeout: Takeout): Promise<boolean> {
  const { id, state, expiresAt, file } = takeout;
  if (state === 'ready' && expiresAt !== undefined && expiresAt <= deps.clock.domain()) {
    await deps.database.withRecord(recordId, (handle) => endTakeout(handle, id, 'gone'));
    if (file !== undefined) await deps.blobs.remove(file.address);
    return false;
  }
  if (state !== 'waiting' && state !== 'making') return false;
  const fail = (): Promise<void> => deps.database.withRecord(recordId, (handle) => endTakeout(handle, id, 'failed'));
  if (takeout.tries >= TRIES) {
    await fail();
    return false;
  }
  const collected = await collect(deps, recordId, takeout);
  if (collected.kind !== 'done') {
    await fail();
    return false;
  }
  const made = await write(deps, recordId, id, collected.outcome);
  const at = deps.clock.domain();
  const done = await deps.database.withRecord(recordId, async (handle) => {
    const finished = await finishTakeout(handle, id, { at, expiresAt: linkEndsAt(at, takeout), file: made });
    // Who asked after a death has a letter with the code.
    if (finished && takeout.heirRequest === undefined)
      await addToOutbox(handle, { id: outboxId(`takeout ${id}`), kind: 'takeout-ready', at });
    return finished;
  });
  if (!done) await deps.blobs.remove(made.address);
  return done;
}

/**
 * The copy the person would get, made at once and without a request; undefined when they may not have it now. Whoever asked takes the
 * file from the blobs, and away from them.
 */
export async function makeCopyNow(deps: MakeDeps, recordId: RecordId, id: string): Promise<TakeoutFile | undefined> {
  const caller: PersonCaller = { kind: 'person', recordId };
  const collected = await deps.runner.perform(collectAct(deps), recordId, { id }, caller);
  return collected.kind === 'done' ? write(deps, recordId, id, collected.outcome) : undefined;
}

/** What goes into it: everything for the person, what was granted for an heir. */
function collect(deps: MakeDeps, recordId: RecordId, { id, heirRequest }: Takeout): Promise<ActResult<Collected>> {
  if (heirRequest === undefined) {
    const caller: PersonCaller = { kind: 'person', recordId };
    return deps.runner.perform(collectAct(deps), recordId, { id }, caller);
  }
  const caller: HeirCaller = { kind: 'heir', requestId: heirRequest };
  return deps.runner.perform(collectForHeirAct(deps), recordId, { id }, caller);
}

const entry = (path: string, bytes: Buffer, contentType = 'text/html'): ZipEntry => ({
  path,
  bytes: () => Promise.resolve(bytes),
  stored: COMPRESSED.test(contentType),
});

async function write(deps: MakeDeps, recordId: RecordId, id: string, collected: Collected): Promise<TakeoutFile> {
  const madeAt = deps.clock.domain();
  const lang: Lang = collected.person.language ?? 'fr';
  const done = { documents: 0, bytes: 0, toldAt: 0 };
  async function* entries(): AsyncGenerator<ZipEntry> {
    const readable = new Map<string, string>();
    for (const original of originalsOf(collected)) {
      const { document, path } = original;
      const bytes = await deps.blobs.get(document.blob);
      yield entry(path, bytes, document.contentType);
      const page = await readablePage(deps.reading, original, bytes, lang);
      if (page !== undefined) {
        readable.set(document.id, page.path);
        yield entry(page.path, Buffer.from(page.html));
        for (const file of page.files) yield entry(file.path, file.bytes, file.contentType);
      }
      done.documents += 1;
      done.bytes += document.size;
      const now = deps.clock.real();
      if (now - done.toldAt < TELL_EVERY) continue;
      done.toldAt = now;
      await deps.database.withRecord(recordId, (handle) => noteProgress(handle, id, done.documents, done.bytes));
    }
    // They name the pages that were made.
    for (const [path, text] of textFiles(collected, { madeAt, lang, sent: deps.sent, readable }))
      yield entry(path, Buffer.from(text));
  }
  let sha256 = '';
  const stored = await deps.blobs.putPieces(
    id,
    zipOf(entries(), madeAt, (hash) => {
      sha256 = hash;
    }),
  );
  return { ...stored, sha256 };
}
