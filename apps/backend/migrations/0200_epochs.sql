-- A restored server must not pass for the one that devices remember, and nobody has to remember to say so: with each
-- epoch stands which server it runs on, and whoever opens the database on another begins the next.

-- Null: nobody has looked yet.
alter table app.server_epoch add column server text;

-- Which server this is. Its cluster's identifier; the timeline, which a restore to a point in time begins anew; and the
-- number of one of our own tables, which a dump does not carry over: clusters of one host may be copies of one another.
-- The timeline of the last checkpoint is behind that of a server which has just ended its recovery.
-- Null where the host lets nobody ask.
create function app.this_server() returns text
  language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select concat_ws('/', system.system_identifier,
      greatest(checkpoint.timeline_id, recovery.min_recovery_end_timeline),
      'app.server_epoch'::regclass::oid)
    from pg_control_system() system, pg_control_checkpoint() checkpoint, pg_control_recovery() recovery
  );
exception when insufficient_privilege or undefined_function then
  return null;
end $$;

-- Begins the next epoch. `common`: the history up to here is that of the epoch before, and devices keep what they have of it;
-- else nothing is known to be common, and they take everything anew.
create function app.begin_epoch(common boolean) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  lock table app.server_epoch in share row exclusive mode;
  -- In the order in which everybody locks them.
  perform from app.stream s order by s.id for no key update;
  insert into app.server_epoch (number, epoch, server)
    select max(e.number) + 1, gen_random_uuid(), app.this_server() from app.server_epoch e;
  update app.stream s set base_version = case when common then s.version else 0 end;
end $$;

-- Asked first on every new connection. known: this is the server that the epoch began on. restored: it is another one (a
-- dump restored elsewhere, a point in time, a database that moved), and a new epoch has begun. untold: the host does not say.
-- Any number of processes may ask at once: one begins the epoch, the others wait for it.
create function app.recognise_server() returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  here text := app.this_server();
begin
  if here is null then
    return 'untold';
  end if;
  if here = (select e.server from app.server_epoch e order by e.number desc limit 1) then
    return 'known';
  end if;
  lock table app.server_epoch in share row exclusive mode;
  -- Somebody else may have begun it meanwhile.
  if here = (select e.server from app.server_epoch e order by e.number desc limit 1) then
    return 'known';
  end if;
  perform app.begin_epoch(true);
  return 'restored';
end $$;
grant execute on function app.recognise_server() to berthcare_api;

-- A database that devices know may have been restored before it could tell: the first to open it begins an epoch, which
-- costs them nothing. A new one need not.
update app.server_epoch set server = app.this_server() where not exists (select from app.device);
