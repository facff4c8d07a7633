-- What the office's pages ask beside the record.

create index audit_entry_views on app.audit_entry (person_id, stream_id, at) where kind = 'view';

-- Notes that the person of the context looks at these streams; `what` says at what of them. A page that stays
-- open asks again by itself: looking at the same within an hour is the same look. Raises when one of the
-- streams is not theirs to see.
create function app.audit_views(streams uuid[], what text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare
  looked text := what;
begin
  if not streams <@ app.visible_streams() then
    raise exception 'stream.unknown' using errcode = 'insufficient_privilege';
  end if;
  insert into app.audit_entry (kind, agency_id, stream_id, person_id, role, what)
    select 'view', app.agency_id(), s.id, app.person_id(), app.role_name(), looked
    from unnest(streams) as s (id)
    where not exists (
      select from app.audit_entry e
      where e.kind = 'view' and e.person_id = app.person_id() and e.stream_id = s.id
        and e.what = looked and e.at > now() - interval '1 hour'
    );
end $$;
grant execute on function app.audit_views(uuid[], text) to berthcare_api;

-- When the devices of these people were last heard of. Somebody of another team may stand in for a day: the
-- office that waits for their visit has to know whether the phone is silent, and no more of it.
create function app.last_heard(people uuid[]) returns table (person_id uuid, at timestamptz)
  language plpgsql stable security definer set search_path = '' as $$
declare
  agency uuid := app.agency_id();
begin
  if app.role_name() not in ('coordinator', 'administrator') then
    raise exception 'context.not_office' using errcode = 'insufficient_privilege';
  end if;
  return query
    select d.person_id, max(d.last_heard_at) from app.device d
    where d.agency_id = agency and d.person_id = any (people)
    group by d.person_id;
end $$;
grant execute on function app.last_heard(uuid[]) to berthcare_api;
