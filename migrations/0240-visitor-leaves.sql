-- A visit also ends by its visitor, who says that they have finished.
alter table visit drop constraint known_end_of_a_visit;
alter table visit add constraint known_end_of_a_visit
  check (ended_how in ('stopped', 'declined', 'replaced', 'left')) not valid;
alter table visit validate constraint known_end_of_a_visit;
