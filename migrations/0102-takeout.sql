-- Copies of a record that its person asked for: how far they have come, and where the sealed file is once they are ready.
create table takeout (
  record_id uuid not null,
  id uuid not null,
  state text not null constraint known_takeout check (state in ('waiting', 'making', 'ready', 'failed', 'gone')),
  asked_at timestamptz not null,
  begun_at timestamptz,
  documents_done integer not null default 0,
  documents_all integer,
  bytes_done bigint not null default 0,
  bytes_all bigint,
  tries integer not null default 0,
  ready_at timestamptz,
  expires_at timestamptz,
  downloads integer not null default 0,
  sealed bytea,
  primary key (record_id, id)
);
alter table takeout enable row level security;
create policy only_the_open_record on takeout using (record_id = open_record()) with check (record_id = open_record());
grant select, insert, update, delete on takeout to carnet_app;
create index takeout_to_do on takeout (asked_at) where state in ('waiting', 'making');
create index takeout_to_end on takeout (expires_at) where state = 'ready';

-- The worker asks which records wait for their copy, or have one whose link is over, and learns nothing else.
create function records_with_takeouts(now timestamptz, at_most integer) returns table (record_id uuid)
  language sql security definer set search_path = public
as $$
  select t.record_id from takeout t
  where t.state in ('waiting', 'making') or (t.state = 'ready' and t.expires_at <= now)
  group by t.record_id limit at_most
$$;
revoke execute on function records_with_takeouts(timestamptz, integer) from public;
grant execute on function records_with_takeouts(timestamptz, integer) to carnet_app;
