-- The append-only logs over the heads of trace chains (RFC 9162). They name no record: chains stand under keyed hashes.
create table trace_log (
  name text primary key constraint known_log check (name in ('shown', 'withheld')),
  size bigint not null default 0,
  -- how far the writing of traces has been looked through, in milliseconds of domain time
  looked_until bigint not null default 0
);
insert into trace_log (name) values ('shown'), ('withheld');

create table trace_log_leaf (
  log text not null references trace_log,
  index bigint not null,
  kind text not null constraint known_leaf_kind check (kind in ('head', 'entry')),
  id bytea not null,
  n bigint not null,
  hash bytea not null,
  primary key (log, index),
  constraint one_leaf_per_head unique (id, n)
);
-- Complete subtrees, which never change.
create table trace_log_node (
  log text not null references trace_log,
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  primary key (log, level, index)
);
create table trace_log_checkpoint (
  log text not null references trace_log,
  size bigint not null,
  root bytea not null,
  at timestamptz not null,
  -- the signed note; the witness's line stands in it once it has cosigned
  note text not null,
  witnessed boolean not null default false,
  -- what the witness answered instead of cosigning
  refused text,
  primary key (log, size)
);

-- Traces are only ever added, in the order of time: a few blocks a range tell which chains moved lately, for next to nothing a write.
create index trace_written_at on trace using brin (at_ms) with (pages_per_range = 16, autosummarize = on);

grant select on trace_log, trace_log_leaf, trace_log_node, trace_log_checkpoint to carnet_app;
grant update on trace_log to carnet_app;
grant insert on trace_log_leaf, trace_log_node to carnet_app;
grant insert, update on trace_log_checkpoint to carnet_app;

-- What the job of the log and the verifier ask across records: where chains stand, and nothing of what they hold.
create function chains_written_since(since_ms bigint, after_record uuid, at_most integer)
  returns table (record_id uuid, chain text, n bigint, head bytea)
  language sql security definer set search_path = public
  as $$
    select h.record_id, h.chain, h.n, h.head
    from (
      select distinct t.record_id from trace t where t.at_ms >= since_ms and t.record_id > after_record
      order by t.record_id limit at_most
    ) moved join trace_head h using (record_id) where h.n > 0 order by h.record_id, h.chain
  $$;
create function chain_heads(after_record uuid, at_most integer)
  returns table (record_id uuid, chain text, n bigint, head bytea)
  language sql security definer set search_path = public
  as $$
    select h.record_id, h.chain, h.n, h.head
    from (select distinct g.record_id from trace_head g where g.record_id > after_record order by g.record_id limit at_most) page
    join trace_head h using (record_id) order by h.record_id, h.chain
  $$;
-- Records that hold entries without a head to close them: left behind by whoever takes heads away.
create function traces_without_head(at_most integer) returns table (record_id uuid, chain text)
  language sql security definer set search_path = public
  as $$
    select distinct t.record_id, t.chain from trace t
    where not exists (select from trace_head h where h.record_id = t.record_id and h.chain = t.chain) limit at_most
  $$;
revoke execute on function chains_written_since(bigint, uuid, integer), chain_heads(uuid, integer), traces_without_head(integer) from public;
grant execute on function chains_written_since(bigint, uuid, integer), chain_heads(uuid, integer), traces_without_head(integer)
  to carnet_app;
create function records_without_chain(at_most integer) returns table (record_id uuid, chain text)
  language sql security definer set search_path = public
  as $$
    select s.record_id, c.chain from space s cross join (values ('shown'), ('withheld')) as c(chain)
    where not exists (select from trace_head h where h.record_id = s.record_id and h.chain = c.chain) limit at_most
  $$;
revoke execute on function records_without_chain(integer) from public;
grant execute on function records_without_chain(integer) to carnet_app;
