import type { MovableClock } from './clock.js';
import type { Sql } from './database.js';

// The demo's clock: `carnet clock advance` writes how far the domain's time is ahead, and every process of the home follows at once.

const NAME = 'clock-offset-ms';
const CHANNEL = 'carnet_clock';

export async function readOffset(sql: Sql): Promise<number> {
  const rows = await sql<{ value: number }[]>`select value from home_setting where name = ${NAME}`;
  return Number(rows[0]?.value ?? 0);
}

/** Moves the domain's clock of this home forward by `milliseconds` and tells every process; answers the new offset. */
export async function advanceHomeClock(sql: Sql, milliseconds: number): Promise<number> {
  const rows = await sql<{ value: number }[]>`
    insert into home_setting (name, value) values (${NAME}, to_jsonb(${milliseconds}::bigint))
    on conflict (name) do update set value = to_jsonb((home_setting.value #>> '{}')::bigint + ${milliseconds}::bigint)
    returning value`;
  const offset = Number(rows[0]?.value ?? 0);
  await sql.notify(CHANNEL, String(offset));
  return offset;
}

/** Sets `clock` to this home's time and keeps it so; answers how to stop following. */
export async function followHomeClock(sql: Sql, clock: MovableClock): Promise<() => Promise<void>> {
  const listening = await sql.listen(CHANNEL, (offset) => clock.setOffset(Number(offset)));
  clock.setOffset(await readOffset(sql));
  return async () => {
    await listening.unlisten();
  };
}
