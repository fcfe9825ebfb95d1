-- Questions from outside, about somebody or nobody alike: sealed under a key of the installation, looked up by the job, gone once it has. One
-- queue, where codes asked for and missed recoveries had one each.
create table waiting_question (
  id uuid primary key,
  kind text not null,
  at timestamptz not null,
  -- Somebody carries it until then: whoever stopped in between is followed by the next.
  taken_until timestamptz not null default '-infinity',
  sealed bytea not null,
  constraint waiting_question_is_of_a_known_kind check (kind in ('asked_code', 'missed_recovery'))
);
create index waiting_question_in_order on waiting_question (kind, at, id);
grant select, insert, update, delete on waiting_question to carnet_app;

-- What waits goes on waiting. A kind is named as its table was: each row's seal is bound to that word.
lock table asked_code, missed_recovery in access exclusive mode;
insert into waiting_question (id, kind, at, taken_until, sealed)
  select id, 'asked_code', at, taken_until, sealed from asked_code
  union all
  select id, 'missed_recovery', at, taken_until, sealed from missed_recovery;
drop table asked_code, missed_recovery;

-- For processes from before this migration, until they are replaced: the same queue under the two names they know. A later migration drops them.
create view asked_code with (security_invoker = true) as
  select id, at, taken_until, sealed, kind from waiting_question where kind = 'asked_code' with check option;
create view missed_recovery with (security_invoker = true) as
  select id, at, taken_until, sealed, kind from waiting_question where kind = 'missed_recovery' with check option;
alter view asked_code alter column kind set default 'asked_code';
alter view missed_recovery alter column kind set default 'missed_recovery';
grant select, insert, update, delete on asked_code, missed_recovery to carnet_app;
