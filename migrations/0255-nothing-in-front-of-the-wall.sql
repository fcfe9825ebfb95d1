-- Functions that step over the wall for the owner find their tables in public alone. Without pg_temp at the end of the path, PostgreSQL looks
-- there first: whoever called one could have put a view of their own in the place of a table, with a function that then ran as the owner.
do $$
declare stepping regprocedure;
begin
  for stepping in select p.oid from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace
  loop
    execute format('alter function %s set search_path = pg_catalog, public, pg_temp', stepping);
  end loop;
  -- The application makes no temporary table; then nobody makes one in its name.
  execute format('revoke temporary on database %I from public', current_database());
end $$;
