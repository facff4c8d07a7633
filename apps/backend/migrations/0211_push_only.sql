-- What a phone still has to send outlives the session, the sign-out and the revocation: each activation comes with a
-- credential that hands in commands and does nothing else. Only its hash is kept.
create table app.push_credential (
  token_hash bytea primary key,
  device_id uuid not null references app.device,
  issued_at timestamptz not null default now()
);
create index push_credential_by_device on app.push_credential (device_id);
call app.protect('app.push_credential');

-- What somebody's unsent work is sealed with on a phone that they have signed out of: told to their phones at activation, so
-- that only they read it again.
create table app.author_key (
  person_id uuid primary key references app.person,
  key bytea not null check (octet_length(key) = 32),
  made_at timestamptz not null default now()
);
call app.protect('app.author_key');

-- Its person has put it down. Its sessions end, and no challenge opens another.
alter table app.device add column signed_out_at timestamptz;

-- Uses up an open code, makes the device, its first session and its push-only credential. No row when the code opens
-- nothing. `fresh_author_key` is kept for a person who has none.
create function app.activate_device(
  code bytea,
  device uuid,
  device_name text,
  device_platform text,
  device_key jsonb,
  token bytea,
  session_length interval,
  demo_allowed boolean,
  push_token bytea,
  fresh_author_key bytea
) returns table (
  person_id uuid,
  person_name text,
  credential text,
  role text,
  locale text,
  agency_id uuid,
  agency_name text,
  time_zone text,
  agency_phone text,
  session_expires_at timestamptz,
  author_key bytea
) language plpgsql volatile security definer set search_path = '' as $$
declare
  activated record;
begin
  select * into activated from app.activate_device(
    code, device, device_name, device_platform, device_key, token, session_length, demo_allowed);
  if activated.person_id is null then
    return;
  end if;
  insert into app.push_credential (token_hash, device_id) values (push_token, device);
  insert into app.author_key as k (person_id, key) values (activated.person_id, fresh_author_key)
    on conflict on constraint author_key_pkey do nothing;
  return query select activated.person_id, activated.person_name, activated.credential, activated.role,
    activated.locale, activated.agency_id, activated.agency_name, activated.time_zone, activated.agency_phone,
    activated.session_expires_at, k.key
    from app.author_key k where k.person_id = activated.person_id;
end $$;

-- Who bears this push-only credential, whatever became of them and of the phone; `revoked` says that nothing may be left
-- to read there. Only a phone without a session uses it: where the office has not revoked it, its person signed out.
create function app.push_principal(token bytea)
  returns table (
    device_id uuid,
    agency_id uuid,
    person_id uuid,
    role text,
    teams uuid[],
    time_zone text,
    revoked boolean
  ) language sql volatile security definer set search_path = '' as $$
  with heard as (
    update app.device d
      set last_heard_at = now(),
        signed_out_at = case when d.revoked_at is null then coalesce(d.signed_out_at, now()) else d.signed_out_at end
      from app.push_credential c
      where c.token_hash = token and d.id = c.device_id
        and (d.last_heard_at is null or d.last_heard_at < now() - interval '1 minute'
          or (d.signed_out_at is null and d.revoked_at is null))
      returning d.id
  ), ended as (
    update app.device_session s set revoked_at = now()
      from heard where s.device_id = heard.id and s.revoked_at is null
  )
  select d.id, p.agency_id, p.id, p.role,
    array(select m.team_id from app.person_team m where m.person_id = p.id order by m.team_id),
    a.time_zone,
    d.revoked_at is not null or not p.active
  from app.push_credential c
  join app.device d on d.id = c.device_id
  join app.person p on p.id = d.person_id
  join app.agency a on a.id = p.agency_id
  where c.token_hash = token
$$;
grant execute on function
  app.activate_device(bytea, uuid, text, text, jsonb, bytea, interval, boolean, bytea, bytea),
  app.push_principal(bytea)
  to berthcare_api;

-- Opens a session after the signature was verified. No row when the challenge was used before, or the phone was put down.
create or replace function app.open_device_session(
  device uuid,
  challenge bytea,
  token bytea,
  session_length interval
) returns table (session_expires_at timestamptz)
  language sql volatile security definer set search_path = '' as $$
  with swept as (
    -- The challenge of a swept session is long past its own end: it cannot be used again.
    delete from app.device_session s where s.device_id = device and s.expires_at < now() - interval '1 day'
  )
  insert into app.device_session (token_hash, device_id, challenge_hash, expires_at)
  select token, d.id, challenge, now() + session_length
  from app.device d join app.person p on p.id = d.person_id
  where d.id = device and d.revoked_at is null and d.signed_out_at is null and p.active
  on conflict (challenge_hash) do nothing
  returning expires_at
$$;

create or replace function app.audit_device() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform app.audit_access(
    case
      when tg_op = 'INSERT' then 'device.activated'
      when old.revoked_at is null and new.revoked_at is not null then 'device.revoked'
      else 'device.signed_out'
    end,
    new.agency_id, new.person_id, new.id);
  return null;
end $$;
create trigger audit_signed_out after update of signed_out_at on app.device for each row
  when (old.signed_out_at is null and new.signed_out_at is not null) execute function app.audit_device();

-- How much a phone has numbered: what it has said it has, above what was answered, is known to be unsent.
alter table app.incarnation add column heard bigint not null default 0 check (heard >= 0);

-- As before, and notes the last sequence that the device has assigned.
create function app.open_incarnation(incarnation uuid, device uuid, last_seq bigint) returns bigint
  language plpgsql volatile security definer set search_path = '' as $$
declare
  last bigint := app.open_incarnation(incarnation, device);
begin
  update app.incarnation i set heard = last_seq
    where i.id = incarnation and i.heard < last_seq and last is not null;
  return last;
end $$;
grant execute on function app.open_incarnation(uuid, uuid, bigint) to berthcare_api;

-- What is known of a phone that may be lost: how much of its person's work has not arrived, and what it held when it last
-- asked. No row for who is not of the office, or where the person is not theirs to see; no `held` where it was forgotten.
create function app.device_report(device uuid)
  returns table (unsent bigint, held uuid[], window_from date, window_to date, saved_at timestamptz)
  language sql stable security definer set search_path = '' as $$
  select
    coalesce((
      select greatest(i.heard - i.answered, 0) from app.incarnation i
      where i.device_id = d.id order by i.created_at desc limit 1
    ), 0),
    (
      select array_agg(s.id order by s.id) from app.stream s
      where s.id = any (t.streams) and s.agency_id = d.agency_id and s.kind = 'client'
    ),
    t.window_from, t.window_to, t.saved_at
  from app.device d
  left join lateral (
    select t.streams, t.window_from, t.window_to, t.saved_at
    from app.sync_token t join app.incarnation i on i.id = t.incarnation_id
    where i.device_id = d.id order by t.saved_at desc limit 1
  ) t on true
  where d.id = device and d.agency_id = app.agency_id()
    and app.role_name() in ('coordinator', 'administrator')
    and (
      app.role_name() = 'administrator'
      or exists (
        select from app.person_team m
        where m.person_id = d.person_id and m.team_id = any (app.visible_teams())
      )
    )
$$;
grant execute on function app.device_report(uuid) to berthcare_api;
