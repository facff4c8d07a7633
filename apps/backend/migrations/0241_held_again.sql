-- Held commands are tried again. The log says for ever what each command was answered first; what became of one that was
-- held is a row of its own beside it.

create table app.later_outcome (
  agency_id uuid not null,
  command_id uuid not null,
  outcome text not null check (outcome in ('applied', 'conflict', 'review', 'refused')),
  reason text,
  version bigint,
  decided_at timestamptz not null,
  primary key (agency_id, command_id),
  foreign key (agency_id, command_id) references app.command_log (agency_id, id)
);
call app.protect('app.later_outcome');
create trigger append_only before update or delete or truncate on app.later_outcome
  for each statement execute function app.append_only();
-- Only of what was held, and only by whose it is: the server tries again in its author's name.
create policy api_decides on app.later_outcome for insert to berthcare_api
  with check (
    agency_id = (select app.agency_id())
    and exists (
      select from app.command_log c
      where c.agency_id = later_outcome.agency_id and c.id = later_outcome.command_id
        and c.outcome = 'held' and c.submitted_by = (select app.person_id())
    )
  );
-- Whoever may read what it was answered first may read what became of it.
create policy api_reads on app.later_outcome for select to berthcare_api
  using (
    agency_id = (select app.agency_id())
    and exists (
      select from app.command_log c
      where c.agency_id = later_outcome.agency_id and c.id = later_outcome.command_id
    )
  );
grant select, insert on app.later_outcome to berthcare_api;

create index command_log_held on app.command_log (submitted_by, stream_id) where outcome = 'held';

-- How often somebody's held work in a stream was tried again, and when it is next. What was never tried is due.
create table app.held_try (
  agency_id uuid not null,
  person_id uuid not null,
  stream_id uuid not null,
  tries integer not null check (tries > 0),
  next_at timestamptz not null,
  primary key (agency_id, person_id, stream_id)
);
call app.protect('app.held_try');
create policy api_uses on app.held_try to berthcare_api
  using (agency_id = (select app.agency_id()) and person_id = (select app.person_id()))
  with check (agency_id = (select app.agency_id()) and person_id = (select app.person_id()));
grant select, insert, update, delete on app.held_try to berthcare_api;

-- Whose held work in which streams is due; all of it where no time is given. It tells who and where, and not what: the
-- commands themselves are read as their author.
create function app.held_work(due_at timestamptz)
  returns table (agency_id uuid, person_id uuid, role text, time_zone text, stream_id uuid, tries integer)
  language sql stable security definer set search_path = '' as $$
  select c.agency_id, c.submitted_by, p.role, a.time_zone, c.stream_id, coalesce(t.tries, 0)
  from app.command_log c
  join app.person p on p.id = c.submitted_by
  join app.agency a on a.id = c.agency_id
  left join app.held_try t
    on t.agency_id = c.agency_id and t.person_id = c.submitted_by and t.stream_id = c.stream_id
  where c.outcome = 'held'
    and (due_at is null or t.next_at is null or t.next_at <= due_at)
    and not exists (
      select from app.later_outcome l where l.agency_id = c.agency_id and l.command_id = c.id
    )
    and not exists (select from app.settlement s where s.id = c.id and not s.gone)
  group by c.agency_id, c.submitted_by, p.role, a.time_zone, c.stream_id, t.tries
  order by min(c.received_at)
$$;
grant execute on function app.held_work(timestamptz) to berthcare_api;

-- What became of these held commands, whoever sent them: an id that was used is answered with it.
create function app.later_outcomes(ids uuid[])
  returns table (command_id uuid, outcome text, reason text, version bigint)
  language sql stable security definer set search_path = '' as $$
  select l.command_id, l.outcome, l.reason, l.version from app.later_outcome l
  where l.agency_id = app.agency_id() and l.command_id = any (ids)
$$;
grant execute on function app.later_outcomes(uuid[]) to berthcare_api;
