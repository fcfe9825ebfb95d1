-- A space that was suspended when it was closed: reopening it lifts no suspension. Of those closed before, only the ones that the six weeks
-- closed can be told from the rest.
alter table space add column suspended_first boolean not null default false;
update space set suspended_first = true
where closed_by = 'suspended-closes-after-six-weeks' and coalesce(died_from, state) = 'closed';

-- Moves many spaces at once, each with its entry in the shown chain and, when it is told, its item in the outbox. Each row moves only if
-- nothing has moved since it was read. It runs as the owner, since a wave is of no single record; what it is given is sealed already.
create or replace function move_spaces(wave json) returns table (record_id uuid)
  language sql security definer set search_path = public
as $$
  with given as materialized (
    select x.*, decode(x.entry, 'base64') as sealed_entry
    from json_to_recordset(wave) as x (
      record uuid, moves bigint, state text, since timestamptz, notice_sent_on date, notice_wanted text, transition_until timestamptz,
      asked_again_at timestamptz, returns_to text, suspended_first boolean, died_from text, delete_at timestamptz, objected_at timestamptz,
      majority_at timestamptz, closed_by text, at_ms bigint, entry text, told_id uuid, told_kind text
    )
  ), held as materialized (
    -- In one order, and leaving alone whoever is being moved right now: two waves never wait for each other.
    select s.record_id from given g join space s on s.record_id = g.record and s.moves = g.moves
    order by s.record_id for update of s skip locked
  ), moved as (
    update space s set
      state = g.state, state_since = g.since, notice_sent_on = g.notice_sent_on, notice_wanted = g.notice_wanted,
      transition_until = g.transition_until, asked_again_at = g.asked_again_at, returns_to = g.returns_to,
      suspended_first = coalesce(g.suspended_first, s.suspended_first), died_from = g.died_from,
      delete_at = g.delete_at, objected_at = g.objected_at, majority_at = g.majority_at, closed_by = g.closed_by, moves = s.moves + 1
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
