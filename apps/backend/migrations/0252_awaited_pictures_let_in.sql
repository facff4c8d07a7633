-- A photo that the office let in after it had been set aside has the version of its settlement, whose id is that of the
-- photo's own command: its picture is awaited of the phone that told of it, as any.
create or replace function app.awaited_pictures(device uuid) returns bigint
  language sql stable security definer set search_path = '' as $$
  select count(distinct p.id)
  from app.photo p
  join app.stream s on s.id = p.stream_id
  cross join lateral (
    select a.command_id as id from app.audit_entry a
      where a.kind = 'change' and a.stream_id = p.stream_id and a.version = p.version
    union all
    select d.id from app.settlement d
      where d.stream_id = p.stream_id and d.version = p.version and d.decision = 'accepted'
  ) told
  join app.command_log l on l.agency_id = s.agency_id and l.id = told.id and l.type = 'photo.attach'
  join app.incarnation i on i.id = l.incarnation_id
  where p.arrived_at is null and not p.gone and i.device_id = device
    and exists (select from app.device_report(device))
$$;
