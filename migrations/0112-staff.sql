-- Who works at the help-desk: names and secrets sealed under the directory key. Their sessions are a kind of their own.
create table staff (
  id uuid primary key,
  username_index bytea not null constraint one_staff_per_username unique,
  password_hash text not null,
  last_code_step bigint not null default 0,
  active boolean not null default true,
  sealed bytea not null
);
grant select, insert, update on staff to carnet_app;
alter table session
  drop constraint known_session_kind,
  add constraint known_session_kind check (kind in ('person', 'professional', 'staff', 'pending'));

-- What reached the help-desk on paper: the scan is a blob, its key and what it is are sealed.
create table paper_request (
  record_id uuid not null,
  id uuid not null,
  recorded_at timestamptz not null,
  sealed bytea not null,
  primary key (record_id, id)
);
alter table paper_request enable row level security;
create policy only_the_open_record on paper_request
  using (record_id = open_record()) with check (record_id = open_record());
grant select, insert, update, delete on paper_request to carnet_app;
