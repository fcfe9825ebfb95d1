-- Entries that name what was withheld come into the shown chain when it is released. Which did, and whose withheld entries still wait.
create table trace_release (
  record_id uuid not null,
  n bigint not null,
  released_at timestamptz not null,
  primary key (record_id, n)
);
create table trace_waiting (
  record_id uuid primary key,
  looked_at timestamptz not null
);
do $$
declare personal text;
begin
  foreach personal in array array['trace_release', 'trace_waiting'] loop
    execute format('alter table %I enable row level security', personal);
    execute format(
      'create policy only_the_open_record on %I using (record_id = open_record()) with check (record_id = open_record())', personal);
  end loop;
end $$;
grant select, insert, delete on trace_release to carnet_app;
grant select, insert, update, delete on trace_waiting to carnet_app;

-- Records with waiting entries in which something became visible since they were last looked at.
create function records_to_release(due timestamptz, at_most integer) returns table (record_id uuid)
  language sql security definer set search_path = public
  as $$
    select w.record_id from trace_waiting w
    where exists (
      select from document d where d.record_id = w.record_id
        and not d.hidden_from_representatives and d.withheld_until <= due
        and (d.withheld_until > w.looked_at or d.changed_at > w.looked_at)
    ) limit at_most
  $$;
revoke execute on function records_to_release(timestamptz, integer) from public;
grant execute on function records_to_release(timestamptz, integer) to carnet_app;
