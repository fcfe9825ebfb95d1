-- Submission sets and folders as software sends them with its documents: what came together, when and from whom.
create table submission_set (
  record_id uuid not null,
  id uuid not null,
  -- the producer's identifier of the set under the index key; unique per record and depositing structure
  unique_id_index bytea not null,
  depositor text not null,
  kind text not null constraint known_list_kind check (kind in ('submissionset', 'folder')),
  submitted_at timestamptz not null,
  document_ids uuid[] not null,
  sealed bytea not null,
  primary key (record_id, id),
  constraint one_set_per_unique_id unique (record_id, depositor, unique_id_index)
);
alter table submission_set enable row level security;
create policy only_the_open_record on submission_set
  using (record_id = open_record()) with check (record_id = open_record());
grant select, insert, update, delete on submission_set to carnet_app;
