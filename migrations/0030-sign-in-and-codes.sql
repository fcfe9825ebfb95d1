-- Guesses at the door: keyed hashes of (address, account), account, address; counted on real time, swept when old.
create table guess (
  key_index bytea primary key,
  tries integer not null,
  before_at timestamptz not null,
  last_at timestamptz not null
);
create index guess_by_age on guess (last_at);
grant select, insert, update, delete on guess to carnet_app;

-- Guesses are counted above: nobody locks another person's account by failing at it.
alter table account drop column failed_attempts, drop column locked_until;

-- Who is due to be opened, without reading everybody.
create index space_notified on space (notice_sent_on) where state = 'notified';
create index code_of_record on directory_code (record_id);
