-- A code of the demo agency opens any number of phones, and only where the server says that it is a demo.

alter table app.activation_code add column demo boolean not null default false;

-- No request makes or ends one.
create policy demo_is_seeded on app.activation_code as restrictive for insert to berthcare_api
  with check (not demo);
create policy demo_stays on app.activation_code as restrictive for update to berthcare_api
  using (not demo);
grant select (demo) on app.activation_code to berthcare_api;

drop function app.activate_device(bytea, uuid, text, text, jsonb, bytea, interval);

-- Uses up an open code, makes the device and its first session. No row when the code opens nothing.
create function app.activate_device(
  code bytea,
  device uuid,
  device_name text,
  device_platform text,
  device_key jsonb,
  token bytea,
  session_length interval,
  demo_allowed boolean
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
  session_expires_at timestamptz
) language sql volatile security definer set search_path = '' as $$
  with used as (
    update app.activation_code c set used_at = case when c.demo then null else now() end
    from app.person p
    where c.code_hash = code and c.used_at is null and c.expires_at > now()
      and (not c.demo or demo_allowed)
      and p.id = c.person_id and p.active
    returning p.id, p.name, p.credential, p.role, p.locale, p.agency_id
  ), made as (
    insert into app.device (id, agency_id, person_id, name, platform, public_key, last_heard_at)
    select device, used.agency_id, used.id, device_name, device_platform, device_key, now() from used
    returning id
  ), opened as (
    insert into app.device_session (token_hash, device_id, expires_at)
    select token, made.id, now() + session_length from made
    returning expires_at
  )
  select used.id, used.name, used.credential, used.role, used.locale,
    agency.id, agency.name, agency.time_zone, agency.phone, opened.expires_at
  from used, opened, app.agency
  where agency.id = used.agency_id
$$;
grant execute on function
  app.activate_device(bytea, uuid, text, text, jsonb, bytea, interval, boolean)
  to berthcare_api;
