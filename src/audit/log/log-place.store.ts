import type { Sql } from '../../platform/database.js';
import { lastCheckpoint } from './checkpoint.store.js';
import { LOGS } from './leaf.model.js';
import { placeOf, placeOfOrigin } from './log-keys.js';

const NAME = 'trace-log-place';

/**
 * The name that the logs of this installation have borne since they began. The address people type may change (another port, another
 * domain); the logs do not: a checkpoint signed before, and a witness that knows them, speak of this name.
 */
export async function keptPlace(sql: Sql, publicUrl: string): Promise<string> {
  const [kept] = await sql<{ place: string }[]>`select value #>> '{}' as place from home_setting where name = ${NAME}`;
  if (kept !== undefined) return kept.place;
  // Logs from before the name was kept: what their checkpoints say.
  const signed = await Promise.all(LOGS.map((log) => lastCheckpoint(sql, log)));
  const [place = placeOf(publicUrl)] = signed.flatMap((one) => (one === undefined ? [] : [placeOfOrigin(one.note)]));
  const rows = await sql<{ place: string }[]>`
    insert into home_setting (name, value) values (${NAME}, to_jsonb(${place}::text))
    on conflict (name) do update set value = home_setting.value returning value #>> '{}' as place`;
  return rows[0]?.place ?? place;
}
