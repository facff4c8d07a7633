-- How many pictures the office awaits of a phone: it told of the photo, and the picture has not been found. A photo whose
-- picture is awaited has the version in which its command wrote it. For whom the report on the phone is.
create function app.awaited_pictures(device uuid) returns bigint
  language sql stable security definer set search_path = '' as $$
  select count(distinct p.id)
  from app.photo p
  join app.audit_entry a on a.kind = 'change' and a.stream_id = p.stream_id and a.version = p.version
  join app.command_log l on l.agency_id = a.agency_id and l.id = a.command_id and l.type = 'photo.attach'
  join app.incarnation i on i.id = l.incarnation_id
  where p.arrived_at is null and not p.gone and i.device_id = device
    and exists (select from app.device_report(device))
$$;
grant execute on function app.awaited_pictures(uuid) to berthcare_api;
