-- Who did what to whose record: one entry for each (command, stream), committed with the effect.

create table app.audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  -- change: rows of the stream were written. view: somebody in the office looked. grant: a device was given
  -- the stream.
  kind text not null check (kind in ('change', 'view', 'grant')),
  agency_id uuid not null,
  stream_id uuid not null,
  -- Which version the change is.
  version bigint,
  command_id uuid,
  -- Null for what was written by hand, outside of any request; then `login` says whose hand.
  person_id uuid,
  role text,
  device_id uuid,
  login text not null default session_user,
  -- What was looked at.
  what text,
  check ((kind = 'change') = (version is not null)),
  check ((kind = 'view') = (what is not null)),
  check ((kind = 'grant') = (device_id is not null))
);
create index audit_entry_by_stream on app.audit_entry (stream_id, id);
create unique index audit_entry_once on app.audit_entry (stream_id, version, command_id)
  nulls not distinct where kind = 'change';
-- A command that took effect twice fails here.
create unique index audit_entry_command on app.audit_entry (command_id, stream_id)
  where kind = 'change' and command_id is not null;
call app.protect('app.audit_entry');

create function app.append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit.append_only' using errcode = 'insufficient_privilege', detail = tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on app.audit_entry
  for each statement execute function app.append_only();

-- After every statement that writes rows of the record; `changed` holds them.
create function app.audit_changes() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into app.audit_entry (kind, agency_id, stream_id, version, command_id, person_id, role)
    select 'change', s.agency_id, s.id, c.version,
      nullif(current_setting('app.command', true), '')::uuid,
      nullif(current_setting('app.person', true), '')::uuid,
      nullif(current_setting('app.role', true), '')
    from (select distinct stream_id, version from changed) c
    join app.stream s on s.id = c.stream_id
    on conflict (stream_id, version, command_id) where kind = 'change' do nothing;
  return null;
end $$;
