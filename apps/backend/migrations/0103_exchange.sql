-- What the exchange remembers of devices: how far each has been answered, every command with its outcome,
-- and what each token stands for.

create table app.incarnation (
  id uuid primary key,
  agency_id uuid not null,
  person_id uuid not null,
  device_id uuid not null references app.device,
  -- The highest sequence that has an outcome.
  answered bigint not null default 0 check (answered >= 0),
  created_at timestamptz not null default now(),
  foreign key (agency_id, person_id) references app.person (agency_id, id)
);
create index incarnation_by_device on app.incarnation (device_id);
call app.protect('app.incarnation');

-- Locks the incarnation until the end of the transaction, making it if nobody knows it, and answers with
-- its last sequence: null when it is another device's.
create function app.open_incarnation(incarnation uuid, device uuid) returns bigint
  language plpgsql volatile security definer set search_path = '' as $$
declare
  last bigint;
begin
  insert into app.incarnation (id, agency_id, person_id, device_id)
    select incarnation, d.agency_id, d.person_id, d.id from app.device d
    where d.id = device and d.agency_id = app.agency_id() and d.person_id = app.person_id()
    on conflict (id) do nothing;
  select i.answered into last from app.incarnation i
    where i.id = incarnation and i.device_id = device
      and i.agency_id = app.agency_id() and i.person_id = app.person_id()
    for no key update;
  return last;
end $$;

-- Moves the last sequence on by one. Raises on a gap: what was logged must stay a prefix of what was sent,
-- or a restored server could not tell a device what to send again.
create function app.answer(incarnation uuid, seq bigint) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update app.incarnation i set answered = seq
    where i.id = incarnation and i.answered = seq - 1
      and i.agency_id = app.agency_id() and i.person_id = app.person_id();
  if not found then
    raise exception 'command.out_of_sequence' using errcode = 'integrity_constraint_violation';
  end if;
end $$;
grant execute on function app.open_incarnation(uuid, uuid), app.answer(uuid, bigint) to berthcare_api;

-- Never pruned. The agency stands in the key, so that nobody can take or find another agency's id.
create table app.command_log (
  agency_id uuid not null references app.agency,
  id uuid not null,
  incarnation_id uuid references app.incarnation,
  seq bigint,
  hash text not null,
  type text not null,
  -- As the command claimed; neither need exist.
  stream_id uuid not null,
  author_id uuid not null,
  submitted_by uuid not null,
  outcome text not null check (outcome in ('applied', 'conflict', 'review', 'refused', 'held')),
  reason text,
  version bigint,
  sealed_at timestamptz not null,
  sent_at timestamptz not null,
  received_at timestamptz not null,
  primary key (agency_id, id),
  unique (incarnation_id, seq),
  check ((incarnation_id is null) = (seq is null))
);
create index command_log_by_stream on app.command_log (stream_id, received_at);
call app.protect('app.command_log');
create trigger append_only before update or delete or truncate on app.command_log
  for each statement execute function app.append_only();

create policy api_logs on app.command_log for insert to berthcare_api
  with check (agency_id = (select app.agency_id()) and submitted_by = (select app.person_id()));
create policy api_reads on app.command_log for select to berthcare_api
  using (
    agency_id = (select app.agency_id())
    and (
      submitted_by = (select app.person_id())
      or (
        (select app.role_name()) in ('coordinator', 'administrator')
        and stream_id = any ((select app.visible_streams())::uuid[])
      )
    )
  );
grant select, insert on app.command_log to berthcare_api;

-- Whether these ids or sequences were answered before, whoever sent them: an id is used once.
create function app.logged_commands(ids uuid[], incarnation uuid, seqs bigint[])
  returns setof app.command_log
  language plpgsql stable security definer set search_path = '' as $$
declare
  agency uuid := app.agency_id();
begin
  return query
    select c.* from app.command_log c
      where c.agency_id = agency and c.id = any (ids)
    union
    select c.* from app.command_log c
      where c.agency_id = agency and c.incarnation_id = incarnation and c.seq = any (seqs);
end $$;
grant execute on function app.logged_commands(uuid[], uuid, bigint[]) to berthcare_api;

-- What took no effect, as it came, so that nothing anybody wrote is lost. Not jsonb: that refuses some
-- texts, and a command that cannot even be set aside would be sent for ever.
create table app.command_content (
  agency_id uuid not null,
  command_id uuid not null,
  content json not null,
  primary key (agency_id, command_id),
  foreign key (agency_id, command_id) references app.command_log (agency_id, id)
);
call app.protect('app.command_content');
create trigger append_only before update or delete or truncate on app.command_content
  for each statement execute function app.append_only();
create policy api_keeps on app.command_content for insert to berthcare_api
  with check (agency_id = (select app.agency_id()));
-- Whoever may read that it was sent may read what was sent.
create policy api_reads on app.command_content for select to berthcare_api
  using (
    agency_id = (select app.agency_id())
    and exists (
      select from app.command_log c
      where c.agency_id = command_content.agency_id and c.id = command_content.command_id
    )
  );
grant select, insert on app.command_content to berthcare_api;

-- Tokens ----------------------------------------------------------------------------------------------

-- What a device holds once it has committed an answer. Never changed: a device may come back with an old one.
create table app.sync_token (
  token text primary key,
  agency_id uuid not null,
  person_id uuid not null,
  incarnation_id uuid not null references app.incarnation,
  epoch text not null,
  projection text not null,
  window_from date not null,
  window_to date not null,
  -- Streams, and how far the device has each.
  streams uuid[] not null,
  versions bigint[] not null,
  resume jsonb,
  saved_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  foreign key (agency_id, person_id) references app.person (agency_id, id),
  check (cardinality(streams) = cardinality(versions))
);
create index sync_token_by_incarnation on app.sync_token (incarnation_id, saved_at);
call app.protect('app.sync_token');

create policy api_uses on app.sync_token to berthcare_api
  using (agency_id = (select app.agency_id()) and person_id = (select app.person_id()))
  with check (agency_id = (select app.agency_id()) and person_id = (select app.person_id()));
grant select, insert, delete on app.sync_token to berthcare_api;

-- Whether the token still says all there is to say. Asked outside of any transaction, by most requests: it
-- takes whose request it is as arguments, so that one statement is enough.
create function app.token_is_current(
  agency uuid,
  person uuid,
  device uuid,
  incarnation uuid,
  asked text,
  projected text,
  at timestamptz
) returns boolean
  language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (
    select from app.sync_token t
    join app.incarnation i on i.id = t.incarnation_id
    where t.token = asked and t.incarnation_id = incarnation
      and t.agency_id = agency and t.person_id = person and i.device_id = device
      and t.projection = projected
      and t.epoch = (select e.epoch::text from app.server_epoch e order by e.number desc limit 1)
      and t.resume is null
      and t.expires_at > at
      and not exists (
        select from unnest(t.streams, t.versions) as held (stream, version)
        left join app.stream s on s.id = held.stream
        where s.version is distinct from held.version
      )
  );
end $$;
grant execute on function app.token_is_current(uuid, uuid, uuid, uuid, text, text, timestamptz)
  to berthcare_api;

-- Notes every care record that a device is given and did not have before.
create function app.audit_grants(incarnation uuid, given uuid[]) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into app.audit_entry (kind, agency_id, stream_id, person_id, role, device_id)
    select 'grant', s.agency_id, s.id, i.person_id, app.role_name(), i.device_id
    from app.incarnation i
    join app.stream s on s.id = any (given) and s.agency_id = i.agency_id and s.kind = 'client'
    where i.id = incarnation and i.agency_id = app.agency_id() and i.person_id = app.person_id()
      and s.id = any (app.visible_streams());
end $$;
grant execute on function app.audit_grants(uuid, uuid[]) to berthcare_api;
