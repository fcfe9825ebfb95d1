import { createHash, hash } from 'node:crypto';
import type { Instant } from '../../kernel/time.js';
import type { Query } from '../../platform/database.js';
import type { Hash } from '../verify-chain.rule.js';
import { leafBytes, type Leaf, type LogName } from './leaf.model.js';
import { folded, grown, leafHash, subtreesOf, type Subtree } from './merkle.model.js';

/** In one piece where that is quicker than a hash object, which takes longer to make than this to hash. */
const ONE_PIECE = 8_192;

export const sha256: Hash = (...parts) => {
  if (parts.reduce((sum, part) => sum + part.length, 0) <= ONE_PIECE)
    return hash('sha256', Buffer.concat(parts), 'buffer');
  const whole = createHash('sha256');
  for (const part of parts) whole.update(part);
  return whole.digest();
};

// The driver sends no arrays of bytes: they travel as hexadecimal.
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A connection or a transaction that reaches what names nobody. */
export type LogSql = Query;

interface NodeRow {
  level: number;
  index: string;
  hash: Buffer;
}

/** The hashes of complete subtrees, in the order asked for. Throws when one is not there: then the log itself was damaged. */
export async function readSubtrees(sql: LogSql, log: LogName, wanted: readonly Subtree[]): Promise<Buffer[]> {
  if (wanted.length === 0) return [];
  const rows = await sql<NodeRow[]>`
    select t.level, t.index, t.hash from trace_log_node t
    join unnest(${wanted.map(({ level }) => level)}::int[], ${wanted.map(({ index }) => index)}::bigint[]) as w(level, index)
      on t.level = w.level and t.index = w.index
    where t.log = ${log}`;
  const found = new Map(rows.map((row) => [`${row.level} ${row.index}`, row.hash]));
  return wanted.map(({ level, index }) => {
    const hash = found.get(`${level} ${index}`);
    if (hash === undefined) throw new Error(`the log ${log} has lost the subtree ${level}/${index}`);
    return hash;
  });
}

/** Each group of subtrees folded to its hash: what a proof is made of. */
export async function readFolded(
  sql: LogSql,
  log: LogName,
  groups: readonly (readonly Subtree[])[],
): Promise<Uint8Array[]> {
  const hashes = await readSubtrees(sql, log, groups.flat());
  let at = 0;
  return groups.map((group) => {
    const part = hashes.slice(at, at + group.length);
    at += group.length;
    return folded(part, sha256);
  });
}

export const rootAt = async (sql: LogSql, log: LogName, size: number): Promise<Uint8Array> =>
  folded(await readSubtrees(sql, log, subtreesOf(0, size)), sha256);

export interface LogState {
  readonly size: number;
  readonly lookedUntil: Instant;
}

export async function readLog(sql: LogSql, log: LogName): Promise<LogState> {
  const rows = await sql<{ size: string; looked_until: string }[]>`
    select size, looked_until from trace_log where name = ${log}`;
  return { size: Number(rows[0]?.size ?? 0), lookedUntil: Number(rows[0]?.looked_until ?? 0) };
}

/** The log, kept from every other writer until the transaction ends. */
export async function holdLog(sql: LogSql, log: LogName): Promise<LogState> {
  const rows = await sql<{ size: string; looked_until: string }[]>`
    select size, looked_until from trace_log where name = ${log} for update`;
  return { size: Number(rows[0]?.size ?? 0), lookedUntil: Number(rows[0]?.looked_until ?? 0) };
}

export async function setLookedUntil(sql: LogSql, log: LogName, until: Instant): Promise<void> {
  await sql`update trace_log set looked_until = ${until} where name = ${log}`;
}

/** Those of these leaves that are not in any log yet. */
export async function onlyNew(sql: LogSql, leaves: readonly Leaf[]): Promise<Leaf[]> {
  if (leaves.length === 0) return [];
  const rows = await sql<{ at: string }[]>`
    select w.at from unnest(${leaves.map(({ id }) => hex(id))}::text[], ${leaves.map(({ n }) => n)}::bigint[])
      with ordinality as w(id, n, at)
    where not exists (select from trace_log_leaf l where l.id = decode(w.id, 'hex') and l.n = w.n) order by w.at`;
  return rows.map(({ at }) => leaves[Number(at) - 1] as Leaf);
}

/** Appends to a log that is held; answers its new size. The tree's new complete subtrees are kept with the leaves. */
export async function appendLeaves(sql: LogSql, log: LogName, size: number, leaves: readonly Leaf[]): Promise<number> {
  if (leaves.length === 0) return size;
  const edge = subtreesOf(0, size);
  const hashes = await readSubtrees(sql, log, edge);
  const left = new Map(edge.map(({ level, index }, at) => [`${level} ${index}`, hashes[at] as Uint8Array]));
  const made = grown(
    size,
    leaves.map((leaf) => leafHash(leafBytes(leaf), sha256)),
    ({ level, index }) => {
      const hash = left.get(`${level} ${index}`);
      if (hash === undefined) throw new Error(`a subtree beside the new leaves of ${log} is missing`);
      return hash;
    },
    sha256,
  );
  await sql`
    insert into trace_log_leaf (log, index, kind, id, n, hash)
    select ${log}, ${size} + w.at - 1, w.kind, decode(w.id, 'hex'), w.n, decode(w.hash, 'hex')
    from unnest(${leaves.map(({ kind }) => kind)}::text[], ${leaves.map(({ id }) => hex(id))}::text[],
      ${leaves.map(({ n }) => n)}::bigint[], ${leaves.map(({ hash }) => hex(hash))}::text[])
      with ordinality as w(kind, id, n, hash, at)`;
  await sql`
    insert into trace_log_node (log, level, index, hash)
    select ${log}, w.level, w.index, decode(w.hash, 'hex')
    from unnest(${made.map(({ level }) => level)}::int[], ${made.map(({ index }) => index)}::bigint[],
      ${made.map(({ hash }) => hex(hash))}::text[]) as w(level, index, hash)`;
  await sql`update trace_log set size = ${size + leaves.length} where name = ${log}`;
  return size + leaves.length;
}

export interface FoundLeaf extends Leaf {
  readonly index: number;
}

interface LeafRow {
  index: string;
  kind: Leaf['kind'];
  id: Buffer;
  n: string;
  hash: Buffer;
}
const leafOf = (row: LeafRow): FoundLeaf => ({
  index: Number(row.index),
  kind: row.kind,
  id: row.id,
  n: Number(row.n),
  hash: row.hash,
});

/** Every leaf of these chains or entries, by place. */
export async function leavesOf(sql: LogSql, log: LogName, ids: readonly Uint8Array[]): Promise<FoundLeaf[]> {
  const rows = await sql<LeafRow[]>`
    select index, kind, id, n, hash from trace_log_leaf
    where log = ${log} and id in (select decode(w, 'hex') from unnest(${ids.map(hex)}::text[]) w) order by index`;
  return rows.map(leafOf);
}

/** The last head of a chain among the first `size` leaves. */
export async function lastHeadOf(
  sql: LogSql,
  log: LogName,
  id: Uint8Array,
  size: number,
): Promise<FoundLeaf | undefined> {
  const rows = await sql<LeafRow[]>`
    select index, kind, id, n, hash from trace_log_leaf
    where log = ${log} and id = ${Buffer.from(id)} and index < ${size} order by n desc limit 1`;
  return rows[0] === undefined ? undefined : leafOf(rows[0]);
}

/** Leaves in order, from a place on. */
export async function leavesFrom(sql: LogSql, log: LogName, index: number, atMost: number): Promise<FoundLeaf[]> {
  const rows = await sql<LeafRow[]>`
    select index, kind, id, n, hash from trace_log_leaf
    where log = ${log} and index >= ${index} order by index limit ${atMost}`;
  return rows.map(leafOf);
}
