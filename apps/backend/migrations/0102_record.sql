-- The record: every synced table, its rows in streams. The declarations in libs/shared/src/record are
-- compared with this file by a test.

-- What every synced table needs: row security, a head, the version's index, the triggers. Rows are read by
-- whoever sees their stream; who writes is said beside each table.
create procedure app.keep_record(target regclass, kind text) language plpgsql as $$
declare
  name text := (select relname from pg_class where oid = target);
begin
  call app.protect(target);
  execute format('alter table %s add foreign key (stream_id) references app.stream', target);
  execute format('create index %I on %s (stream_id, version, id)', name || '_by_version', target);
  execute format('create trigger stamp before insert or update on %s
    for each row execute function app.stamp(%L)', target, kind);
  execute format('create trigger never_delete before delete or truncate on %s
    for each statement execute function app.never_delete()', target);
  execute format('create trigger audit_insert after insert on %s
    referencing new table as changed for each statement execute function app.audit_changes()', target);
  execute format('create trigger audit_update after update on %s
    referencing new table as changed for each statement execute function app.audit_changes()', target);
  execute format('create policy api_reads on %s for select to berthcare_api
    using (stream_id = any ((select app.visible_streams())::uuid[]))', target);
  execute format('grant select on %s to berthcare_api', target);
end $$;

-- A table whose rows are written by commands, in the streams that their author sees.
create procedure app.write_record(target regclass) language plpgsql as $$
begin
  execute format('create policy api_inserts on %s for insert to berthcare_api
    with check (stream_id = any ((select app.visible_streams())::uuid[]))', target);
  execute format('create policy api_updates on %s for update to berthcare_api
    using (stream_id = any ((select app.visible_streams())::uuid[]))', target);
  execute format('grant insert, update on %s to berthcare_api', target);
end $$;

revoke execute on procedure app.keep_record(regclass, text), app.write_record(regclass) from public;

-- Of each person --------------------------------------------------------------------------------------

-- A grant: the person holds that care record. Ended grants stay, so that late work is known for what it is.
create table app.holding (
  id uuid primary key,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  record_id uuid not null references app.stream,
  since timestamptz not null,
  ended_at timestamptz,
  check (ended_at >= since)
);
create index holding_by_record on app.holding (stream_id, record_id);
create unique index holding_running on app.holding (stream_id, record_id) where ended_at is null and not gone;

-- The streams the person of the context may see. Caregivers: their own, their agency's, the care records
-- that they hold. The office: its own, the agency's, the care records of its teams. Policies ask for it in
-- a subselect, which is evaluated once a statement.
create function app.visible_streams() returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
declare
  agency uuid := app.agency_id();
  person uuid := app.person_id();
  records uuid[];
begin
  if app.role_name() = 'caregiver' then
    select array_agg(s.id) into records
      from app.holding h
      join app.stream s on s.id = h.record_id
      where h.stream_id = person and h.ended_at is null and not h.gone
        and s.agency_id = agency and s.kind = 'client';
  elsif app.role_name() in ('coordinator', 'administrator') then
    select array_agg(s.id) into records
      from app.stream s
      where s.agency_id = agency and s.kind = 'client'
        and s.team_id = any ((select app.visible_teams())::uuid[]);
  else
    raise exception 'context.unknown_role' using errcode = 'P0001';
  end if;
  return coalesce(records, '{}') || array(
    select s.id from app.stream s
      where s.id in (agency, person) and s.agency_id = agency and s.kind <> 'client'
  );
end $$;
grant execute on function app.visible_streams() to berthcare_api;

create policy api_reads on app.stream for select to berthcare_api
  using (id = any ((select app.visible_streams())::uuid[]));
grant select on app.stream to berthcare_api;

call app.keep_record('app.holding', 'person');

-- Of the agency ---------------------------------------------------------------------------------------

create table app.office (
  id uuid primary key,
  stream_id uuid not null check (stream_id = id),
  version bigint not null,
  gone boolean not null default false,
  name text not null,
  phone text not null,
  time_zone text not null
);

create table app.staff (
  id uuid primary key references app.person,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  name text not null,
  credential text not null,
  role text not null check (role in ('caregiver', 'coordinator', 'administrator')),
  phone text,
  active boolean not null
);

create table app.template (
  id uuid primary key,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  code text not null,
  edition integer not null check (edition > 0),
  name jsonb not null,
  sections jsonb not null check (jsonb_typeof(sections) = 'array'),
  signature boolean not null,
  active boolean not null,
  unique (stream_id, code, edition)
);

create table app.phrase (
  id uuid primary key,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  text jsonb not null,
  templates jsonb not null check (jsonb_typeof(templates) = 'array'),
  position integer not null
);

call app.keep_record('app.office', 'agency');
call app.keep_record('app.staff', 'agency');
call app.keep_record('app.template', 'agency');
call app.keep_record('app.phrase', 'agency');

-- The agency and its people are kept in one place each; what phones are sent of them follows by itself.
create function app.publish_office() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into app.office (id, stream_id, name, phone, time_zone)
    values (new.id, new.id, new.name, new.phone, new.time_zone)
    on conflict (id) do update
      set name = excluded.name, phone = excluded.phone, time_zone = excluded.time_zone;
  return null;
end $$;

create function app.publish_staff() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into app.staff (id, stream_id, name, credential, role, phone, active)
    values (new.id, new.agency_id, new.name, coalesce(new.credential, ''), new.role, new.phone, new.active)
    on conflict (id) do update
      set name = excluded.name, credential = excluded.credential, role = excluded.role,
        phone = excluded.phone, active = excluded.active;
  return null;
end $$;

insert into app.office (id, stream_id, name, phone, time_zone)
  select id, id, name, phone, time_zone from app.agency;
insert into app.staff (id, stream_id, name, credential, role, phone, active)
  select id, agency_id, name, coalesce(credential, ''), role, phone, active from app.person;
-- Named to run after open_stream.
create trigger publish after insert or update of name, phone, time_zone on app.agency
  for each row execute function app.publish_office();
create trigger publish after insert or update of name, credential, role, phone, active on app.person
  for each row execute function app.publish_staff();

-- Of each client --------------------------------------------------------------------------------------

create table app.client (
  id uuid primary key,
  stream_id uuid not null check (stream_id = id),
  version bigint not null,
  gone boolean not null default false,
  team_id uuid not null references app.team,
  name text not null,
  birth_day date not null,
  condition text not null,
  address text not null,
  access text,
  access_code text,
  phone text,
  language text not null check (language in ('en', 'fr')),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  check ((latitude is null) = (longitude is null))
);

create table app.allergy (
  id uuid primary key,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  substance text not null,
  reaction text,
  position integer not null
);

create table app.flag (
  id uuid primary key,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  kind text not null,
  label text not null,
  detail text,
  position integer not null
);

create table app.contact (
  id uuid primary key,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  name text not null,
  relation text not null,
  phone text,
  representative boolean not null,
  position integer not null
);

create table app.plan_item (
  id uuid primary key,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  kind text not null check (kind in ('task', 'instruction')),
  title text not null,
  detail text,
  templates jsonb not null check (jsonb_typeof(templates) = 'array'),
  proven_by text,
  together boolean not null,
  active boolean not null,
  position integer not null,
  changed_at timestamptz not null,
  changed_by uuid
);

create table app.vital_target (
  id uuid primary key,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  vital text not null,
  low double precision,
  high double precision,
  rise_by double precision check (rise_by > 0),
  rise_days integer check (rise_days > 0),
  wording text,
  check (low <= high),
  check ((rise_by is null) = (rise_days is null))
);

create table app.visit (
  id uuid primary key,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  template_id uuid not null references app.template,
  day date not null,
  planned_start timestamptz not null,
  planned_end timestamptz not null check (planned_end > planned_start),
  assigned_to uuid,
  formerly_assigned jsonb not null check (jsonb_typeof(formerly_assigned) = 'array'),
  state text not null check (state in ('planned', 'in_progress', 'completed', 'cancelled', 'missed')),
  started_at timestamptz,
  started_by uuid,
  start_place jsonb,
  ended_at timestamptz,
  end_place jsonb,
  summary text,
  signature jsonb,
  unsigned_reason jsonb,
  share jsonb,
  review_reasons jsonb not null check (jsonb_typeof(review_reasons) = 'array'),
  completed_by uuid,
  locked_at timestamptz,
  received_at timestamptz,
  check (state <> 'in_progress' or started_at is not null),
  check (state <> 'completed' or (ended_at is not null and completed_by is not null and locked_at is not null)),
  check (signature is null or unsigned_reason is null),
  unique (stream_id, id)
);
create index visit_by_day on app.visit (day);
create index visit_by_window on app.visit (stream_id, day);

-- The stream stands in the key: what is written about a visit can be in no other client's record.
create table app.visit_entry (
  id uuid primary key,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  visit_id uuid not null,
  day date not null,
  item text not null,
  kind text not null check (kind in ('vital', 'task', 'note')),
  value jsonb not null,
  provenance text not null check (provenance in ('reused', 'confirmed', 'changed', 'new')),
  source_entry_id uuid,
  together boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  foreign key (stream_id, visit_id) references app.visit (stream_id, id),
  unique (visit_id, item)
);
create index visit_entry_by_window on app.visit_entry (stream_id, day);

create table app.addendum (
  id uuid primary key,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  visit_id uuid not null,
  day date not null,
  item text,
  value jsonb,
  previous jsonb,
  text text,
  reason text not null,
  author_id uuid not null,
  at timestamptz not null,
  received_at timestamptz,
  foreign key (stream_id, visit_id) references app.visit (stream_id, id),
  check (value is not null or text is not null)
);
create index addendum_by_visit on app.addendum (visit_id);
create index addendum_by_window on app.addendum (stream_id, day);

create table app.conflict (
  id uuid primary key,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  visit_id uuid not null,
  day date not null,
  entry_id uuid not null,
  item text not null,
  kept jsonb not null,
  kept_by uuid,
  kept_at timestamptz,
  offered jsonb not null,
  offered_by uuid not null,
  offered_at timestamptz not null,
  state text not null check (state in ('open', 'decided')),
  foreign key (stream_id, visit_id) references app.visit (stream_id, id)
);
create index conflict_by_visit on app.conflict (visit_id);
create index conflict_by_window on app.conflict (stream_id, day);

call app.keep_record('app.client', 'client');
call app.keep_record('app.allergy', 'client');
call app.keep_record('app.flag', 'client');
call app.keep_record('app.contact', 'client');
call app.keep_record('app.plan_item', 'client');
call app.keep_record('app.vital_target', 'client');
call app.keep_record('app.visit', 'client');
call app.keep_record('app.visit_entry', 'client');
call app.keep_record('app.addendum', 'client');
call app.keep_record('app.conflict', 'client');

-- What commands write. A new command that writes more says so in its migration.
call app.write_record('app.visit');
call app.write_record('app.visit_entry');
call app.write_record('app.addendum');
call app.write_record('app.conflict');

-- A new client gets a care record, in the client's team; it moves with the client from team to team.
create function app.open_record() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into app.stream (id, agency_id, kind, team_id)
    select new.id, t.agency_id, 'client', t.id from app.team t where t.id = new.team_id
    on conflict (id) do update set team_id = excluded.team_id
      where stream.kind = 'client' and stream.agency_id = excluded.agency_id;
  if not found then
    raise exception 'record.foreign_team' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
-- Named to run before stamp, which needs the head.
create trigger open_record before insert or update of team_id on app.client
  for each row execute function app.open_record();

-- A look ----------------------------------------------------------------------------------------------

-- Notes that the person of the context looked at a stream; `what` says at what of it, in a stable code.
-- Raises when the stream is not theirs to see.
create function app.audit_view(stream uuid, what text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not stream = any (app.visible_streams()) then
    raise exception 'stream.unknown' using errcode = 'insufficient_privilege';
  end if;
  insert into app.audit_entry (kind, agency_id, stream_id, person_id, role, what)
    values ('view', app.agency_id(), stream, app.person_id(), app.role_name(), what);
end $$;
grant execute on function app.audit_view(uuid, text) to berthcare_api;
