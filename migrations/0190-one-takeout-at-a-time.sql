-- One copy of a record is under way at a time. Of several asked for side by side before this, the first goes on.
update takeout t set state = 'failed'
where t.state in ('waiting', 'making') and exists (
  select from takeout e where e.record_id = t.record_id and e.state in ('waiting', 'making') and (e.asked_at, e.id) < (t.asked_at, t.id)
);
create unique index one_takeout_under_way on takeout (record_id) where state in ('waiting', 'making');
