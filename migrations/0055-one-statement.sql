-- One entry of a trace in one call: moves the chain's head and inserts, so that two writers queue on the head and no entry is ever
-- between links. head(n) = SHA-256( head(n-1) ‖ n ‖ at ‖ entry ), n and at as 8 big-endian bytes, entry as ciphertext.
-- It opens the record's handle itself and answers the record: a reading needs no transaction around its entry, and what is read laterally of
-- the call comes after it.
create function add_trace(of_record uuid, of_chain text, of_at bigint, of_entry bytea) returns uuid
  language plpgsql as $$
declare
  next_n bigint;
  next_head bytea;
begin
  perform set_config('carnet.record_id', of_record::text, true);
  update trace_head h
    set n = h.n + 1, head = sha256(h.head || int8send(h.n + 1) || int8send(of_at) || of_entry)
    where h.record_id = of_record and h.chain = of_chain
    returning h.n, h.head into next_n, next_head;
  -- Without its head row nothing would be written: no trace, no act.
  if next_n is null then
    raise exception 'the trace chain of this record is missing';
  end if;
  insert into trace (record_id, chain, n, at_ms, entry, head)
    values (of_record, of_chain, next_n, of_at, of_entry, next_head);
  return of_record;
end $$;
grant execute on function add_trace(uuid, text, bigint, bytea) to carnet_app;
