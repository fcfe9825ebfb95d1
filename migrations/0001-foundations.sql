-- The two walls: the application's role is not the owner, and every table of personal data is reached through one record.

-- Structural rows of a record's life: ids, states, dates. They stand outside record handles so that a wave is one statement.
create sequence record_key_slot minvalue 0 start 0;

create table space (
  record_id uuid primary key,
  key_slot bigint not null constraint one_key_slot_per_record unique,
  state text not null constraint known_space_state
    check (state in ('notified', 'opposed', 'open', 'active', 'suspended', 'closed', 'erased', 'deceased')),
  state_since timestamptz not null,
  earlier_record boolean not null default false,
  transition_until timestamptz,
  notice_sent_on date
);

-- The directory holds only keyed hashes: a stolen copy names nobody.
create table directory_person (
  ins_index bytea primary key,
  record_id uuid not null
);
create table directory_account (
  username_index bytea primary key,
  record_id uuid not null
);
create table directory_code (
  code_index bytea primary key,
  record_id uuid not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  wrong_guesses integer not null default 0,
  used_at timestamptz
);

-- Reference: professionals, structures, software. Names are sealed under the directory key.
create table structure (
  id text primary key,
  sector text not null,
  samu boolean not null default false,
  sealed bytea not null
);
create table professional (
  id_nat_ps text primary key,
  profession text not null,
  speciality text,
  active boolean not null default true,
  sealed bytea not null
);
create table practice (
  id_nat_ps text not null references professional,
  structure_id text not null references structure,
  primary key (id_nat_ps, structure_id)
);
create table software_client (
  client_id text primary key,
  structure_id text not null references structure,
  scopes text[] not null,
  jwks jsonb not null,
  active boolean not null default true,
  sealed bytea not null
);
create table used_assertion (
  client_id text not null,
  jti_index bytea not null,
  expires_at timestamptz not null,
  primary key (client_id, jti_index)
);

-- Sessions of people signed in on the web.
create table session (
  id_index bytea primary key,
  kind text not null constraint known_session_kind check (kind in ('person', 'professional', 'pending')),
  record_id uuid,
  id_nat_ps text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  sealed bytea not null
);
create index session_by_expiry on session (expires_at);
create index session_by_record on session (record_id);

-- What concerns no known record and must be kept: refusals at the door, without health data.
create table security_event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null,
  detail jsonb not null
);

-- Settings of the running home (the demo clock's offset).
create table home_setting (
  name text primary key,
  value jsonb not null
);
