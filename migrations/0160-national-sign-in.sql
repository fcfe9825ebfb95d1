-- The national sign-in of persons. Links: a keyed hash of whom the provider means, and the record that its person linked to it. Traits: a
-- keyed hash of the five identity traits of each record, so that two persons of the same traits are known to be two.
create table directory_national_link (
  subject_index bytea primary key,
  record_id uuid not null constraint one_national_link_for_each_record unique,
  linked_at timestamptz not null
);
grant select, insert, delete on directory_national_link to carnet_app;

create table directory_traits (
  record_id uuid primary key,
  traits_index bytea not null
);
create index persons_of_the_same_traits on directory_traits (traits_index);
grant select, insert, update, delete on directory_traits to carnet_app;

-- As in 0101, with the traits.
create or replace function take_in_persons(feed json) returns integer
  language plpgsql security definer set search_path = public
as $$
declare made integer;
begin
  with given as materialized (
    select x.record, x.slot, x.at_ms, to_timestamp(x.at_ms / 1000.0) as at, x.earlier, x.majority_at, x.as_of, x.attending,
      x.message_id, x.channel, x.code_until, decode(x.ins_index, 'base64') as ins_index, decode(x.digest, 'base64') as digest,
      decode(x.person, 'base64') as person, decode(x.entry, 'base64') as entry, decode(x.code_index, 'base64') as code_index,
      decode(x.message, 'base64') as message, decode(x.traits_index, 'base64') as traits_index
    from json_to_recordset(feed) as x (
      record uuid, slot bigint, at_ms bigint, earlier boolean, majority_at timestamptz, as_of timestamptz, attending text,
      message_id uuid, channel text, code_until timestamptz, ins_index text, digest text, person text, entry text,
      code_index text, message text, traits_index text
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
  ), traits as (
    insert into directory_traits (record_id, traits_index) select record, traits_index from given where traits_index is not null
  ), physicians as (
    insert into relation (record_id, id_nat_ps, kind, since)
    select record, attending, 'attending', at from given where attending is not null
  )
  select count(*) into made from spaces;
  return made;
end $$;
