-- Who bears this token, and what most of their requests then ask: in which epoch this server is, and which token still
-- says all there is to say: the last one that the device was given, if it is of this epoch, left nothing to come and no
-- head that it names has moved; null otherwise. One statement answers a device that comes back to no news. In plpgsql,
-- because its statements keep their plans. Notes that the device was heard, once a minute at most.
create function app.device_standing(bearer bytea)
  returns table (
    device_id uuid,
    agency_id uuid,
    person_id uuid,
    role text,
    teams uuid[],
    time_zone text,
    expired boolean,
    revoked boolean,
    epoch text,
    previous_epoch text,
    current_token text,
    current_incarnation uuid,
    current_projection text,
    current_until timestamptz
  ) language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare
  device uuid := (select s.device_id from app.device_session s where s.token_hash = bearer);
begin
  update app.device d set last_heard_at = now()
    from app.device_session s
    where s.token_hash = bearer and d.id = s.device_id
      and s.revoked_at is null and s.expires_at > now() and d.revoked_at is null
      and (d.last_heard_at is null or d.last_heard_at < now() - interval '1 minute');
  return query
    with epochs as materialized (
      select e.epoch::text as epoch, lead(e.epoch::text) over (order by e.number desc) as previous
      from app.server_epoch e order by e.number desc limit 1
    ), last as materialized (
      select t.* from app.incarnation i cross join lateral (
        select t.* from app.sync_token t where t.incarnation_id = i.id order by t.saved_at desc limit 1
      ) t
      where i.device_id = device order by t.saved_at desc limit 1
    ), still as (
      select l.* from last l join epochs on epochs.epoch = l.epoch
      where l.resume is null and not exists (
        select from unnest(l.streams, l.versions) as held (stream, version)
        left join app.stream s on s.id = held.stream
        where s.version is distinct from held.version
      )
    )
    select d.id, p.agency_id, p.id, p.role,
      array(select m.team_id from app.person_team m where m.person_id = p.id order by m.team_id),
      a.time_zone,
      s.expires_at <= now(),
      s.revoked_at is not null or d.revoked_at is not null or not p.active,
      epochs.epoch, epochs.previous,
      still.token, still.incarnation_id, still.projection, still.expires_at
    from app.device_session s
    join app.device d on d.id = s.device_id
    join app.person p on p.id = d.person_id
    join app.agency a on a.id = p.agency_id
    cross join epochs
    left join still on still.agency_id = p.agency_id and still.person_id = p.id
    where s.token_hash = bearer;
end $$;
grant execute on function app.device_standing(bytea) to berthcare_api;
