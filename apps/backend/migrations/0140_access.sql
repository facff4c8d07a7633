-- Who came in, and whose way in was given or taken: kept in the audit beside what was done and seen, because it is
-- asked for together. Nothing of it is about a client.

alter table app.audit_entry
  alter column stream_id drop not null,
  -- Whose device, code or session it is, where that is not the person who did it.
  add column about_id uuid,
  drop constraint audit_entry_kind_check,
  drop constraint audit_entry_check1,
  drop constraint audit_entry_check2,
  -- access: a way in was opened, tried or closed; `what` says which. It is about no care record.
  add constraint audit_entry_kind check (kind in ('change', 'view', 'grant', 'access')),
  add constraint audit_entry_stream check ((kind = 'access') = (stream_id is null)),
  add constraint audit_entry_what check ((kind in ('view', 'access')) = (what is not null)),
  add constraint audit_entry_device check (
    case kind when 'grant' then device_id is not null when 'access' then true else device_id is null end
  ),
  add constraint audit_entry_about check (kind = 'access' or about_id is null);
create index audit_entry_access on app.audit_entry (agency_id, id) where kind = 'access';

-- Notes an access. Who did it is the person of the context; before anybody is known it is whose way in it is.
create function app.audit_access(what text, agency uuid, about uuid, device uuid) returns void
  language sql volatile security definer set search_path = '' as $$
  insert into app.audit_entry (kind, agency_id, what, person_id, role, about_id, device_id)
  select 'access', agency, what, coalesce(actor, about), coalesce(nullif(current_setting('app.role', true), ''), p.role),
    nullif(about, coalesce(actor, about)), device
  from (select nullif(current_setting('app.person', true), '')::uuid as actor) a
  left join app.person p on p.id = about
$$;

create function app.audit_device() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform app.audit_access(
    case tg_op when 'INSERT' then 'device.activated' else 'device.revoked' end,
    new.agency_id, new.person_id, new.id);
  return null;
end $$;
create trigger audit_activated after insert on app.device for each row execute function app.audit_device();
create trigger audit_revoked after update of revoked_at on app.device for each row
  when (old.revoked_at is null and new.revoked_at is not null) execute function app.audit_device();

create function app.audit_code() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform app.audit_access('code.issued', new.agency_id, new.person_id, null);
  return null;
end $$;
create trigger audit_issued after insert on app.activation_code for each row execute function app.audit_code();

-- A right password without the office's rights opens nothing, so it is a refused try. A session that is deleted after its
-- end was only swept.
create function app.audit_office_session() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  session auth.session;
  event text;
begin
  if tg_op = 'INSERT' then
    session := new;
    event := 'office.signed_in';
  else
    session := old;
    event := 'office.signed_out';
  end if;
  perform app.audit_access(
    case when rights.known then event else 'office.refused' end, u."agencyId", u."personId", null)
  from auth."user" u,
    lateral (select exists (select from app.office_principal(u."agencyId", u."personId")) as known) rights
  where u.id = session."userId" and (rights.known or tg_op = 'INSERT');
  return null;
end $$;
create trigger audit_signed_in after insert on auth.session for each row execute function app.audit_office_session();
create trigger audit_signed_out after delete on auth.session for each row
  when (old."expiresAt" > now()) execute function app.audit_office_session();

-- A wrong password for somebody's e-mail. An address that is nobody's belongs to no agency and is not noted.
create function app.audit_wrong_password(email text) returns void
  language sql volatile security definer set search_path = '' as $$
  select app.audit_access('office.refused', u."agencyId", u."personId", null)
  from auth."user" u where u.email = lower(audit_wrong_password.email)
$$;
grant execute on function app.audit_wrong_password(text) to berthcare_api;

-- What has ended ---------------------------------------------------------------------------------------

-- Removes sessions, codes and counters whose time is over; the audit keeps what they were. Any number of processes may
-- call it: one works, the others find the work taken. A day's grace leaves what somebody may be asking about right now.
create function app.sweep() returns integer
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
  delete from app.rate_limit where expire < extract(epoch from now()) * 1000;
  get diagnostics removed = row_count;
  return swept + removed;
end $$;
grant execute on function app.sweep() to berthcare_api;
