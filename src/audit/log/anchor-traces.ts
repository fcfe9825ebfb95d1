import { sameBytes } from '../../kernel/bytes.js';
import type { RecordId } from '../../kernel/ids.js';
import { MINUTE, type Clock } from '../../kernel/time.js';
import type { Database } from '../../platform/database.js';
import { checkpointText } from './checkpoint.model.js';
import { addCheckpoint, lastCheckpoint } from './checkpoint.store.js';
import { LOG_OF_HOUSE_CHAINS, type HouseChain } from '../house-chain.js';
import { noteWaiting } from '../release.store.js';
import { chainsWrittenSince, everyChain, reachRows, withheldCommitments, type ChainHead } from './chain-heads.store.js';
import { LOGS, type Leaf, type LogName } from './leaf.model.js';
import { chainName, entryName, houseChainName, originOf, verifierKeys, type LogKeys } from './log-keys.js';
import { appendLeaves, holdLog, onlyNew, readLog, rootAt, setLookedUntil, sha256, type LogSql } from './log.store.js';
import { noteText, signNote } from './note.model.js';

export interface Anchoring {
  readonly database: Pick<Database, 'directory'>;
  readonly keys: LogKeys;
  readonly clock: Clock;
  readonly houseChains: readonly HouseChain[];
}

/** A transaction that began before the last look may have ended after it: this far back is looked at again. */
const OVERLAP = 15 * MINUTE;
const RECORDS_AT_ONCE = 1_000;
const NOBODY = '00000000-0000-0000-0000-000000000000' as RecordId;

/**
 * Puts into the logs where every chain stands that moved since the last time, and signs where the logs stand then. With `everything`,
 * looks at every chain there is: what a clock set back, or a long transaction, may have left out. Answers the leaves added.
 */
export async function anchorTraces(
  anchoring: Anchoring,
  { everything = false }: { readonly everything?: boolean } = {},
): Promise<number> {
  const { database, clock } = anchoring;
  const sql = database.directory;
  const began = clock.domain();
  const { lookedUntil } = await readLog(sql, 'shown');
  let added = 0;
  let after = NOBODY;
  for (;;) {
    const page = everything
      ? await everyChain(sql, after, RECORDS_AT_ONCE)
      : await chainsWrittenSince(sql, lookedUntil - OVERLAP, after, RECORDS_AT_ONCE);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.recordId;
    added += await sql.begin(async (transaction) => anchorPage(transaction, anchoring.keys, page));
  }
  added += await sql.begin(async (transaction) => anchorHouseChains(transaction, anchoring));
  await sql.begin(async (transaction) => {
    for (const log of LOGS) await signLog(transaction, anchoring, log);
    await setLookedUntil(transaction, 'shown', began);
  });
  return added;
}

async function anchorPage(sql: LogSql, keys: LogKeys, page: readonly ChainHead[]): Promise<number> {
  let added = 0;
  for (const log of LOGS) {
    const { size } = await holdLog(sql, log);
    const chains = page.filter(({ chain, n }) => chain === log && n > 0);
    const leaves: Leaf[] = [];
    for (const { recordId, n, head } of chains) {
      // What may be released one by one stands in its log one by one.
      if (log === 'withheld')
        for (const entry of await withheldCommitments(sql, recordId, n))
          leaves.push({ kind: 'entry', id: entryName(keys.naming, recordId, entry.n), n: entry.at, hash: entry.hash });
      leaves.push({ kind: 'head', id: chainName(keys.naming, recordId, log), n, hash: head });
    }
    const fresh = await onlyNew(sql, leaves);
    if (log === 'withheld')
      for (const { recordId, n } of chains) {
        const name = chainName(keys.naming, recordId, log);
        if (!fresh.some((leaf) => leaf.kind === 'head' && leaf.n === n && sameBytes(leaf.id, name))) continue;
        await reachRows(sql, recordId);
        await noteWaiting(sql, recordId);
      }
    await appendLeaves(sql, log, size, fresh);
    added += fresh.length;
  }
  return added;
}

async function anchorHouseChains(sql: LogSql, { keys, houseChains }: Anchoring): Promise<number> {
  const leaves: Leaf[] = [];
  for (const { name, head } of houseChains) {
    const { n, head: hash } = await head(sql);
    if (n > 0) leaves.push({ kind: 'head', id: houseChainName(keys.naming, name), n, hash });
  }
  const { size } = await holdLog(sql, LOG_OF_HOUSE_CHAINS);
  const fresh = await onlyNew(sql, leaves);
  await appendLeaves(sql, LOG_OF_HOUSE_CHAINS, size, fresh);
  return fresh.length;
}

/** Signs where a log stands, if it grew. */
async function signLog(sql: LogSql, { keys, clock }: Anchoring, log: LogName): Promise<void> {
  const { size } = await holdLog(sql, log);
  const before = await lastCheckpoint(sql, log);
  if (size === 0 || before?.size === size) return;
  const root = await rootAt(sql, log, size);
  const text = checkpointText({ origin: originOf(keys, log), size, root });
  const seconds = Math.floor(clock.domain() / 1_000);
  const { plain, timestamped } = verifierKeys(keys, log);
  const signatures = [plain, timestamped].map((key) => signNote(text, key, keys.sign, seconds, sha256));
  await addCheckpoint(sql, { log, size, root, at: clock.domain(), note: noteText({ text, signatures }) });
}
