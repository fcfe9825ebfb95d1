-- Personal data: record_id first in every primary key, one sealed column a row, reached only through a handle.

create table person (
  record_id uuid primary key,
  sealed bytea not null
);
create table account (
  record_id uuid primary key,
  password_hash text not null,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  last_code_step bigint not null default 0,
  created_at timestamptz not null,
  sealed bytea not null
);
create table preference (
  record_id uuid primary key,
  objects_to_samu boolean not null default false,
  objects_to_emergency boolean not null default false,
  objects_to_hidden_in_emergency boolean not null default false,
  hides_new_documents boolean not null default false,
  updated_at timestamptz not null
);

create table relation (
  record_id uuid not null,
  id_nat_ps text not null,
  kind text not null constraint known_relation check (kind in ('careTeam', 'attending', 'administrator')),
  since timestamptz not null,
  until timestamptz,
  primary key (record_id, id_nat_ps, kind)
);
create table consent (
  record_id uuid not null,
  id uuid not null,
  id_nat_ps text not null,
  structure_id text not null,
  given_at timestamptz not null,
  until timestamptz not null,
  withdrawn_at timestamptz,
  sealed bytea not null,
  primary key (record_id, id)
);
create index consent_of_professional on consent (record_id, id_nat_ps, until desc);
create table block (
  record_id uuid not null,
  id_nat_ps text not null,
  since timestamptz not null,
  primary key (record_id, id_nat_ps)
);
create table document (
  record_id uuid not null,
  id uuid not null,
  -- the producer's identifier (masterIdentifier, ClinicalDocument/id) under the index key; unique per record and depositing structure
  unique_id_index bytea not null,
  depositor text not null,
  author_ids text[] not null,
  by_patient boolean not null,
  type_code text not null,
  class_code text not null,
  confidentiality text not null constraint known_confidentiality check (confidentiality in ('N', 'R', 'V')),
  dated timestamptz not null,
  deposited_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  status text not null constraint known_document_status check (status in ('current', 'superseded', 'removed')),
  archived boolean not null default false,
  hidden boolean not null default false,
  withheld_until timestamptz not null default '-infinity',
  hidden_from_representatives boolean not null default false,
  replaces uuid,
  first_seen_at timestamptz,
  sealed bytea not null,
  sealed_wire bytea not null,
  primary key (record_id, id),
  constraint one_document_per_unique_id unique (record_id, depositor, unique_id_index)
);
create index document_newest on document (record_id, dated desc, id desc);

create table trace_head (
  record_id uuid not null,
  chain text not null constraint known_chain check (chain in ('shown', 'withheld')),
  n bigint not null,
  head bytea not null,
  primary key (record_id, chain)
);
create table trace (
  record_id uuid not null,
  chain text not null,
  n bigint not null,
  at_ms bigint not null,
  entry bytea not null,
  head bytea not null,
  primary key (record_id, chain, n)
);

-- What an act sets going; carried on by the worker, ids only.
create table outbox (
  record_id uuid not null,
  id uuid not null,
  kind text not null,
  at timestamptz not null,
  item_id uuid,
  done_at timestamptz,
  primary key (record_id, id)
);
create index outbox_to_do on outbox (at) where done_at is null;
