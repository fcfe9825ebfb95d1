-- Which record a report that waits belongs to: asked by whoever works on the queue, to perform an act on it.
create function record_of_report(report uuid)
  returns table (record_id uuid, id uuid, id_nat_ps text, opened_at timestamptz, due_at timestamptz, state text)
  language sql security definer set search_path = public
  as $$
    select r.record_id, r.id, r.id_nat_ps, r.opened_at, r.due_at, r.state from access_report r
    where r.id = report and r.state <> 'answered' limit 1
  $$;
create index access_report_by_id on access_report (id) where state <> 'answered';
revoke execute on function record_of_report(uuid) from public;
grant execute on function record_of_report(uuid) to carnet_app;
