-- A request's commands are written together, a statement for each table. `app.effects` says which command each row is of,
-- and whose work it lets in: {"row": ["command", "about" or null]}. An older image names the one command of all rows.
create or replace function app.audit_changes() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  effects jsonb := nullif(current_setting('app.effects', true), '');
  command uuid := nullif(current_setting('app.command', true), '');
  about uuid := nullif(current_setting('app.about', true), '');
begin
  insert into app.audit_entry (kind, agency_id, stream_id, version, command_id, person_id, role, about_id)
    select 'change', s.agency_id, s.id, c.version, c.command_id,
      nullif(current_setting('app.person', true), '')::uuid,
      nullif(current_setting('app.role', true), ''),
      c.about_id
    from (
      select distinct stream_id, version,
        coalesce((effects -> id::text ->> 0)::uuid, command) as command_id,
        coalesce((effects -> id::text ->> 1)::uuid, about) as about_id
      from changed
    ) c
    join app.stream s on s.id = c.stream_id
    on conflict (stream_id, version, command_id) where kind = 'change' do nothing;
  return null;
end $$;
