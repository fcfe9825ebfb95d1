-- How many persons a professional looked for in an hour, under a keyed hash, counted on real time: a stolen session must not be able to
-- walk through the population.
create table professional_search (
  searcher_index bytea not null,
  hour timestamptz not null,
  searches integer not null,
  misses integer not null,
  primary key (searcher_index, hour)
);
grant select, insert, update, delete on professional_search to carnet_app;
