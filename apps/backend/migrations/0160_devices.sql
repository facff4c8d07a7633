-- A phone is a caregiver's: it holds what its person was granted, and no more. Whoever of the office visits clients too
-- has a caregiver's record of their own.
drop policy api_issues on app.activation_code;
create policy api_issues on app.activation_code for insert to berthcare_api
  with check (
    agency_id = (select app.agency_id())
    and issued_by = (select app.person_id())
    and (select app.role_name()) in ('coordinator', 'administrator')
    and exists (
      select from app.person
      where person.id = activation_code.person_id and person.active and person.role = 'caregiver'
    )
  );

-- A code only ends, and a revoked device stays revoked.
alter policy api_replaces on app.activation_code with check (expires_at <= now());
alter policy api_revokes on app.device with check (revoked_at is not null);
create function app.stay_revoked() returns trigger
  language plpgsql set search_path = '' as $$
begin
  raise exception 'device.revoked' using errcode = 'restrict_violation';
end $$;
create trigger stay_revoked before update of revoked_at on app.device for each row
  when (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at)
  execute function app.stay_revoked();

-- Whether this device began the incarnation: a copy of its database on another did not.
create function app.is_incarnation_of(incarnation uuid, device uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (
    select from app.incarnation i
    where i.id = incarnation and i.device_id = device
      and i.agency_id = app.agency_id() and i.person_id = app.person_id()
  )
$$;
grant execute on function app.is_incarnation_of(uuid, uuid) to berthcare_api;

-- app.audit_views, which notes several looks in one statement, took its place.
drop function app.audit_view(uuid, text);

-- What has ended ---------------------------------------------------------------------------------------

-- As before, and what the server remembers of phones that have not asked for a month: one that comes back after all says
-- itself what it holds.
create or replace function app.sweep() returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare
  swept integer := 0;
  removed integer;
begin
  if not pg_try_advisory_xact_lock(hashtext('app.sweep')) then
    return 0;
  end if;
  delete from app.device_session where expires_at < now() - interval '1 day';
  get diagnostics removed = row_count;
  swept := swept + removed;
  delete from app.activation_code
    where not demo and coalesce(used_at, expires_at) < now() - interval '1 day';
  get diagnostics removed = row_count;
  swept := swept + removed;
  delete from auth.session where "expiresAt" < now() - interval '1 day';
  get diagnostics removed = row_count;
  swept := swept + removed;
  delete from auth.verification where "expiresAt" < now() - interval '1 day';
  get diagnostics removed = row_count;
  swept := swept + removed;
  delete from app.sync_token where saved_at < now() - interval '30 days';
  get diagnostics removed = row_count;
  swept := swept + removed;
  delete from app.rate_limit where expire < extract(epoch from now()) * 1000;
  get diagnostics removed = row_count;
  return swept + removed;
end $$;
