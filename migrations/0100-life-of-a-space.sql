-- The whole life of a space: closing, archive, deletion, suspension, majority. Structural dates only, so that a wave is one statement.

alter table space
  -- Counts the moves of this space: a wave writes only where nothing has moved since it read.
  add column moves bigint not null default 0,
  -- Where reopening or lifting a suspension leads back to.
  add column returns_to text constraint known_return check (returns_to in ('open', 'active')),
  -- What it was when its person was reported dead.
  add column died_from text constraint known_death
    check (died_from in ('notified', 'opposed', 'open', 'active', 'suspended', 'closed')),
  -- A deletion was asked for; it is carried out then unless the space is reopened.
  add column delete_at timestamptz,
  -- The person objected to the closing that a suspension announces.
  add column objected_at timestamptz,
  -- The second letter to those who opposed and had a record before was asked for.
  add column asked_again_at timestamptz,
  -- Minors only; emptied once it has come.
  add column majority_at timestamptz,
  -- A notice that has still to be sent.
  add column notice_wanted text constraint known_notice_wanted check (notice_wanted in ('opening', 'majority', 'second'));

-- Who may be due, each in the order in which a wave walks through them.
drop index space_notified;
create index space_notified on space (notice_sent_on, record_id) where state = 'notified';
create index space_ended on space (state_since, record_id) where state in ('closed', 'deceased');
create index space_to_delete on space (delete_at, record_id) where state in ('closed', 'deceased') and delete_at is not null;
create index space_suspended on space (state_since, record_id) where state = 'suspended';
create index space_growing_up on space (majority_at, record_id) where majority_at is not null and state <> 'deceased';
create index space_in_transition on space (transition_until, record_id) where state = 'opposed';
create index space_to_notify on space (record_id) where notice_wanted is not null;

-- What the feed last said of a person, as a keyed hash and a date: an unchanged line costs one comparison.
alter table directory_person
  add column line_digest bytea,
  add column as_of timestamptz;
grant update on directory_person to carnet_app;

-- How far an import has come: written with each batch, so that a stopped import goes on where it stopped.
create table import_run (
  id text primary key,
  kind text not null constraint known_import check (kind in ('persons', 'records', 'takeout')),
  begun_at timestamptz not null,
  bytes_done bigint not null default 0,
  lines_done bigint not null default 0,
  refused_bytes bigint not null default 0,
  counts jsonb not null default '{}',
  ended_at timestamptz
);
grant select, insert, update on import_run to carnet_app;

-- A deletion carried out in steps that may each be taken again: rows first, then the key, then the blobs.
create table erasure (
  erased_record uuid primary key,
  begun_at timestamptz not null,
  blobs text[] not null,
  key_destroyed_at timestamptz,
  done_at timestamptz
);
grant select, insert, update on erasure to carnet_app;
create index erasure_to_finish on erasure (begun_at) where done_at is null;


-- Moves many spaces at once, each with its entry in the shown chain and, when it is told, its item in the outbox. Each row moves only if
-- nothing has moved since it was read. It runs as the owner, since a wave is of no single record; what it is given is sealed already.
create function move_spaces(wave json) returns table (record_id uuid)
  language sql security definer set search_path = public
as $$
  with given as materialized (
    select x.*, decode(x.entry, 'base64') as sealed_entry
    from json_to_recordset(wave) as x (
      record uuid, moves bigint, state text, since timestamptz, notice_sent_on date, notice_wanted text, transition_until timestamptz,
      asked_again_at timestamptz, returns_to text, died_from text, delete_at timestamptz, objected_at timestamptz,
      majority_at timestamptz, at_ms bigint, entry text, told_id uuid, told_kind text
    )
  ), held as materialized (
    -- In one order, and leaving alone whoever is being moved right now: two waves never wait for each other.
    select s.record_id from given g join space s on s.record_id = g.record and s.moves = g.moves
    order by s.record_id for update of s skip locked
  ), moved as (
    update space s set
      state = g.state, state_since = g.since, notice_sent_on = g.notice_sent_on, notice_wanted = g.notice_wanted,
      transition_until = g.transition_until, asked_again_at = g.asked_again_at, returns_to = g.returns_to, died_from = g.died_from,
      delete_at = g.delete_at, objected_at = g.objected_at, majority_at = g.majority_at, moves = s.moves + 1
    from held join given g on g.record = held.record_id where s.record_id = held.record_id
    returning s.record_id
  ), headed as (
    update trace_head h set
      n = h.n + 1, head = sha256(h.head || int8send(h.n + 1) || int8send(g.at_ms) || g.sealed_entry)
    from moved m join given g on g.record = m.record_id
    where h.record_id = m.record_id and h.chain = 'shown'
    returning h.record_id, h.n, h.head
  ), traced as (
    insert into trace (record_id, chain, n, at_ms, entry, head)
    select h.record_id, 'shown', h.n, g.at_ms, g.sealed_entry, h.head from headed h join given g on g.record = h.record_id
    returning trace.record_id
  ), told as (
    insert into outbox (record_id, id, kind, at)
    select g.record, g.told_id, g.told_kind, to_timestamp(g.at_ms / 1000.0)
    from moved m join given g on g.record = m.record_id where g.told_id is not null
    on conflict do nothing
  )
  select t.record_id from traced t
$$;
revoke execute on function move_spaces(json) from public;
grant execute on function move_spaces(json) to carnet_app;
