-- Every emergency access waits here to be reviewed: who, where, when; the reason, a question and its answer are sealed.
create table emergency_review (
  record_id uuid not null,
  id uuid not null,
  id_nat_ps text not null,
  structure_id text not null,
  situation text not null constraint known_emergency check (situation in ('bris_de_glace', 'centre_15')),
  at timestamptz not null,
  trace_n bigint not null,
  due_at timestamptz not null,
  state text not null default 'waiting' constraint known_review_state check (state in ('waiting', 'asked', 'explained', 'closed')),
  explain_by timestamptz,
  outcome text constraint known_review_outcome check (outcome in ('justified', 'abusive')),
  closed_at timestamptz,
  sealed bytea not null,
  primary key (record_id, id),
  constraint a_closed_review_has_an_outcome check ((state = 'closed') = (outcome is not null and closed_at is not null))
);
create index emergency_review_open on emergency_review (due_at) where state <> 'closed';
create index emergency_review_asked on emergency_review (id_nat_ps) where state = 'asked';
create index emergency_review_by_id on emergency_review (id);
alter table emergency_review enable row level security;
create policy only_the_open_record on emergency_review using (record_id = open_record()) with check (record_id = open_record());
grant select, insert, update, delete on emergency_review to carnet_app;

-- What those who review ask across records, and learn ids only.
create function emergency_reviews_open(at_most integer)
  returns table (record_id uuid, id uuid, id_nat_ps text, structure_id text, situation text, at timestamptz, due_at timestamptz,
    state text, explain_by timestamptz)
  language sql security definer set search_path = public
  as $$
    select r.record_id, r.id, r.id_nat_ps, r.structure_id, r.situation, r.at, r.due_at, r.state, r.explain_by
    from emergency_review r where r.state <> 'closed' order by r.due_at, r.id limit at_most
  $$;
create function record_of_emergency_review(review uuid) returns table (record_id uuid)
  language sql security definer set search_path = public
  as $$ select r.record_id from emergency_review r where r.id = review limit 1 $$;
create function emergency_reviews_asked_of(reader text, at_most integer) returns table (record_id uuid, id uuid)
  language sql security definer set search_path = public
  as $$
    select r.record_id, r.id from emergency_review r where r.id_nat_ps = reader and r.state = 'asked' order by r.explain_by limit at_most
  $$;
revoke execute on function emergency_reviews_open(integer), record_of_emergency_review(uuid), emergency_reviews_asked_of(text, integer) from public;
grant execute on function emergency_reviews_open(integer), record_of_emergency_review(uuid), emergency_reviews_asked_of(text, integer) to carnet_app;
