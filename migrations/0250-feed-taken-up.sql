-- A stopped import is taken up only with the very feed that it had read: another one may begin with the same persons.
alter table import_run add column read_digest bytea;
