import type { KeyObject } from 'node:crypto';
import type { Sql } from './database.js';
import { deriveKey, seal, SealBroken, unseal } from './sealing.js';

// A home opened with another master key would look like a home whose every record was erased. So the first start leaves a mark
// sealed under the key, and every later one must be able to open it.

const NAME = 'master-key-mark';
const PLACE = 'master-key-mark';

export class WrongMasterKey extends Error {
  override readonly name = 'WrongMasterKey';
}

/** Rejects with {@link WrongMasterKey} when this database was first opened with another master key. */
export async function checkMasterKey(sql: Sql, master: KeyObject): Promise<void> {
  const key = deriveKey(master, 'mark');
  const mark = seal(key, PLACE, 'carnet').toString('base64');
  await sql`insert into home_setting (name, value) values (${NAME}, to_jsonb(${mark}::text)) on conflict (name) do nothing`;
  const rows = await sql<{ mark: string }[]>`select value #>> '{}' as mark from home_setting where name = ${NAME}`;
  try {
    unseal(key, PLACE, Buffer.from(rows[0]?.mark ?? '', 'base64'));
  } catch (error) {
    if (error instanceof SealBroken)
      throw new WrongMasterKey(
        'this database was opened with another master key: nothing in it could be read with this one',
      );
    throw error;
  }
}
