import { toBase64 } from '../../kernel/bytes.js';
import type { Instant } from '../../kernel/time.js';
import type { RecordHandle } from '../../platform/database.js';
import { openSealedEntry } from '../entry-seal.js';
import { lastCheckpoint, type KeptCheckpoint } from '../log/checkpoint.store.js';
import type { LogName } from '../log/leaf.model.js';
import { readRollbacks } from '../log/rollback.store.js';
import { chainName, verifierKeys, type LogKeys } from '../log/log-keys.js';
import { lastHeadOf, leavesOf, readFolded, sha256, type FoundLeaf } from '../log/log.store.js';
import { inclusionPath } from '../log/merkle.model.js';
import { verifierKeyText, type VerifierKey } from '../log/note.model.js';
import type { TraceEntry } from '../trace.model.js';
import { readChain } from '../trace.store.js';
import { PROOF_FORMAT, type HistoryProof, type LeafProof, type ProvenEntry } from './history-proof.model.js';

/** What a proof is made with: the log's keys, and the witness's public one. */
export interface ProofKeys {
  readonly log: LogKeys;
  readonly witness?: VerifierKey;
}

const keyTexts = (keys: LogKeys, log: LogName): string[] => {
  const { plain, timestamped } = verifierKeys(keys, log);
  return [plain, timestamped].map((key) => verifierKeyText(key, sha256));
};

/** The open record's shown history with the proof that it is complete. Nothing in it depends on what is withheld. */
export async function readHistoryProof(handle: RecordHandle, keys: ProofKeys, at: Instant): Promise<HistoryProof> {
  const entries: ProvenEntry[] = (await readChain(handle, 'shown')).map((row) => {
    const { blind, words } = openSealedEntry(handle, 'shown', row.entry);
    return {
      n: row.n,
      at: row.at,
      entry: row.entry.toString('base64'),
      blind: toBase64(blind),
      words: Buffer.from(words).toString('utf8'),
    };
  });
  const anchor = await anchorOf(handle, keys.log);
  const released = await releasedOf(handle, keys.log, entries);
  const rollbacks = (await readRollbacks(handle.sql, 'shown')).map(({ note }) => note);
  return {
    format: PROOF_FORMAT,
    made: new Date(at).toISOString(),
    keys: {
      log: keyTexts(keys.log, 'shown'),
      ...(keys.witness === undefined ? {} : { witness: verifierKeyText(keys.witness, sha256) }),
    },
    entries,
    ...(rollbacks.length === 0 ? {} : { rollbacks }),
    ...(anchor === undefined ? {} : { anchor }),
    ...(released === undefined ? {} : { released }),
  };
}

/** The last checkpoint a witness has seen, or the last one when it has not seen any yet. */
const checkpointFor = async (handle: RecordHandle, log: LogName): Promise<KeptCheckpoint | undefined> =>
  (await lastCheckpoint(handle.sql, log, { witnessed: true })) ?? (await lastCheckpoint(handle.sql, log));

async function anchorOf(handle: RecordHandle, keys: LogKeys): Promise<HistoryProof['anchor'] | undefined> {
  const id = chainName(keys.naming, handle.recordId, 'shown');
  const witnessed = await checkpointFor(handle, 'shown');
  // A chain younger than what the witness saw last is shown in the log's own last checkpoint.
  for (const checkpoint of [witnessed, await lastCheckpoint(handle.sql, 'shown')]) {
    if (checkpoint === undefined) continue;
    const leaf = await lastHeadOf(handle.sql, 'shown', id, checkpoint.size);
    if (leaf === undefined) continue;
    return { ...(await leafProof(handle, 'shown', leaf, checkpoint.size)), n: leaf.n, checkpoint: checkpoint.note };
  }
  return undefined;
}

async function leafProof(handle: RecordHandle, log: LogName, leaf: FoundLeaf, size: number): Promise<LeafProof> {
  const path = await readFolded(handle.sql, log, inclusionPath(leaf.index, size));
  return { id: toBase64(leaf.id), index: leaf.index, path: path.map(toBase64) };
}

async function releasedOf(
  handle: RecordHandle,
  keys: LogKeys,
  entries: readonly ProvenEntry[],
): Promise<HistoryProof['released'] | undefined> {
  const late = entries.flatMap(({ n, words }) => {
    const { released } = JSON.parse(words) as TraceEntry;
    return released === undefined ? [] : [{ n, id: Buffer.from(released.id, 'base64') }];
  });
  const checkpoint = late.length === 0 ? undefined : await checkpointFor(handle, 'withheld');
  if (checkpoint === undefined) return undefined;
  const leaves = await leavesOf(
    handle.sql,
    'withheld',
    late.map(({ id }) => id),
  );
  const proven: (LeafProof & { n: number })[] = [];
  for (const { n, id } of late) {
    const leaf = leaves.find((one) => one.index < checkpoint.size && id.equals(one.id));
    if (leaf !== undefined) proven.push({ ...(await leafProof(handle, 'withheld', leaf, checkpoint.size)), n });
  }
  if (proven.length === 0) return undefined;
  return { keys: keyTexts(keys, 'withheld'), checkpoint: checkpoint.note, entries: proven };
}
