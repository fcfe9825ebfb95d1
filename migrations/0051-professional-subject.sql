-- Whom the provider means by a subject, under a keyed hash: a sign-out told by the provider names the subject and nothing else.
create table professional_subject (
  subject_index bytea primary key,
  id_nat_ps text not null references professional
);
grant select, insert, update, delete on professional_subject to carnet_app;
