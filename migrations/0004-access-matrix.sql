-- Profession × (confidentiality:type) as the rules' table gives it, written again at every start, so that lists are filtered by it in SQL.
create table access_matrix (
  profession text primary key,
  version text not null,
  allowed text[] not null
);
grant select, insert, update, delete on access_matrix to carnet_app;
