-- Many new records in one statement, with everything a record begins with: identity, space, preferences, both chains and their first
-- entry, code, and the notice that waits to be sent. It runs as the owner, since it is of no single record; it only adds, and what it is
-- given is sealed already. (Its body is planned when it first runs: the messages come with a later migration.)
create function take_in_persons(feed json) returns integer
  language plpgsql security definer set search_path = public
as $$
declare made integer;
begin
  with given as materialized (
    select x.record, x.slot, x.at_ms, to_timestamp(x.at_ms / 1000.0) as at, x.earlier, x.majority_at, x.as_of, x.attending,
      x.message_id, x.channel, x.code_until, decode(x.ins_index, 'base64') as ins_index, decode(x.digest, 'base64') as digest,
      decode(x.person, 'base64') as person, decode(x.entry, 'base64') as entry, decode(x.code_index, 'base64') as code_index,
      decode(x.message, 'base64') as message
    from json_to_recordset(feed) as x (
      record uuid, slot bigint, at_ms bigint, earlier boolean, majority_at timestamptz, as_of timestamptz, attending text,
      message_id uuid, channel text, code_until timestamptz, ins_index text, digest text, person text, entry text,
      code_index text, message text
    )
  ), known as (
    insert into directory_person (ins_index, record_id, line_digest, as_of) select ins_index, record, digest, as_of from given
  ), spaces as (
    insert into space (record_id, key_slot, state, state_since, earlier_record, majority_at, notice_wanted)
    select record, slot, 'notified', at, earlier, majority_at, 'opening' from given
    returning 1
  ), persons as (
    insert into person (record_id, sealed) select record, person from given
  ), preferences as (
    insert into preference (record_id, updated_at) select record, at from given
  ), heads as (
    insert into trace_head (record_id, chain, n, head)
    select record, 'shown', 1, sha256(decode(repeat('00', 32), 'hex') || int8send(1) || int8send(at_ms) || entry) from given
    union all select record, 'withheld', 0, decode(repeat('00', 32), 'hex') from given
  ), traces as (
    insert into trace (record_id, chain, n, at_ms, entry, head)
    select record, 'shown', 1, at_ms, entry,
      sha256(decode(repeat('00', 32), 'hex') || int8send(1) || int8send(at_ms) || entry) from given
  ), codes as (
    insert into directory_code (code_index, record_id, sent_at, expires_at)
    select code_index, record, at, code_until from given
  ), messages as (
    insert into message (record_id, id, kind, channel, created_at, due_at, sealed)
    select record, message_id, 'space-notice', channel, at, at, message from given
  ), physicians as (
    insert into relation (record_id, id_nat_ps, kind, since)
    select record, attending, 'attending', at from given where attending is not null
  )
  select count(*) into made from spaces;
  return made;
end $$;
revoke execute on function take_in_persons(json) from public;
grant execute on function take_in_persons(json) to carnet_app;

-- A CSV's header, for taking up in its middle.
alter table import_run add column header text;
