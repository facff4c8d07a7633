-- Epochs sort in the order in which they began: then a phone that names a later one than this database's, which its token
-- proves it was told, proves with it that the database was put back. So their ids begin with the time (UUID of version 7, RFC
-- 9562), and with a later one than any that is known, whatever the clock says.
create function app.new_epoch(previous uuid) returns uuid
  language sql volatile set search_path = '' as $$
  with began as (
    select greatest(
      (extract(epoch from clock_timestamp()) * 1000)::bigint,
      case when substr(previous::text, 15, 1) = '7' then
        ('x' || translate(left(previous::text, 13), '-', ''))::bit(48)::bigint + 1
      end) as at
  )
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid()) placing substring(int8send(began.at) from 3) from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid
  from began
$$;

-- As before; `told`: an epoch that phones know though this database does not.
create function app.begin_epoch(common boolean, told uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  lock table app.server_epoch in share row exclusive mode;
  -- In the order in which everybody locks them.
  perform from app.stream s order by s.id for no key update;
  insert into app.server_epoch (number, epoch, server)
    select e.number + 1, app.new_epoch(greatest(e.epoch, told)), app.this_server()
    from app.server_epoch e order by e.number desc limit 1;
  update app.stream s set base_version = case when common then s.version else 0 end;
end $$;

create or replace function app.begin_epoch(common boolean) returns void
  language sql volatile security definer set search_path = '' as $$
  select app.begin_epoch(common, null)
$$;

-- Begins an epoch that has nothing in common with this one: nobody knows when the history split. Later than the one that a phone
-- was told, or it would prove the same again. False where another has begun already. The previous image asks with one epoch.
create function app.distrust_epoch(distrusted uuid, told uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  lock table app.server_epoch in share row exclusive mode;
  if distrusted is distinct from (select e.epoch from app.server_epoch e order by e.number desc limit 1) then
    return false;
  end if;
  perform app.begin_epoch(false, told);
  return true;
end $$;
grant execute on function app.distrust_epoch(uuid, uuid) to berthcare_api;

create or replace function app.distrust_epoch(distrusted uuid) returns boolean
  language sql volatile security definer set search_path = '' as $$
  select app.distrust_epoch(distrusted, distrusted)
$$;

-- The epoch until now has an id that tells nothing. Nobody was told that of a new database; another goes on in the next one.
update app.server_epoch set epoch = app.new_epoch(null)
  where number = (select max(number) from app.server_epoch) and not exists (select from app.device);
do $$
begin
  if exists (select from app.device) then
    perform app.begin_epoch(true);
  end if;
end $$;
