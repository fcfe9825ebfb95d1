-- Row-level security: a session opened for one record cannot reach another's rows, even with wrong SQL.
-- Without an open handle the setting is empty, and no row of anybody is reachable.

create function open_record() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('carnet.record_id', true), '')::uuid $$;

do $$
declare personal text;
begin
  foreach personal in array array[
    'person', 'account', 'preference', 'relation', 'consent', 'block', 'document', 'trace_head', 'trace', 'outbox'
  ] loop
    execute format('alter table %I enable row level security', personal);
    execute format(
      'create policy only_the_open_record on %I using (record_id = open_record()) with check (record_id = open_record())', personal);
  end loop;
end $$;

grant usage on schema public to carnet_app;
grant select, insert, update on space to carnet_app;
grant usage on sequence record_key_slot to carnet_app;
grant select, insert, delete on directory_person, directory_account to carnet_app;
grant select, insert, update, delete on directory_code, session, used_assertion, home_setting to carnet_app;
grant select, insert, update on structure, professional, practice, software_client to carnet_app;
grant delete on practice to carnet_app;
grant insert, select on security_event to carnet_app;
grant select, insert, update, delete on
  person, account, preference, relation, consent, block, document, outbox to carnet_app;
-- The trace is only ever added to.
grant select, insert, update on trace_head to carnet_app;
grant select, insert on trace to carnet_app;
-- The worker asks which records have something to carry on, and learns nothing else.
create function records_to_carry_on(at_most integer) returns table (record_id uuid)
  language sql security definer set search_path = public
  as $$ select distinct o.record_id from outbox o where o.done_at is null limit at_most $$;
grant execute on function records_to_carry_on(integer) to carnet_app;
grant select on schema_migration to carnet_app;
