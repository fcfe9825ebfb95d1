// What somebody who owns the database can do to the trace, from one byte to everything at once. Each works in a transaction of theirs, knows
// every formula and every table, and lacks two things: the key that signs, and the checkpoint held outside.
import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { bigEndian } from '../../src/kernel/bytes.js';

export type Owner = postgres.TransactionSql;
export type Random = (below: number) => number;

/** Where a tampering took place: the first entry touched, or the whole database. */
export type Touched = { readonly recordId: string; readonly chain: string; readonly n: number } | 'everything';

export interface Chain {
  readonly record_id: string;
  readonly chain: string;
  readonly n: number;
}

export interface Tampering {
  readonly name: string;
  /** Undefined: not possible on this chain (too short). */
  tamper(sql: Owner, chain: Chain, random: Random, all: readonly Chain[]): Promise<Touched | undefined>;
}

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const at = ({ record_id, chain }: Chain, n: number): Touched => ({ recordId: record_id, chain, n });

/** Computes the chain anew from its entries as they are now, and sets its head: a forger who knows the formula. */
async function rechain(sql: Owner, { record_id, chain }: Chain): Promise<void> {
  const rows = await sql<{ n: string; at_ms: string; entry: Buffer }[]>`
    select n, at_ms, entry from trace where record_id = ${record_id} and chain = ${chain} order by n`;
  let head: Buffer = Buffer.alloc(32);
  let n = 0;
  // Out of the way first: numbers are unique.
  await sql`update trace set n = -n where record_id = ${record_id} and chain = ${chain}`;
  for (const row of rows) {
    n += 1;
    head = sha256(head, bigEndian(n), bigEndian(Number(row.at_ms)), row.entry);
    await sql`
      update trace set n = ${n}, head = ${head}
      where record_id = ${record_id} and chain = ${chain} and n = ${-Number(row.n)}`;
  }
  await sql`update trace_head set n = ${n}, head = ${head} where record_id = ${record_id} and chain = ${chain}`;
}

/** Makes the log agree with the chains as they are now: every leaf of this chain gets the head that stands there. */
async function relog(sql: Owner, { record_id, chain }: Chain): Promise<void> {
  await sql`
    update trace_log_leaf l set hash = t.head
    from trace t where t.record_id = ${record_id} and t.chain = ${chain} and l.log = ${chain} and l.kind = 'head' and l.n = t.n
      and l.hash in (select o.head from trace_as_it_was o where o.record_id = t.record_id and o.chain = t.chain and o.n = t.n)`;
  await rebuildTree(sql, chain);
}

/** All subtrees from the leaves, and no checkpoint that would tell. */
export async function rebuildTree(sql: Owner, log: string): Promise<void> {
  const leaves = await sql<{ kind: string; id: Buffer; n: string; hash: Buffer }[]>`
    select kind, id, n, hash from trace_log_leaf where log = ${log} order by index`;
  await sql`delete from trace_log_node where log = ${log}`;
  await sql`delete from trace_log_checkpoint where log = ${log}`;
  let level = 0;
  let row = leaves.map(({ kind, id, n, hash }) =>
    sha256(Buffer.of(0), Buffer.of(kind === 'head' ? 1 : 2), id, bigEndian(Number(n)), hash),
  );
  while (row.length > 0) {
    for (const [index, hash] of row.entries())
      await sql`insert into trace_log_node (log, level, index, hash) values (${log}, ${level}, ${index}, ${hash})`;
    row = Array.from({ length: Math.floor(row.length / 2) }, (_, pair) =>
      sha256(Buffer.of(1), row[pair * 2] as Buffer, row[pair * 2 + 1] as Buffer),
    );
    level += 1;
  }
}

const some = (random: Random, { n }: Chain): number => 1 + random(n);

export const TAMPERINGS: readonly Tampering[] = [
  {
    name: 'changes a byte of an entry',
    async tamper(sql, chain, random) {
      const n = some(random, chain);
      await sql`
        update trace set entry = set_byte(entry, ${random(60)}, ${random(256)}) where record_id = ${chain.record_id}
          and chain = ${chain.chain} and n = ${n} and set_byte(entry, ${0}, 0) is not null`;
      await sql`
        update trace set entry = entry || '\\x00' where record_id = ${chain.record_id} and chain = ${chain.chain} and n = ${n}`;
      return at(chain, n);
    },
  },
  {
    name: 'changes the time of an entry',
    async tamper(sql, chain, random) {
      const n = some(random, chain);
      await sql`
        update trace set at_ms = at_ms - ${1 + random(1e9)} where record_id = ${chain.record_id} and chain = ${chain.chain} and n = ${n}`;
      return at(chain, n);
    },
  },
  {
    name: 'deletes an entry',
    async tamper(sql, chain, random) {
      const n = some(random, chain);
      await sql`delete from trace where record_id = ${chain.record_id} and chain = ${chain.chain} and n = ${n}`;
      return at(chain, n);
    },
  },
  {
    name: 'deletes an entry and makes the chain anew',
    async tamper(sql, chain, random) {
      const n = some(random, chain);
      await sql`delete from trace where record_id = ${chain.record_id} and chain = ${chain.chain} and n = ${n}`;
      await rechain(sql, chain);
      return at(chain, n);
    },
  },
  {
    name: 'takes entries off the end and sets the head back',
    async tamper(sql, chain, random) {
      const n = some(random, chain);
      await sql`delete from trace where record_id = ${chain.record_id} and chain = ${chain.chain} and n >= ${n}`;
      await rechain(sql, chain);
      return at(chain, n);
    },
  },
  {
    name: 'swaps two entries',
    async tamper(sql, chain, random) {
      if (chain.n < 2) return undefined;
      const n = 1 + random(chain.n - 1);
      const move = (from: number, to: number) => sql`
        update trace set n = ${to} where record_id = ${chain.record_id} and chain = ${chain.chain} and n = ${from}`;
      await move(n, -n);
      await move(n + 1, n);
      await move(-n, n + 1);
      if (random(2) === 0) await rechain(sql, chain);
      return at(chain, n);
    },
  },
  {
    name: 'puts another record’s entry in the place of one',
    async tamper(sql, chain, random, all) {
      const n = some(random, chain);
      const other = all[random(all.length)] as Chain;
      if (other.record_id === chain.record_id) return undefined;
      await sql`
        update trace t set entry = o.entry from trace o
        where t.record_id = ${chain.record_id} and t.chain = ${chain.chain} and t.n = ${n}
          and o.record_id = ${other.record_id} and o.chain = ${other.chain} and o.n = 1`;
      if (random(2) === 0) await rechain(sql, chain);
      return at(chain, n);
    },
  },
  {
    name: 'puts an entry in and makes the chain anew',
    async tamper(sql, chain, random) {
      const n = some(random, chain);
      await sql`update trace set n = -n where record_id = ${chain.record_id} and chain = ${chain.chain} and n >= ${n}`;
      await sql`update trace set n = -n + 1 where record_id = ${chain.record_id} and chain = ${chain.chain} and n < 0`;
      await sql`
        insert into trace (record_id, chain, n, at_ms, entry, head)
        select record_id, chain, ${n}, at_ms, entry || '\\x01', head from trace
        where record_id = ${chain.record_id} and chain = ${chain.chain} order by n desc limit 1`;
      await rechain(sql, chain);
      return at(chain, n);
    },
  },
  {
    name: 'changes an entry, makes the chain and the log anew',
    async tamper(sql, chain, random) {
      const n = some(random, chain);
      await sql`
        update trace set entry = entry || '\\x02' where record_id = ${chain.record_id} and chain = ${chain.chain} and n = ${n}`;
      await rechain(sql, chain);
      await relog(sql, chain);
      return at(chain, n);
    },
  },
  {
    name: 'removes a head',
    async tamper(sql, chain) {
      await sql`delete from trace_head where record_id = ${chain.record_id} and chain = ${chain.chain}`;
      return at(chain, 1);
    },
  },
  {
    name: 'removes a record with everything in it',
    async tamper(sql, chain) {
      for (const table of ['trace', 'trace_head', 'space'])
        await sql`delete from ${sql(table)} where record_id = ${chain.record_id}`;
      return at(chain, 1);
    },
  },
  {
    name: 'removes a record and its leaves, and makes the log anew',
    async tamper(sql, chain) {
      await sql`
        delete from trace_log_leaf where hash in (select head from trace where record_id = ${chain.record_id})
          or hash in (select substr(entry, 2, 32) from trace where record_id = ${chain.record_id})`;
      for (const log of ['shown', 'withheld']) {
        await sql`
          update trace_log_leaf l set index = -1 - p.place
          from (select index, row_number() over (order by index) - 1 as place from trace_log_leaf where log = ${log}) p
          where l.log = ${log} and l.index = p.index`;
        await sql`update trace_log_leaf set index = -1 - index where log = ${log}`;
        await sql`update trace_log set size = (select count(*) from trace_log_leaf where log = ${log}) where name = ${log}`;
        await rebuildTree(sql, log);
      }
      for (const table of ['trace', 'trace_head', 'space'])
        await sql`delete from ${sql(table)} where record_id = ${chain.record_id}`;
      return at(chain, 1);
    },
  },
  {
    name: 'rolls everything back to an older backup',
    async tamper(sql) {
      for (const table of BACKED_UP) {
        await sql`delete from ${sql(table)}`;
        await sql`insert into ${sql(table)} select * from ${sql(`${table}_backup`)}`;
      }
      return 'everything';
    },
  },
  {
    name: 'changes a leaf of the log',
    async tamper(sql, chain, random) {
      const changed = await sql`
        update trace_log_leaf set hash = set_byte(hash, ${random(32)}, 255 - get_byte(hash, 0))
        where (log, index) = (select log, index from trace_log_leaf where log = ${chain.chain} order by md5(${String(random(1e9))} || index) limit 1)
          and set_byte(hash, 0, 0) is not null returning 1`;
      await sql`update trace_log_leaf set n = n + 1000000 where log = ${chain.chain} and index = 0`;
      return changed.length === 0 ? undefined : 'everything';
    },
  },
];

/** What a backup holds of the trace; order of restoring. */
export const BACKED_UP = ['trace_log_checkpoint', 'trace_log_node', 'trace_log_leaf', 'trace', 'trace_head'] as const;
