-- Showing one's record for a visit: what is shown, for how long, and who was let in. Who they are, and the code, are sealed.
create table visit (
  record_id uuid not null,
  id uuid not null,
  -- Everything shown to professionals; if not, the chosen documents only.
  everything boolean not null,
  document_ids uuid[] not null,
  minutes integer not null constraint a_visit_is_short check (minutes between 1 and 120),
  -- A printed code opens without the person at a screen; it has no short code.
  on_paper boolean not null,
  offered_at timestamptz not null,
  -- The code has to be used before.
  open_before timestamptz not null,
  asked_at timestamptz,
  accepted_at timestamptz,
  until timestamptz,
  ended_at timestamptz,
  ended_how text constraint known_end_of_a_visit check (ended_how in ('stopped', 'declined', 'replaced')),
  sealed bytea not null,
  primary key (record_id, id),
  constraint agreed_to_has_an_end check ((accepted_at is null) = (until is null))
);
create index visits_not_ended on visit (record_id, offered_at) where ended_at is null;
alter table visit enable row level security;
create policy only_the_open_record on visit using (record_id = open_record()) with check (record_id = open_record());
grant select, insert, update, delete on visit to carnet_app;

-- How a code leads to its visit: keyed hashes only, gone as soon as somebody asked. `standing` is what waiting pages look at.
create table directory_visit (
  visit_id uuid primary key,
  record_id uuid not null,
  -- The code behind the picture.
  long_index bytea constraint one_visit_per_long_code unique,
  -- The first letters of the short code find it, the whole code opens; wrong ones are counted here.
  place_index bytea constraint one_visit_per_place unique,
  short_index bytea,
  wrong_codes integer not null default 0,
  ends_at timestamptz not null,
  standing text not null constraint known_standing check (standing in ('offered', 'asked', 'open', 'left', 'over'))
);
create index directory_visit_by_record on directory_visit (record_id);
create index directory_visit_by_end on directory_visit (ends_at);
grant select, insert, update, delete on directory_visit to carnet_app;

alter table session
  drop constraint known_session_kind,
  add constraint known_session_kind check (kind in ('person', 'professional', 'staff', 'visitor', 'pending'));
