import { sameBytes } from '../kernel/bytes.js';
import type { RecordId } from '../kernel/ids.js';
import type { Sql } from '../platform/database.js';
import { LOG_OF_HOUSE_CHAINS, type HouseChain } from './house-chain.js';
import { everyChain, reachRows, recordsWithoutChain, tracesWithoutHead } from './log/chain-heads.store.js';
import { lastCheckpoint } from './log/checkpoint.store.js';
import { LOGS, type LogName } from './log/leaf.model.js';
import { chainName, entryName, houseChainName, originOf, type LogKeys } from './log/log-keys.js';
import { leavesOf, type FoundLeaf, type LogSql } from './log/log.store.js';
import type { VerifierKey } from './log/note.model.js';
import { verifyLog, type FoundLogFault, type OutsideCheckpoint, type StatedGap } from './log/verify-log.js';
import type { TraceChain } from './trace.model.js';
import type { ChainLink } from './verify-chain.rule.js';
import { walkChain, walkHouseChain, type FoundFault } from './verify.store.js';

// Everything at once, as the operator checks it: every chain of every record (erased ones too: entries are hashed as they are sealed),
// the logs over them, and both against checkpoints held outside. Whoever owns the database can rewrite all of it but those.

export interface TraceVerification {
  readonly records: number;
  readonly entries: number;
  /** Entries under a checkpoint held outside (without one: under the log's own); and those that none covers: not yet anchored. */
  readonly covered: number;
  readonly notYetAnchored: number;
  readonly faults: readonly FoundFault[];
  readonly logFaults: readonly FoundLogFault[];
  /** Gaps that were stated after a backup was restored. */
  readonly gaps: readonly (StatedGap & { readonly log: LogName })[];
  /** The chains that belong to no record. */
  readonly houseChains: readonly VerifiedHouseChain[];
}

export interface VerifiedHouseChain {
  readonly name: string;
  readonly entries: number;
  readonly covered: number;
  readonly notYetAnchored: number;
  readonly fault?: Pick<FoundFault, 'n' | 'fault'>;
}

export interface VerifyTrace {
  readonly sql: Sql;
  readonly keys: LogKeys;
  /** Checkpoints held outside the database. */
  readonly outside: readonly OutsideCheckpoint[];
  /** Those that are anchored: one left out is found to be missing. */
  readonly houseChains?: readonly HouseChain[];
  /** Without its signature a statement explains nothing, where there is a witness. */
  readonly witness?: VerifierKey;
  readonly progress?: (records: number) => void;
}

const RECORDS_AT_ONCE = 500;
const MOST_NAMED = 1_000;
const NOBODY = '00000000-0000-0000-0000-000000000000' as RecordId;

/** One bit for each leaf of a log: was it met in a chain? */
const marks = (size: number): Uint8Array => new Uint8Array(Math.ceil(size / 8));
const mark = (bits: Uint8Array, index: number): void => {
  const at = Math.floor(index / 8);
  if (at < bits.length) bits[at] = (bits[at] ?? 0) | (1 << (index % 8));
};
const isMarked = (bits: Uint8Array, index: number): boolean =>
  ((bits[Math.floor(index / 8)] ?? 0) & (1 << (index % 8))) !== 0;

export async function verifyTrace({
  sql,
  keys,
  outside,
  houseChains = [],
  witness,
  progress,
}: VerifyTrace): Promise<TraceVerification> {
  const faults: FoundFault[] = [];
  const logFaults: FoundLogFault[] = [];
  const gaps: (StatedGap & { log: LogName })[] = [];
  const ofStatements = {} as Record<LogName, number[]>;
  const sizes = {} as Record<LogName, number>;
  const covering = {} as Record<LogName, number>;
  const origins = LOGS.map((log) => originOf(keys, log));
  for (const { origin, size } of outside)
    if (!origins.includes(origin)) logFaults.push({ log: 'shown', fault: 'checkpoint-not-ours', at: size });
  for (const log of LOGS) {
    const { size, faults: found, gaps: stated, rollbackLeaves } = await verifyLog(sql, keys, log, outside, witness);
    logFaults.push(...found);
    gaps.push(...stated.map((gap) => ({ ...gap, log })));
    ofStatements[log] = rollbackLeaves;
    sizes[log] = size;
    const held = outside.filter(({ origin }) => origin === originOf(keys, log)).map((one) => one.size);
    const most = outside.length === 0 ? ((await lastCheckpoint(sql, log))?.size ?? 0) : Math.max(0, ...held);
    // What is held outside of a log that was set back covers what the log went on from, at most.
    covering[log] = Math.min(
      most,
      ...stated.filter(({ from }) => from.size >= most && outside.length > 0).map(({ to }) => to.size),
    );
  }
  const met = { shown: marks(sizes.shown), withheld: marks(sizes.withheld) };
  for (const log of LOGS) for (const index of ofStatements[log]) mark(met[log], index);

  let [records, entries, covered] = [0, 0, 0];
  let after = NOBODY;
  for (;;) {
    const page = await everyChain(sql, after, RECORDS_AT_ONCE);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.recordId;
    const chains = Map.groupBy(page, ({ recordId }) => recordId);
    for (const [recordId, heads] of chains) {
      records += 1;
      for (const { chain } of heads) {
        const one = await sql.begin((transaction) => verifyChain(transaction, keys, recordId, chain));
        entries += one.entries;
        if (one.fault !== undefined) faults.push({ recordId, chain, ...one.fault });
        for (const leaf of one.leaves) mark(met[chain], leaf.index);
        covered += Math.max(0, ...one.leaves.filter(isHeadUnder(covering[chain])).map(({ n }) => n));
      }
      if (progress !== undefined && records % 1_000 === 0) progress(records);
    }
  }
  const ofHouse: VerifiedHouseChain[] = [];
  for (const chain of houseChains) {
    const one = await verifyHouseChain(sql, keys, chain);
    for (const leaf of one.leaves) mark(met[LOG_OF_HOUSE_CHAINS], leaf.index);
    const under = Math.max(0, ...one.leaves.filter(isHeadUnder(covering[LOG_OF_HOUSE_CHAINS])).map(({ n }) => n));
    const { entries: length, fault } = one;
    const counts = { entries: length, covered: under, notYetAnchored: Math.max(0, length - under) };
    ofHouse.push({ name: chain.name, ...counts, ...(fault === undefined ? {} : { fault }) });
  }
  const lost = [...(await tracesWithoutHead(sql, MOST_NAMED)), ...(await recordsWithoutChain(sql, MOST_NAMED))];
  for (const one of new Map(lost.map((each) => [`${each.recordId} ${each.chain}`, each])).values())
    faults.push({ ...one, n: 0, fault: 'chain-missing' });
  for (const log of LOGS) {
    let at = 0;
    while (at < sizes[log] && isMarked(met[log], at)) at += 1;
    if (at < sizes[log]) logFaults.push({ log, fault: 'anchored-chain-missing', at });
  }
  return {
    records,
    entries,
    covered,
    notYetAnchored: entries - covered,
    faults,
    logFaults,
    gaps,
    houseChains: ofHouse,
  };
}

const isHeadUnder =
  (size: number) =>
  ({ kind, index }: FoundLeaf): boolean =>
    kind === 'head' && index < size;

/** One chain against itself and against every place at which the log anchored it. Answers the leaves that are its own. */
async function verifyChain(
  sql: LogSql,
  keys: LogKeys,
  recordId: RecordId,
  chain: TraceChain,
): Promise<{ entries: number; leaves: FoundLeaf[]; fault?: Pick<FoundFault, 'n' | 'fault'> }> {
  await reachRows(sql, recordId);
  const heads = await leavesOf(sql, chain, [chainName(keys.naming, recordId, chain)]);
  const anchored = againstLog(heads);
  const links: Pick<ChainLink, 'n' | 'at' | 'entry'>[] = [];
  const walked = await walkChain(sql, recordId, chain, (link) => {
    anchored.seen(link);
    if (chain === 'withheld') links.push({ n: link.n, at: link.at, entry: link.entry.subarray(0, 33) });
  });
  const singles = await leavesOf(
    sql,
    chain,
    links.map(({ n }) => entryName(keys.naming, recordId, n)),
  );
  for (const { id, n: at, hash } of singles) {
    const link = links.find(({ n }) => sameBytes(entryName(keys.naming, recordId, n), id));
    if (link === undefined || link.at !== at || !sameBytes(link.entry.subarray(1), hash))
      anchored.differs(link?.n ?? 0);
  }
  const fault = walked.fault ?? anchored.fault();
  return { entries: walked.entries, leaves: [...heads, ...singles], ...(fault === undefined ? {} : { fault }) };
}

async function verifyHouseChain(
  sql: LogSql,
  keys: LogKeys,
  chain: HouseChain,
): Promise<{ entries: number; leaves: FoundLeaf[]; fault?: Pick<FoundFault, 'n' | 'fault'> }> {
  const leaves = await leavesOf(sql, LOG_OF_HOUSE_CHAINS, [houseChainName(keys.naming, chain.name)]);
  const anchored = againstLog(leaves);
  const walked = await walkHouseChain(sql, chain, anchored.seen);
  const fault = walked.fault ?? anchored.fault();
  return { entries: walked.entries, leaves, ...(fault === undefined ? {} : { fault }) };
}

/** Compares a chain, entry by entry, with the heads that the log holds of it. */
function againstLog(heads: readonly FoundLeaf[]) {
  const left = new Map(heads.map((leaf) => [leaf.n, leaf]));
  let differs: number | undefined;
  return {
    seen: (link: ChainLink): void => {
      const leaf = left.get(link.n);
      if (leaf !== undefined && !sameBytes(leaf.hash, link.head)) differs ??= link.n;
      left.delete(link.n);
    },
    differs: (n: number): void => {
      differs ??= n;
    },
    fault: (): Pick<FoundFault, 'n' | 'fault'> | undefined => {
      if (differs !== undefined) return { fault: 'differs-from-log', n: differs };
      // A head that the log knows and the chain has not reached: entries were taken off its end.
      return left.size > 0 ? { fault: 'entry-missing', n: Math.min(...left.keys()) } : undefined;
    },
  };
}
