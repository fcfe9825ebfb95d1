-- Strangers: records that a professional opens without a tie, a consent or a document of theirs in them. Counted by the hour and the month
-- for each professional and each structure; beyond the limit their access to strangers is frozen until two auditors lift it.
create table stranger_limit (
  kind text primary key constraint known_subject check (kind in ('professional', 'structure')),
  per_hour integer not null,
  per_month integer not null
);
create table stranger_seen (
  record_id uuid not null,
  id_nat_ps text not null,
  at timestamptz not null,
  primary key (record_id, id_nat_ps)
);
alter table stranger_seen enable row level security;
create policy only_the_open_record on stranger_seen using (record_id = open_record()) with check (record_id = open_record());
create table stranger_count (
  subject text not null,
  -- one row a minute and one a day: windows slide
  span text not null constraint known_span check (span in ('minute', 'day')),
  began timestamptz not null,
  n integer not null,
  primary key (subject, span, began)
);
create table access_freeze (
  id uuid primary key default gen_random_uuid(),
  kind text not null constraint known_subject check (kind in ('professional', 'structure')),
  subject text not null,
  -- whose access made it, at which structure
  id_nat_ps text not null,
  structure_id text not null,
  in_hour integer not null,
  in_month integer not null,
  since timestamptz not null,
  told_at timestamptz,
  lifted_at timestamptz
);
create unique index one_freeze_at_a_time on access_freeze (subject) where lifted_at is null;
create index freeze_to_tell on access_freeze (since) where told_at is null;

-- Two different auditors say the same before anything is lifted.
create table freeze_opinion (
  freeze_id uuid not null references access_freeze,
  auditor text not null,
  lifts boolean not null,
  reason text not null,
  at timestamptz not null,
  primary key (freeze_id, auditor)
);

grant select, insert, update, delete on stranger_limit to carnet_app;
grant select, insert, update, delete on stranger_seen, stranger_count to carnet_app;
grant select, insert, update on access_freeze to carnet_app;
grant select, insert on freeze_opinion to carnet_app;

-- Counts this record once for this professional, and answers whether their access to strangers is frozen. One professional's counts queue
-- on a lock of theirs, so that of many requests at once none slips past the limit.
create function count_stranger(of_record uuid, reader text, place text, of_at timestamptz) returns boolean
  language plpgsql as $$
declare
  who record;
  hourly integer;
  monthly integer;
begin
  perform set_config('carnet.record_id', of_record::text, true);
  perform pg_advisory_xact_lock(hashtextextended('stranger ' || reader, 0));
  if exists (select from access_freeze f where f.subject in (reader, place) and f.lifted_at is null) then
    return true;
  end if;
  -- Where they wrote a document they are no stranger.
  if exists (select from document d where d.record_id = of_record and reader = any(d.author_ids)) then
    return false;
  end if;
  insert into stranger_seen as s (record_id, id_nat_ps, at) values (of_record, reader, of_at)
    on conflict (record_id, id_nat_ps) do update set at = of_at where s.at < of_at - interval '30 days';
  if not found then
    return false;
  end if;
  for who in
    select l.kind, case l.kind when 'professional' then reader else place end as subject, l.per_hour, l.per_month
    from stranger_limit l order by l.kind
  loop
    insert into stranger_count as c (subject, span, began, n)
      values (who.subject, 'minute', date_trunc('minute', of_at), 1), (who.subject, 'day', date_trunc('day', of_at), 1)
      on conflict (subject, span, began) do update set n = c.n + 1;
    select coalesce(sum(c.n) filter (where c.span = 'minute'), 0), coalesce(sum(c.n) filter (where c.span = 'day'), 0)
      into hourly, monthly
      from stranger_count c where c.subject = who.subject
        and (c.span = 'minute' and c.began > of_at - interval '60 minutes' or c.span = 'day' and c.began > of_at - interval '30 days');
    if hourly > who.per_hour or monthly > who.per_month then
      insert into access_freeze (kind, subject, id_nat_ps, structure_id, in_hour, in_month, since)
        values (who.kind, who.subject, reader, place, hourly, monthly, of_at)
        on conflict (subject) where lifted_at is null do nothing;
      return true;
    end if;
  end loop;
  return false;
end $$;
grant execute on function count_stranger(uuid, text, text, timestamptz) to carnet_app;
