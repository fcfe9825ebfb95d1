-- What goes out to a person by e-mail, text message or post: a space's notice, a new code, what has happened. The sealed part holds
-- only what cannot be made again (a code), and is wiped in the transaction that notes that the message has gone out.
create table message (
  record_id uuid not null,
  id uuid not null,
  kind text not null,
  channel text not null constraint known_channel check (channel in ('email', 'sms', 'post')),
  created_at timestamptz not null,
  due_at timestamptz not null,
  state text not null default 'waiting'
    constraint known_message_state check (state in ('waiting', 'sent', 'returned', 'given-up')),
  attempts integer not null default 0,
  sent_at timestamptz,
  batch_id uuid,
  sealed bytea,
  primary key (record_id, id)
);
create index message_waiting on message (channel, record_id, due_at) where state = 'waiting';
alter table message enable row level security;
create policy only_the_open_record on message using (record_id = open_record()) with check (record_id = open_record());
grant select, insert, update, delete on message to carnet_app;

-- The worker and the letters' batch ask whose messages wait, and learn nothing else.
create function records_with_messages(of_channel text, due timestamptz, after uuid, at_most integer)
  returns table (record_id uuid) language sql security definer set search_path = public
  as $$
    select m.record_id from message m
    where m.state = 'waiting' and m.channel = of_channel and m.due_at <= due and m.record_id > after
    group by m.record_id order by m.record_id limit at_most
  $$;
grant execute on function records_with_messages(text, timestamptz, uuid, integer) to carnet_app;

-- A returned e-mail comes back to an address of its own (VERP): the keyed hash of that address leads to the message.
create table directory_mail_return (
  token_index bytea primary key,
  record_id uuid not null,
  message_id uuid not null,
  expires_at timestamptz not null
);
grant select, insert, delete on directory_mail_return to carnet_app;

-- How a person is reached: whether their e-mail comes back, and since when an address has been changed.
create table contact (
  record_id uuid primary key,
  email_returned_at timestamptz,
  changed_at timestamptz
);
alter table contact enable row level security;
create policy only_the_open_record on contact using (record_id = open_record()) with check (record_id = open_record());
grant select, insert, update, delete on contact to carnet_app;
