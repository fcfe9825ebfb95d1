-- Whether the person opposes that heirs, spouse or partner read their record after their death.
alter table preference add column objects_to_heirs boolean not null default false;

-- What was asked after the person's death, by whom, and what two auditors decided. Who asked, their reason, their proofs and what was said of
-- them are sealed; what a decision opens stands in columns, since access is decided on it.
create table heir_request (
  record_id uuid not null,
  id uuid not null,
  state text not null constraint known_heir_state check (state in ('waiting', 'proposed', 'granted', 'refused', 'withdrawn')),
  ground text not null constraint known_heir_ground check (ground in ('causes', 'memory', 'rights', 'parental')),
  received_on date not null,
  recorded_at timestamptz not null,
  due_at timestamptz not null,
  proposed_by uuid,
  decided_by uuid,
  decided_at timestamptz,
  refusal text constraint known_heir_refusal
    check (refusal in ('opposed', 'proofs', 'quality', 'ground', 'unneeded', 'minor')),
  categories text[],
  from_day date,
  to_day date,
  codes_sent integer not null default 0,
  papers_removed_at timestamptz,
  sealed bytea not null,
  primary key (record_id, id),
  constraint two_decide_on_heirs check (
    state not in ('granted', 'refused') or coalesce(refusal = 'opposed', false) or coalesce(proposed_by <> decided_by, false)),
  constraint a_grant_says_what check ((state = 'granted') = (categories is not null)),
  constraint a_refusal_says_why check ((state = 'refused') = (refusal is not null))
);
create index heir_request_open on heir_request (due_at) where state in ('waiting', 'proposed');
create index heir_request_by_id on heir_request (id);
create index heir_request_papers on heir_request (decided_at) where papers_removed_at is null;
alter table heir_request enable row level security;
create policy only_the_open_record on heir_request using (record_id = open_record()) with check (record_id = open_record());
grant select, insert, update, delete on heir_request to carnet_app;

-- What leads from a reference to its request: keyed hashes and ids, nothing of anybody.
create table directory_heir (
  request_id uuid primary key,
  record_id uuid not null,
  reference_index bytea not null constraint one_request_per_reference unique,
  code_index bytea,
  code_until timestamptz,
  wrong_codes integer not null default 0
);
create index directory_heir_of_record on directory_heir (record_id);
grant select, insert, update, delete on directory_heir to carnet_app;

-- A copy may be made for a granted request; one is under way at a time for each of them, and one for the person.
alter table takeout add column heir_request uuid;
drop index one_takeout_under_way;
create unique index one_takeout_under_way on takeout (record_id, coalesce(heir_request, record_id)) where state in ('waiting', 'making');

-- What is asked across records, by auditors and by the worker, who learn ids and dates only.
create function heir_requests_open(at_most integer)
  returns table (record_id uuid, id uuid, state text, ground text, recorded_at timestamptz, due_at timestamptz, proposed_by uuid)
  language sql security definer set search_path = public
  as $$
    select r.record_id, r.id, r.state, r.ground, r.recorded_at, r.due_at, r.proposed_by
    from heir_request r where r.state in ('waiting', 'proposed') order by r.due_at, r.id limit at_most
  $$;
create function record_of_heir_request(request uuid) returns table (record_id uuid)
  language sql security definer set search_path = public
  as $$ select r.record_id from heir_request r where r.id = request limit 1 $$;
create function heir_requests_with_papers(decided_before timestamptz, at_most integer) returns table (record_id uuid, id uuid)
  language sql security definer set search_path = public
  as $$
    select r.record_id, r.id from heir_request r
    where r.papers_removed_at is null and r.decided_at <= decided_before order by r.decided_at, r.id limit at_most
  $$;
revoke execute on function heir_requests_open(integer), record_of_heir_request(uuid),
  heir_requests_with_papers(timestamptz, integer) from public;
grant execute on function heir_requests_open(integer), record_of_heir_request(uuid),
  heir_requests_with_papers(timestamptz, integer) to carnet_app;
