-- Professionals are found by their name, and by name and first given name, under a keyed hash. Null until the names of those saved before
-- were gone through at the next start.
alter table professional add column name_index bytea, add column full_name_index bytea;
create index professionals_of_a_name on professional (name_index);
create index professionals_of_a_full_name on professional (full_name_index);
create index professionals_without_index on professional (id_nat_ps) where name_index is null;
