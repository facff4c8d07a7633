-- Who exists: agencies, teams, people. Row security holds from the first table on: the API's login
-- (berthcare_api) owns nothing, sees nothing without a context, and is refused when it has none.

create schema if not exists app;
grant usage on schema app to berthcare_api;

-- A function is callable by those it was granted to, by nobody else.
alter default privileges revoke execute on functions from public;

-- The context of a transaction --------------------------------------------------------------------

-- An empty answer would look like "everything was taken away" and wipe phones; so a missing context
-- is an error, never an empty result.
create function app.required_setting(setting text) returns text
  language plpgsql stable parallel safe as $$
declare
  value text := nullif(current_setting(setting, true), '');
begin
  if value is null then
    raise exception 'context.missing' using detail = setting, errcode = 'P0001';
  end if;
  return value;
end $$;

create function app.agency_id() returns uuid
  language sql stable parallel safe as $$ select app.required_setting('app.agency')::uuid $$;

create function app.person_id() returns uuid
  language sql stable parallel safe as $$ select app.required_setting('app.person')::uuid $$;

create function app.role_name() returns text
  language sql stable parallel safe as $$ select app.required_setting('app.role') $$;

grant execute on function app.required_setting(text), app.agency_id(), app.person_id(), app.role_name()
  to berthcare_api;

-- Every table of this schema passes through here: row security on, and forced, so that the owner too
-- reads through a policy. The owner's policy is for migrations, the demo data and the few functions
-- that run with its rights; the API's policies are written beside each table.
create procedure app.protect(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_maintains on %s to %I using (true) with check (true)', target, current_user);
end $$;
revoke execute on procedure app.protect(regclass) from public;

-- Migrations that ran: read by the API to know whether it may serve.
call app.protect('app.migration');
create policy api_reads on app.migration for select to berthcare_api using (true);
grant select on app.migration to berthcare_api;

-- Agencies, teams, people -------------------------------------------------------------------------

create table app.agency (
  id uuid primary key,
  name text not null,
  time_zone text not null,
  locale text not null check (locale in ('en', 'fr')),
  phone text not null
);

create table app.team (
  id uuid primary key,
  agency_id uuid not null references app.agency,
  name text not null,
  unique (agency_id, name),
  unique (agency_id, id)
);

create table app.person (
  id uuid primary key,
  agency_id uuid not null references app.agency,
  name text not null,
  credential text,
  role text not null check (role in ('caregiver', 'coordinator', 'administrator')),
  phone text,
  email text,
  locale text not null check (locale in ('en', 'fr')),
  active boolean not null default true,
  unique (agency_id, id)
);

-- The agency stands in both keys, so that no membership can cross from one agency to another.
create table app.person_team (
  agency_id uuid not null,
  person_id uuid not null,
  team_id uuid not null,
  primary key (person_id, team_id),
  foreign key (agency_id, person_id) references app.person (agency_id, id),
  foreign key (agency_id, team_id) references app.team (agency_id, id)
);
create index person_team_by_team on app.person_team (team_id, person_id);

call app.protect('app.agency');
call app.protect('app.team');
call app.protect('app.person');
call app.protect('app.person_team');

-- The teams whose people and records the person of the context may see: an administrator's are all of
-- the agency's, everybody else's are their own. It runs with the owner's rights because the policy of
-- person_team asks it.
create function app.visible_teams() returns uuid[]
  language sql stable parallel safe security definer set search_path = '' as $$
  select coalesce(array_agg(team.id), '{}')
  from app.team
  where team.agency_id = app.agency_id()
    and (
      app.role_name() = 'administrator'
      or exists (
        select from app.person_team member
        where member.team_id = team.id and member.person_id = app.person_id()
      )
    )
$$;
grant execute on function app.visible_teams() to berthcare_api;

create policy api_reads on app.agency for select to berthcare_api
  using (id = (select app.agency_id()));

create policy api_reads on app.team for select to berthcare_api
  using (agency_id = (select app.agency_id()) and id = any ((select app.visible_teams())::uuid[]));

create policy api_reads on app.person_team for select to berthcare_api
  using (agency_id = (select app.agency_id()) and team_id = any ((select app.visible_teams())::uuid[]));

create policy api_reads on app.person for select to berthcare_api
  using (
    agency_id = (select app.agency_id())
    and (
      id = (select app.person_id())
      or (select app.role_name()) = 'administrator'
      or exists (
        select from app.person_team member
        where member.person_id = person.id and member.team_id = any ((select app.visible_teams())::uuid[])
      )
    )
  );

grant select on app.agency, app.team, app.person, app.person_team to berthcare_api;
