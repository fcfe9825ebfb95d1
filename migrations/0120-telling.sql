-- What a person is told, and how they chose to be told. A notice names a line of the shown chain (n) or an item, and says nothing itself.
alter table notice drop constraint known_notice;
alter table notice add constraint known_notice check (kind in (
  'document-deposited', 'documents-changed', 'announcement-waiting', 'reading', 'consent-stated', 'rights-changed', 'contact-changed',
  'emergency-access', 'report-answered'));
alter table notice
  add column trace_n bigint,
  -- false: the person wants no line for it in their space; the row then only waits for a digest
  add column listed boolean not null default true,
  add column waits_for_digest boolean not null default false;
create index notice_newest on notice (record_id, at desc, id) where listed;
create index notice_for_digest on notice (record_id) where waits_for_digest;

-- One row for whoever chose something; without one the defaults hold.
create table notice_choice (
  record_id uuid primary key,
  digest text not null constraint known_digest check (digest in ('none', 'daily', 'weekly')),
  digest_due_at timestamptz,
  sealed bytea not null
);
create index notice_choice_due on notice_choice (digest_due_at) where digest_due_at is not null;

-- How far the shown chain has been gone through for what is to be told; and who has read already.
create table notice_walk (
  record_id uuid primary key,
  told_n bigint not null
);
create table known_reader (
  record_id uuid not null,
  reader text not null,
  since timestamptz not null,
  primary key (record_id, reader)
);
-- What happened before this is not told again.
insert into notice_walk (record_id, told_n) select record_id, n from trace_head where chain = 'shown' and n > 0;

-- The attending physician is told of emergencies after the fact.
create table physician_notice (
  record_id uuid not null,
  id uuid not null,
  id_nat_ps text not null,
  at timestamptz not null,
  trace_n bigint not null,
  seen_at timestamptz,
  primary key (record_id, id)
);
create index physician_notice_unseen on physician_notice (id_nat_ps, at) where seen_at is null;

-- Accesses a person does not recognise; no words of theirs, so nothing of their health.
create table access_report (
  record_id uuid not null,
  id uuid not null,
  id_nat_ps text not null,
  trace_n bigint not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  state text not null default 'received' constraint known_report_state check (state in ('received', 'examined', 'answered')),
  answer text constraint known_answer check (answer in ('justified', 'unjustified', 'call')),
  answered_at timestamptz,
  primary key (record_id, id),
  constraint an_answer_is_answered check ((state = 'answered') = (answer is not null and answered_at is not null))
);
create unique index one_open_report_per_professional on access_report (record_id, id_nat_ps) where state <> 'answered';
create index access_report_open on access_report (due_at) where state <> 'answered';

do $$
declare personal text;
begin
  foreach personal in array array['notice_choice', 'notice_walk', 'known_reader', 'physician_notice', 'access_report'] loop
    execute format('alter table %I enable row level security', personal);
    execute format(
      'create policy only_the_open_record on %I using (record_id = open_record()) with check (record_id = open_record())', personal);
    execute format('grant select, insert, update, delete on %I to carnet_app', personal);
  end loop;
end $$;

-- Where something was written lately is found by the time of writing, for next to nothing a write.
do $$ begin
  if not exists (select from pg_indexes where tablename = 'trace' and indexdef ilike '%brin (at_ms)%') then
    create index trace_written_at on trace using brin (at_ms) with (pages_per_range = 16, autosummarize = on);
  end if;
end $$;
create table notice_look (
  only_one boolean primary key default true constraint one_row check (only_one),
  looked_until bigint not null
);
insert into notice_look (looked_until) values (0);
grant select, update on notice_look to carnet_app;

-- What the worker asks across records, and learns ids only.
create function records_to_tell(since_ms bigint, after_record uuid, at_most integer) returns table (record_id uuid)
  language sql security definer set search_path = public
  as $$
    select h.record_id
    from (select distinct t.record_id from trace t
      where t.at_ms >= since_ms and t.chain = 'shown' and t.record_id > after_record) moved
    join trace_head h on h.record_id = moved.record_id and h.chain = 'shown'
    left join notice_walk w on w.record_id = h.record_id
    where h.n > coalesce(w.told_n, 0)
    order by h.record_id limit at_most
  $$;
create function records_with_digest_due(due timestamptz, after_record uuid, at_most integer) returns table (record_id uuid)
  language sql security definer set search_path = public
  as $$
    select c.record_id from notice_choice c
    where c.digest_due_at <= due and c.record_id > after_record order by c.record_id limit at_most
  $$;
-- Whose emergencies a physician has not seen yet, while they are attending.
create function records_with_physician_notices(physician text, due timestamptz, at_most integer) returns table (record_id uuid)
  language sql security definer set search_path = public
  as $$
    select n.record_id from physician_notice n
    where n.id_nat_ps = physician and n.seen_at is null
      and exists (select from relation r where r.record_id = n.record_id and r.id_nat_ps = physician and r.kind = 'attending'
        and (r.until is null or r.until > due))
    group by n.record_id order by max(n.at) desc limit at_most
  $$;
create function reports_in_queue(at_most integer)
  returns table (record_id uuid, id uuid, id_nat_ps text, opened_at timestamptz, due_at timestamptz, state text)
  language sql security definer set search_path = public
  as $$
    select r.record_id, r.id, r.id_nat_ps, r.opened_at, r.due_at, r.state from access_report r
    where r.state <> 'answered' order by r.due_at, r.id limit at_most
  $$;
revoke execute on function records_to_tell(bigint, uuid, integer), records_with_digest_due(timestamptz, uuid, integer),
  records_with_physician_notices(text, timestamptz, integer), reports_in_queue(integer) from public;
grant execute on function records_to_tell(bigint, uuid, integer), records_with_digest_due(timestamptz, uuid, integer),
  records_with_physician_notices(text, timestamptz, integer), reports_in_queue(integer) to carnet_app;
