import postgres from 'postgres';
import { connectionPool } from '../../src/platform/connection-pool.js';
import { TOTAL_TYPES } from '../../src/platform/guarded-sql.js';
import { freshDatabase } from './database-cluster.js';

export interface PoolDatabase {
  /** As its owner. */
  readonly address: string;
  /** Beside the pools, and never one of their connections. */
  readonly owner: postgres.Sql;
  /** A pool of so many connections for `work`; they are named `the pool`. */
  withPool(connections: number, work: (pool: postgres.Sql) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** An empty database of its own, for what concerns connections. */
export async function poolDatabase(name: string): Promise<PoolDatabase> {
  const database = await freshDatabase({ name });
  const address = database.ownerUrl;
  const owner = postgres(address, { max: 2, onnotice: () => undefined });
  return {
    address,
    owner,
    async withPool(connections, work) {
      const options = { onnotice: () => undefined, types: TOTAL_TYPES, connection: { application_name: 'the pool' } };
      const pool = connectionPool(address, options, connections);
      try {
        await work(pool);
      } finally {
        await pool.end({ timeout: 5 });
      }
    },
    async close() {
      await owner.end();
      await database.drop();
    },
  };
}

export const one = async (sql: postgres.ISql): Promise<number | undefined> =>
  (await sql<{ n: number }[]>`select 1 as n`)[0]?.n;
