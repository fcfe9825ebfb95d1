-- Records made before 0160 have no hash of their person's five traits: whom `carnet persons traits` still has to look at, in order.
create function records_without_traits(after_record uuid, at_most integer) returns table (record_id uuid)
  language sql security definer set search_path = public
  as $$
    select s.record_id from space s
    where s.record_id > after_record and s.state <> 'erased'
      and not exists (select from directory_traits t where t.record_id = s.record_id)
    order by s.record_id limit at_most
  $$;
revoke execute on function records_without_traits(uuid, integer) from public;
grant execute on function records_without_traits(uuid, integer) to carnet_app;
