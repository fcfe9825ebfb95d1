-- Passkeys: the key and its name are sealed in the record; the directory finds the record by a keyed hash of the credential's id.
create table passkey (
  record_id uuid not null,
  id uuid not null,
  created_at timestamptz not null,
  used_at timestamptz,
  sealed bytea not null,
  primary key (record_id, id)
);
alter table passkey enable row level security;
create policy only_the_open_record on passkey using (record_id = open_record()) with check (record_id = open_record());
grant select, insert, update, delete on passkey to carnet_app;
create table directory_passkey (
  credential_index bytea primary key,
  record_id uuid not null,
  passkey_id uuid not null
);
grant select, insert, delete on directory_passkey to carnet_app;
create index passkey_of_record on directory_passkey (record_id);
