-- Streams: what is versioned, permitted and synced as one. A client's care record is one stream, so is
-- what the whole agency shares, so are the grants of one person.

-- Epochs --------------------------------------------------------------------------------------------

-- A restored server must not pass for the one that devices remember: it starts a new epoch.
create table app.server_epoch (
  number integer primary key,
  epoch uuid not null unique,
  started_at timestamptz not null default now()
);
call app.protect('app.server_epoch');
create policy api_reads on app.server_epoch for select to berthcare_api using (true);
grant select on app.server_epoch to berthcare_api;

insert into app.server_epoch (number, epoch) values (1, gen_random_uuid());

-- Heads ---------------------------------------------------------------------------------------------

-- A stream's id is that of what it is about: the client, the agency, the person.
create table app.stream (
  id uuid primary key,
  agency_id uuid not null references app.agency,
  kind text not null check (kind in ('client', 'agency', 'person')),
  team_id uuid,
  person_id uuid,
  version bigint not null default 0 check (version >= 0),
  -- The version at the last change of epoch.
  base_version bigint not null default 0 check (base_version between 0 and version),
  -- Tombstones below it are gone.
  min_version bigint not null default 0 check (min_version between 0 and version),
  -- The transaction that took `version`. Transaction ids start anew in a database restored from a dump:
  -- the time tells an old transaction from this one.
  stamped_tx xid8,
  stamped_at timestamptz,
  foreign key (agency_id, team_id) references app.team (agency_id, id),
  foreign key (agency_id, person_id) references app.person (agency_id, id),
  check ((kind = 'client') = (team_id is not null)),
  check ((kind = 'person') = (person_id is not null)),
  check (person_id is null or person_id = id),
  check (kind <> 'agency' or id = agency_id)
) with (fillfactor = 50);
create index stream_by_team on app.stream (team_id) where kind = 'client';
call app.protect('app.stream');

-- The part of a transaction that goes first: it holds the heads it is going to stamp, in the order of their
-- ids, so that two transactions never wait for each other. Streams of other agencies are left alone.
create function app.lock_streams(streams uuid[]) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform from app.stream s
    where s.id = any (streams) and s.agency_id = app.agency_id()
    order by s.id
    for no key update;
end $$;
grant execute on function app.lock_streams(uuid[]) to berthcare_api;

-- Versions ------------------------------------------------------------------------------------------

-- One version for each transaction and stream, in commit order, on every row it touches; the head stays
-- locked until the end of the transaction. It runs with the owner's rights: under the caller's row security
-- it could miss the head and save a row that no device would ever be sent.
-- Its argument is the kind of stream the table's rows live in.
create function app.stamp() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  heads integer;
begin
  if tg_op = 'UPDATE' and (new.id <> old.id or new.stream_id <> old.stream_id) then
    raise exception 'record.moved' using
      errcode = 'integrity_constraint_violation',
      detail = format('%s %s cannot change its id or its stream', tg_table_name, old.id);
  end if;

  select s.version into new.version from app.stream s
    where s.id = new.stream_id and s.kind = tg_argv[0]
      and s.stamped_tx = pg_current_xact_id() and s.stamped_at = now();
  if found then
    return new;
  end if;

  update app.stream s
    set version = s.version + 1, stamped_tx = pg_current_xact_id(), stamped_at = now()
    where s.id = new.stream_id and s.kind = tg_argv[0]
    returning s.version into new.version;
  get diagnostics heads = row_count;
  if heads <> 1 then
    raise exception 'stream.no_head' using
      errcode = 'integrity_constraint_violation',
      detail = format('%s %s has no stream of kind %s', tg_table_name, new.id, tg_argv[0]);
  end if;
  return new;
end $$;

create function app.never_delete() returns trigger language plpgsql as $$
begin
  raise exception 'record.never_deleted' using
    errcode = 'integrity_constraint_violation',
    detail = format('%s: set gone, so that devices are told', tg_table_name);
end $$;

-- A stream for everybody ------------------------------------------------------------------------------

create function app.open_agency_stream() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into app.stream (id, agency_id, kind) values (new.id, new.id, 'agency');
  return null;
end $$;

create function app.open_person_stream() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into app.stream (id, agency_id, kind, person_id) values (new.id, new.agency_id, 'person', new.id);
  return null;
end $$;

insert into app.stream (id, agency_id, kind) select id, id, 'agency' from app.agency;
insert into app.stream (id, agency_id, kind, person_id) select id, agency_id, 'person', id from app.person;
create trigger open_stream after insert on app.agency
  for each row execute function app.open_agency_stream();
create trigger open_stream after insert on app.person
  for each row execute function app.open_person_stream();
