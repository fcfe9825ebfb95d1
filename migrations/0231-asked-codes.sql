-- Codes asked for at the public door, about somebody or nobody alike: sealed under a key of the installation, looked up by the job, gone once it has.
create table asked_code (
  id uuid primary key,
  at timestamptz not null,
  -- Somebody carries it until then: whoever stopped in between is followed by the next.
  taken_until timestamptz not null default '-infinity',
  sealed bytea not null
);
create index asked_code_in_order on asked_code (at, id);
grant select, insert, update, delete on asked_code to carnet_app;
