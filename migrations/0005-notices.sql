-- What the person is told has happened in their space: ids and kinds only. Made by the worker from the outbox.
create table notice (
  record_id uuid not null,
  id uuid not null,
  kind text not null constraint known_notice check (kind in ('document-deposited', 'consent-stated', 'emergency-access')),
  at timestamptz not null,
  item_id uuid,
  seen_at timestamptz,
  primary key (record_id, id)
);
alter table notice enable row level security;
create policy only_the_open_record on notice using (record_id = open_record()) with check (record_id = open_record());
grant select, insert, update, delete on notice to carnet_app;

-- Only what is due is worth opening a record for.
drop function records_to_carry_on(integer);
create function records_to_carry_on(due timestamptz, at_most integer) returns table (record_id uuid)
  language sql security definer set search_path = public
  as $$ select distinct o.record_id from outbox o where o.done_at is null and o.at <= due limit at_most $$;
grant execute on function records_to_carry_on(timestamptz, integer) to carnet_app;
