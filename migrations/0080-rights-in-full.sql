-- The rights of the person in full: structures blocked, accesses given with a term or without end, subjects hidden once and for all
-- that comes, exceptions for one professional, and the matrix with its date of effect.

create table structure_block (
  record_id uuid not null,
  structure_id text not null,
  since timestamptz not null,
  primary key (record_id, structure_id)
);

-- A consent given to a whole structure names no professional: '*'.
alter table consent add constraint consent_of_a_structure_names_it check (id_nat_ps <> '*' or structure_id <> '');

-- How long a consent lasts that is stated without an end, and at most; nothing: to the end of the day, at most a year.
alter table preference add column consent_days integer constraint consent_term_is_positive check (consent_days > 0);

-- What the person hides by subject, now and as it comes. Which subject is sealed: it would tell.
create table hidden_subject (
  record_id uuid not null,
  id uuid not null,
  since timestamptz not null,
  sealed bytea not null,
  primary key (record_id, id)
);

-- The subject by which a document was hidden; nothing: by hand, by default, or not hidden.
alter table document add column hidden_by uuid;

-- One document for one professional: shown although hidden, or kept although shown.
create table document_exception (
  record_id uuid not null,
  document_id uuid not null,
  id_nat_ps text not null,
  shown boolean not null,
  since timestamptz not null,
  primary key (record_id, document_id, id_nat_ps)
);
create index exceptions_of_professional on document_exception (record_id, id_nat_ps);

do $$
declare personal text;
begin
  foreach personal in array array['structure_block', 'hidden_subject', 'document_exception'] loop
    execute format('alter table %I enable row level security', personal);
    execute format(
      'create policy only_the_open_record on %I using (record_id = open_record()) with check (record_id = open_record())', personal);
    execute format('grant select, insert, update, delete on %I to carnet_app', personal);
  end loop;
end $$;

-- Versions of the matrix stand side by side: which one holds is a matter of the instant.
create table matrix_version (
  version text primary key,
  holds_from timestamptz not null constraint one_matrix_at_a_time unique,
  applied_at timestamptz not null,
  matrix jsonb not null
);
grant select, insert, delete on matrix_version to carnet_app;
alter table access_matrix drop constraint access_matrix_pkey;
alter table access_matrix add primary key (profession, version);

-- The word to the person after two weeks.
alter table notice drop constraint known_notice;
alter table notice add constraint known_notice check (
  kind in ('document-deposited', 'consent-stated', 'emergency-access', 'announcement-waiting'));
