-- A restored backup sets the logs back. Two operators state it, the witness cosigns it, and it is a leaf of the log from then on.
create table trace_log_restore (
  id uuid primary key,
  at timestamptz not null,
  operator text not null,
  restored_on date not null,
  reason text not null,
  confirmed_at timestamptz
);
create table trace_log_rollback (
  log text not null references trace_log,
  -- what others had seen, and where the log goes on from
  from_size bigint not null,
  to_size bigint not null,
  at timestamptz not null,
  -- the signed statement; the witness's line stands in it once it has cosigned
  note text not null,
  -- the checkpoint it goes on from, with the witness's line; empty where the log begins anew
  base text not null,
  witnessed boolean not null default false,
  primary key (log, from_size, at),
  constraint backwards check (from_size >= to_size)
);
alter table trace_log_leaf
  drop constraint known_leaf_kind,
  add constraint known_leaf_kind check (kind in ('head', 'entry', 'rollback'));
grant select, insert on trace_log_restore, trace_log_rollback to carnet_app;
grant update (confirmed_at) on trace_log_restore to carnet_app;
grant update (note, witnessed) on trace_log_rollback to carnet_app;
