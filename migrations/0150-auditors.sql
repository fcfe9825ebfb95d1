-- Auditors: staff of another role. They judge frozen accesses two by two, and everything they do stands in a trail of its own.
alter table staff
  add column role text not null default 'helpdesk' constraint known_staff_role check (role in ('helpdesk', 'auditor'));

-- What one auditor proposes and another ends; reasons are sealed under the directory key. `freeze_opinion` is not written any more.
create table freeze_proposal (
  id uuid primary key,
  kind text not null constraint known_subject check (kind in ('professional', 'structure')),
  subject text not null,
  -- the freeze it is about; none yet where one is proposed
  freeze_id uuid references access_freeze,
  what text not null constraint known_proposal check (what in ('lift', 'keep', 'strike', 'freeze')),
  proposed_by uuid not null references staff,
  proposed_at timestamptz not null,
  sealed bytea not null,
  ending text constraint known_ending check (ending in ('confirmed', 'declined', 'withdrawn')),
  ended_by uuid references staff,
  ended_at timestamptz,
  ending_sealed bytea,
  constraint an_ending_is_whole check ((ending is null) = (ended_by is null) and (ending is null) = (ended_at is null)),
  constraint four_eyes check (ending is null or ending = 'withdrawn' or ended_by <> proposed_by),
  constraint a_freeze_is_judged check ((what = 'freeze') = (freeze_id is null)),
  constraint only_people_are_struck check (what <> 'strike' or kind = 'professional')
);
create unique index one_open_proposal_per_subject on freeze_proposal (subject) where ending is null;
create index proposals_of_freeze on freeze_proposal (freeze_id, proposed_at);
alter table access_freeze
  add column judged text constraint known_judgement check (judged in ('keep', 'strike')),
  add column judged_at timestamptz,
  -- a mail that did not go out is tried again
  add column mailed_at timestamptz;
update access_freeze set mailed_at = told_at;

-- Whose records these were: ids for pseudonyms, nothing of what they hold.
create function strangers_of(reader text, since timestamptz, until timestamptz, at_most integer)
  returns table (record_id uuid, at timestamptz)
  language sql security definer set search_path = public
  as $$
    select s.record_id, s.at from stranger_seen s
    where s.id_nat_ps = reader and s.at >= since and s.at <= until order by s.at limit at_most
  $$;
create index stranger_seen_by on stranger_seen (id_nat_ps, at);

-- The trail of auditors: one chain like those of records, only ever added to.
create table oversight_entry (
  n bigint primary key,
  at_ms bigint not null,
  entry bytea not null,
  head bytea not null
);
create function add_oversight(at_ms bigint, entry bytea) returns bigint
  language plpgsql security definer set search_path = public
  as $$
declare
  last record;
  place bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('oversight', 0));
  select e.n, e.head into last from oversight_entry e order by e.n desc limit 1;
  place := coalesce(last.n, 0) + 1;
  insert into oversight_entry (n, at_ms, entry, head)
    values (place, add_oversight.at_ms, add_oversight.entry, sha256(coalesce(last.head, decode(repeat('00', 32), 'hex'))
      || int8send(place) || int8send(add_oversight.at_ms) || add_oversight.entry));
  return place;
end $$;
revoke execute on function strangers_of(text, timestamptz, timestamptz, integer), add_oversight(bigint, bytea) from public;
grant execute on function strangers_of(text, timestamptz, timestamptz, integer), add_oversight(bigint, bytea) to carnet_app;
grant select on oversight_entry to carnet_app;
grant select, insert on freeze_proposal to carnet_app;
grant update (ending, ended_by, ended_at, ending_sealed) on freeze_proposal to carnet_app;
