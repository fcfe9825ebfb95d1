// The second wall, for every table there is: with the application's own role and a handle for one record, hand-written SQL reaches no row of
// another, to read, change, remove or add. A new table is tried by itself, or fails here.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import postgres from 'postgres';
import { aRecord } from '../support/cast.js';
import { startWorld, type World } from '../support/world.js';

/** Tables that name a record and stand outside handles: ids, states, dates, keyed hashes; no content of anybody. */
const OUTSIDE = new Set([
  'space',
  'session',
  'directory_account',
  'directory_code',
  'directory_heir',
  'directory_visit',
  'directory_document',
  'directory_mail_return',
  'directory_national_link',
  'directory_passkey',
  'directory_person',
  'directory_traits',
]);

interface Column {
  readonly name: string;
  readonly type: string;
}

describe('the application’s role, with a handle for one record', () => {
  let world: World;
  let app: postgres.Sql;
  let mine: string;
  let theirs: string;
  let tables: readonly string[];
  const columns = new Map<string, readonly Column[]>();

  before(async () => {
    world = await startWorld({ content: 'empty' });
    const { owner } = world;
    mine = await aRecord(world.house, 1);
    theirs = await aRecord(world.house, 2);
    app = postgres(world.applicationUrl, { max: 2, onnotice: () => undefined });
    tables = (
      await owner<{ name: string }[]>`
        select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname = 'public' and c.relrowsecurity order by 1`
    ).map(({ name }) => name);
    // A row of each of the two in every table, whatever its rules on content: those are not what is tried here.
    for (const { name, constraint } of await owner<{ name: string; constraint: string }[]>`
      select conrelid::regclass::text as name, conname as constraint from pg_constraint
      where contype in ('c', 'f') and connamespace = 'public'::regnamespace`)
      await owner.unsafe(`alter table ${name} drop constraint if exists ${constraint} cascade`);
    for (const table of tables) {
      const found = await owner<Column[]>`
        select column_name as name, data_type as type from information_schema.columns
        where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`;
      columns.set(table, found);
      for (const record of [mine, theirs])
        await owner.unsafe(insertInto(table, found, record, 'on conflict do nothing'));
    }
  });
  after(async () => {
    await app.end();
    await world.close();
  });

  const asMine = <T>(work: (tx: postgres.TransactionSql) => Promise<T>): Promise<T> =>
    app.begin(async (tx) => {
      await tx`select set_config('carnet.record_id', ${mine}, true)`;
      return work(tx);
    }) as Promise<T>;

  test('every table that names a record is behind the wall, or is known to hold nobody’s content', async () => {
    const open = await world.owner<{ name: string }[]>`
      select distinct c.relname as name from pg_class c
        join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and n.nspname = 'public' and a.attname = 'record_id' and not c.relrowsecurity order by 1`;
    assert.deepEqual(
      open.map(({ name }) => name).filter((name) => !OUTSIDE.has(name)),
      [],
    );
    assert.ok(tables.length >= 14, tables.join(', '));
  });

  test('reads no row of another, by whatever condition, join or count', async () => {
    for (const table of tables) {
      const all = await world.owner.unsafe<{ n: number }[]>(
        `select count(*)::int as n from ${table} where record_id = '${theirs}'`,
      );
      assert.ok((all[0]?.n ?? 0) > 0, `${table} holds nothing of the other to be found`);
      await asMine(async (tx) => {
        for (const text of [
          `select * from ${table} where record_id = '${theirs}'`,
          `select * from ${table} where record_id <> '${mine}'`,
          `select * from ${table} t where exists (select from ${table} o where o.record_id <> t.record_id)`,
          `select 1 from ${table} having count(distinct record_id) > 1`,
          `select * from ${table} t join space s on s.record_id = t.record_id where s.record_id = '${theirs}'`,
        ])
          assert.equal((await tx.unsafe(text)).length, 0, text);
        const own = await tx.unsafe<{ n: number }[]>(`select count(*)::int as n from ${table}`);
        assert.ok((own[0]?.n ?? 0) > 0, `${table} does not show its own rows`);
      });
    }
  });

  test('reads nothing of anybody without a handle', async () => {
    for (const table of tables) assert.equal((await app.unsafe(`select 1 from ${table}`)).length, 0, table);
  });

  test('changes, removes and adds nothing of another', async () => {
    const fingerprint = async (): Promise<string> => {
      const parts: string[] = [];
      for (const table of tables) {
        const [row] = await world.owner.unsafe<{ f: string }[]>(
          `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as f from ${table} t where record_id = '${theirs}'`,
        );
        parts.push(`${table} ${row?.f ?? ''}`);
      }
      return parts.join('\n');
    };
    const before = await fingerprint();
    for (const table of tables)
      for (const text of [
        `update ${table} set record_id = record_id where record_id = '${theirs}'`,
        `update ${table} set record_id = '${theirs}'`,
        `delete from ${table} where record_id = '${theirs}'`,
        insertInto(table, columns.get(table) ?? [], theirs, ''),
      ]) {
        // Refused by the wall or for want of the right; never done.
        const touched = await asMine(async (tx) => (await tx.unsafe(text)).count).catch(() => 0);
        assert.equal(touched, 0, text);
      }
    assert.equal(await fingerprint(), before);
  });

  test('what steps over the wall for the owner does nothing else for whoever calls it', async () => {
    const functions = await world.owner<{ name: string; args: string[]; path: string[] | null; own: boolean }[]>`
      select p.proname as name, p.proconfig as path, p.proowner = 'carnet_app'::regrole as own,
        array(select format_type(one, null) from unnest(p.proargtypes) with ordinality as of(one, place) order by place) as args
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname = 'public' order by 1`;
    assert.ok(functions.length >= 20, `${functions.length} functions`);
    const all = await world.owner<{ name: string }[]>`
      select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = 'public' and has_table_privilege('carnet_app', c.oid, 'select')`;
    // A house takes this away (the last wall but one); a function has to hold without it.
    await world.owner`grant temporary on database ${world.owner(new URL(world.applicationUrl).pathname.slice(1))} to carnet_app`;
    await app
      .begin(async (tx) => {
        // A function of the role's own behind the name of every table: if it were called for the owner, it could read and write everything.
        await tx.unsafe(`create function pg_temp.called() returns void language plpgsql as $$ begin
        if current_user <> session_user then raise exception 'called as %', current_user using errcode = 'AAAAA'; end if; end $$`);
        for (const { name } of all)
          await tx.unsafe(
            `create temp view ${name} as select t.* from (select pg_temp.called()) c left join public.${name} t on true`,
          );
        for (const { name, args } of functions) {
          const nothing = args.map((type) => (type === 'json' ? `'[]'::json` : `null::${type}`)).join(', ');
          const called = tx.savepoint((inside) => inside.unsafe(`select ${name}(${nothing})`));
          await called.catch((error: unknown) => {
            assert.notEqual(
              (error as { code?: string }).code,
              'AAAAA',
              `${name} calls what its caller made, for its owner`,
            );
          });
        }
        throw new Error('nothing of this stays');
      })
      .catch((error: unknown) => {
        if (!(error instanceof Error) || error.message !== 'nothing of this stays') throw error;
      });
    for (const { name, path, own } of functions)
      assert.deepEqual([name, own, path], [name, false, ['search_path=pg_catalog, public, pg_temp']]);
  });

  test('the role owns nothing, is no superuser and cannot step around the wall', async () => {
    const [role] = await world.owner<{ super: boolean; bypass: boolean; owns: number }[]>`
      select rolsuper as super, rolbypassrls as bypass,
        (select count(*)::int from pg_class c where c.relowner = r.oid) as owns
      from pg_roles r where rolname = 'carnet_app'`;
    assert.deepEqual({ ...role }, { super: false, bypass: false, owns: 0 });
    await assert.rejects(app`set role ${app.unsafe('postgres')}`);
    await assert.rejects(app`alter table document disable row level security`);
  });
});

/** A row of the record, with something in every column. */
function insertInto(table: string, columns: readonly Column[], record: string, ending: string): string {
  const valueOf = ({ name, type }: Column): string => {
    if (name === 'record_id') return `'${record}'`;
    if (type === 'uuid') return `gen_random_uuid()`;
    if (type === 'ARRAY') return `'{}'`;
    if (type === 'bytea') return `decode('00', 'hex')`;
    if (type === 'boolean') return 'false';
    if (type === 'jsonb' || type === 'json') return `'{}'`;
    if (/int|numeric|double/.test(type)) return '7';
    if (/timestamp|date/.test(type)) return `'2026-01-01'`;
    return `'x'`;
  };
  return `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values (${columns.map(valueOf).join(', ')}) ${ending}`;
}
