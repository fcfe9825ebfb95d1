import { createHash, type KeyObject } from 'node:crypto';
import { appendTrace, startChains } from '../audit/index.js';
import { createRecord, findRecordByIns, type Person } from '../identity/index.js';
import type { IdSource, RecordId } from '../kernel/ids.js';
import { acceptsKind, parseIns } from '../kernel/ins.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Clock } from '../kernel/time.js';
import type { Belongings } from '../platform/belongings.js';
import type { BlobStore, StoredBlob } from '../platform/blob-store.js';
import type { Database, RecordHandle } from '../platform/database.js';
import { openZip, type BoundedZip, type ZipProblem } from '../platform/zip-reader.js';
import { hasDocuments, putDocument, type Document } from '../record/index.js';
import type { TakenSets } from './takeout.model.js';
import { parseDescriptions, parseManifest, type TakenOriginal } from './taken-manifest.js';
import { putRows } from './takeout.store.js';

// A copy of a record taken in by another Carnet: same documents, same bytes, same metadata, same rights, same history, under a key and public
// ids of this installation. All or nothing.

export interface RestoreDeps {
  readonly database: Database;
  readonly indexKey: KeyObject;
  readonly ids: IdSource;
  readonly clock: Clock;
  readonly blobs: BlobStore;
  readonly belongings: readonly Belongings[];
  readonly mode: 'demo' | 'production';
  /** The sets of a copy, of whose documents those of `restored` alone are there. */
  readonly parseSets: (
    said: readonly object[],
    restored: ReadonlySet<string>,
  ) => readonly TakenSets[] | { readonly malformedAt: string };
  /** Takes the sets of a copy into the open record. */
  readonly keepSets: (handle: RecordHandle, sets: readonly TakenSets[]) => Promise<void>;
  /** A document's description in the form in which this installation sends it; `resource` is how the copy has it. */
  readonly wire: (document: Document, recordId: RecordId, person: Person, resource: object | undefined) => string;
}

export type RestoreProblem =
  | ZipProblem
  | 'takeout-missing'
  | 'takeout-unknown-version'
  | 'takeout-malformed'
  | 'takeout-file-missing'
  | 'takeout-hash-differs'
  | 'person-has-documents'
  | `ins-${string}`;

export interface Restored {
  readonly recordId: RecordId;
  readonly documents: number;
  readonly entries: number;
  readonly sets: number;
}

const LIMITS = { files: 60_000, bytes: 64 * 2 ** 30, fileBytes: 2 ** 30, ratio: 2_000 };

/** Restores the copy in `file`. The person must not have documents here yet. */
export async function restoreTakeout(deps: RestoreDeps, file: string): Promise<Result<Restored, RestoreProblem>> {
  const zip = await openZip(file, LIMITS);
  if (!zip.ok) return zip;
  try {
    return await restoreFrom(deps, zip.value);
  } finally {
    zip.value.close();
  }
}

async function restoreFrom(deps: RestoreDeps, zip: BoundedZip): Promise<Result<Restored, RestoreProblem>> {
  const read = await readJson(zip, 'carnet/takeout.json');
  if (!read.ok) return read;
  const manifest = parseManifest(read.value);
  if (!manifest.ok) return manifest;
  const { person: said, documents, rows, history } = manifest.value;
  const sets = deps.parseSets(manifest.value.sets, new Set(documents.map(({ id }) => id)));
  if ('malformedAt' in sets) return problem('takeout-malformed', sets.malformedAt);
  const ins = parseIns(said.ins.oid, said.ins.value);
  if (!ins.ok) return ins;
  const accepted = acceptsKind(deps.mode, ins.value);
  if (!accepted.ok) return accepted;
  const person: Person = { ...said, ins: ins.value };
  const resources = await descriptionsIn(zip);
  if (!resources.ok) return resources;

  const at = deps.clock.domain();
  const blobs = new Map<string, StoredBlob>();
  const drop = async (): Promise<void> => {
    await Promise.all([...blobs.values()].map(({ address }) => deps.blobs.remove(address)));
  };
  try {
    for (const document of documents) {
      const stored = await storeOriginal(deps, zip, document);
      if (!stored.ok) {
        await drop();
        return stored;
      }
      blobs.set(document.id, stored.value);
    }
    const fill = async (handle: RecordHandle, isNew: boolean): Promise<void> => {
      for (const taken of documents) {
        const { file: _file, ...described } = taken;
        const blob = blobs.get(taken.id);
        if (blob === undefined) throw new Error('a document without its bytes');
        const document: Document = { ...described, blob: { address: blob.address, key: blob.key } };
        const wire = deps.wire(document, handle.recordId, person, resources.value.get(document.uniqueId));
        await putDocument(handle, deps.indexKey, document, wire);
      }
      await deps.keepSets(handle, sets);
      if (isNew)
        for (const { tables } of deps.belongings)
          for (const table of tables)
            if (table.leaves === 'rows') await putRows(handle, table, rows[table.table] ?? []);
      for (const entry of history) await appendTrace(handle, 'shown', entry);
      await appendTrace(handle, 'shown', {
        ...{ at, act: 'takeout-restore', outcome: 'done', rule: 'takeout-is-the-persons' },
        ...{ actor: { kind: 'system', name: 'carnet import-takeout' }, situation: 'normal' },
      });
    };
    const known = await findRecordByIns(deps.database.directory, deps.indexKey, ins.value);
    if (known !== undefined) {
      if (await deps.database.withRecord(known, hasDocuments)) {
        await drop();
        return problem('person-has-documents');
      }
      await deps.database.withRecord(known, (handle) => fill(handle, false));
      return ok({ recordId: known, documents: documents.length, entries: history.length, sets: sets.length });
    }
    const recordId = await createRecord(
      deps.database,
      deps.indexKey,
      deps.ids,
      { person, state: 'open', earlierRecord: true, at },
      async (handle) => {
        await startChains(handle);
        await fill(handle, true);
      },
    );
    return ok({ recordId, documents: documents.length, entries: history.length, sets: sets.length });
  } catch (error) {
    await drop();
    // Values that no column takes: the file is at fault, and nothing of it has stayed.
    if (isDataFault(error)) return problem('takeout-malformed');
    throw error;
  }
}

/** PostgreSQL's classes 22 (data exception) and 23 (integrity constraint violation). */
const isDataFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));

async function storeOriginal(
  deps: RestoreDeps,
  zip: BoundedZip,
  { file, sha256 }: TakenOriginal,
): Promise<Result<StoredBlob, RestoreProblem>> {
  const bytes = await zip.read(file);
  if (bytes === undefined) return problem('takeout-file-missing', file);
  if (!bytes.ok) return bytes;
  if (createHash('sha256').update(bytes.value).digest('hex') !== sha256) return problem('takeout-hash-differs', file);
  return ok(await deps.blobs.put(bytes.value));
}

async function readJson(zip: BoundedZip, path: string): Promise<Result<unknown, RestoreProblem>> {
  const bytes = await zip.read(path);
  if (bytes === undefined) return problem('takeout-missing', path);
  if (!bytes.ok) return bytes;
  try {
    const said: unknown = JSON.parse(bytes.value.toString('utf8'));
    return ok(said);
  } catch {
    return problem('takeout-malformed', path);
  }
}

/** The descriptions that producers wrote, by the document's unique id; none where the copy holds no bundle. */
async function descriptionsIn(zip: BoundedZip): Promise<Result<ReadonlyMap<string, object>, RestoreProblem>> {
  const bundle = await readJson(zip, 'fhir/bundle.json');
  if (bundle.ok) return parseDescriptions(bundle.value);
  return bundle.problem === 'takeout-missing' ? ok(new Map<string, object>()) : bundle;
}
