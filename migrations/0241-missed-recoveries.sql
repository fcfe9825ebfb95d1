-- Recoveries tried without the mailbox's code, about somebody or nobody alike: sealed under a key of the installation, looked up by the job, gone once it has.
create table missed_recovery (
  id uuid primary key,
  at timestamptz not null,
  -- Somebody carries it until then: whoever stopped in between is followed by the next.
  taken_until timestamptz not null default '-infinity',
  sealed bytea not null
);
create index missed_recovery_in_order on missed_recovery (at, id);
grant select, insert, update, delete on missed_recovery to carnet_app;
