-- How somebody proves who they are: devices the office activated, and the office's own sign-in.

-- Codes ---------------------------------------------------------------------------------------------

-- Only a keyed hash of the code is kept: eight digits are too few for a plain one.
create table app.activation_code (
  id uuid primary key,
  agency_id uuid not null,
  person_id uuid not null,
  issued_by uuid not null,
  code_hash bytea not null,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (agency_id, person_id) references app.person (agency_id, id),
  foreign key (agency_id, issued_by) references app.person (agency_id, id)
);
create unique index activation_code_open on app.activation_code (code_hash) where used_at is null;
create index activation_code_by_person on app.activation_code (person_id);

-- Devices and their sessions ------------------------------------------------------------------------

create table app.device (
  id uuid primary key,
  agency_id uuid not null,
  person_id uuid not null,
  name text not null,
  platform text not null check (platform in ('ios', 'android', 'web')),
  -- The JWK of a P-256 key; the private one never leaves the device.
  public_key jsonb not null,
  activated_at timestamptz not null default now(),
  revoked_at timestamptz,
  last_heard_at timestamptz,
  foreign key (agency_id, person_id) references app.person (agency_id, id)
);
create index device_by_person on app.device (person_id);

-- Only the hash of a token is kept: who reads this table cannot be anybody.
create table app.device_session (
  token_hash bytea primary key,
  device_id uuid not null references app.device,
  -- The challenge that was signed: one signature opens one session. Null for the one given at activation.
  challenge_hash bytea unique,
  opened_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index device_session_by_device on app.device_session (device_id);

call app.protect('app.activation_code');
call app.protect('app.device');
call app.protect('app.device_session');

-- The office issues codes to its teams' caregivers; an administrator to everybody. The person is looked
-- up under the asker's own row security.
create policy api_issues on app.activation_code for insert to berthcare_api
  with check (
    agency_id = (select app.agency_id())
    and issued_by = (select app.person_id())
    and (select app.role_name()) in ('coordinator', 'administrator')
    and exists (
      select from app.person
      where person.id = activation_code.person_id and person.active
        and ((select app.role_name()) = 'administrator' or person.role = 'caregiver')
    )
  );

-- Replacing an earlier code: no code can be read back, only shortened.
create policy api_replaces on app.activation_code for update to berthcare_api
  using (
    agency_id = (select app.agency_id())
    and (select app.role_name()) in ('coordinator', 'administrator')
    and exists (select from app.person where person.id = activation_code.person_id)
  );
create policy api_finds on app.activation_code for select to berthcare_api
  using (
    agency_id = (select app.agency_id())
    and (select app.role_name()) in ('coordinator', 'administrator')
    and exists (select from app.person where person.id = activation_code.person_id)
  );
grant insert, update (expires_at), select (person_id, expires_at, used_at) on app.activation_code to berthcare_api;

create policy api_reads on app.device for select to berthcare_api
  using (
    agency_id = (select app.agency_id())
    and (
      person_id = (select app.person_id())
      or (
        (select app.role_name()) in ('coordinator', 'administrator')
        and exists (select from app.person where person.id = device.person_id)
      )
    )
  );
create policy api_revokes on app.device for update to berthcare_api
  using (
    agency_id = (select app.agency_id())
    and (select app.role_name()) in ('coordinator', 'administrator')
    and exists (select from app.person where person.id = device.person_id)
  );
grant select, update (revoked_at) on app.device to berthcare_api;

-- Before anybody is known ---------------------------------------------------------------------------

-- The questions a request asks before it has a context. Each runs with the owner's rights, takes
-- something only its rightful bearer has, and tells nothing else.

-- Uses up an open code, makes the device and its first session. No row when the code opens nothing.
create function app.activate_device(
  code bytea,
  device uuid,
  device_name text,
  device_platform text,
  device_key jsonb,
  token bytea,
  session_length interval
) returns table (
  person_id uuid,
  person_name text,
  credential text,
  role text,
  locale text,
  agency_id uuid,
  agency_name text,
  time_zone text,
  agency_phone text,
  session_expires_at timestamptz
) language sql volatile security definer set search_path = '' as $$
  with used as (
    update app.activation_code c set used_at = now()
    from app.person p
    where c.code_hash = code and c.used_at is null and c.expires_at > now()
      and p.id = c.person_id and p.active
    returning p.id, p.name, p.credential, p.role, p.locale, p.agency_id
  ), made as (
    insert into app.device (id, agency_id, person_id, name, platform, public_key, last_heard_at)
    select device, used.agency_id, used.id, device_name, device_platform, device_key, now() from used
    returning id
  ), opened as (
    insert into app.device_session (token_hash, device_id, expires_at)
    select token, made.id, now() + session_length from made
    returning expires_at
  )
  select used.id, used.name, used.credential, used.role, used.locale,
    agency.id, agency.name, agency.time_zone, agency.phone, opened.expires_at
  from used, opened, app.agency
  where agency.id = used.agency_id
$$;

-- The key a device signs with, and whether it may still; the caller has yet to see the signature.
create function app.device_key(device uuid)
  returns table (public_key jsonb, revoked boolean)
  language sql stable security definer set search_path = '' as $$
  select d.public_key, d.revoked_at is not null or not p.active
  from app.device d join app.person p on p.id = d.person_id
  where d.id = device
$$;

-- Opens a session after the signature was verified. No row when the challenge was used before.
create function app.open_device_session(
  device uuid,
  challenge bytea,
  token bytea,
  session_length interval
) returns table (session_expires_at timestamptz)
  language sql volatile security definer set search_path = '' as $$
  with swept as (
    -- The challenge of a swept session is long past its own end: it cannot be used again.
    delete from app.device_session s where s.device_id = device and s.expires_at < now() - interval '1 day'
  )
  insert into app.device_session (token_hash, device_id, challenge_hash, expires_at)
  select token, d.id, challenge, now() + session_length
  from app.device d join app.person p on p.id = d.person_id
  where d.id = device and d.revoked_at is null and p.active
  on conflict (challenge_hash) do nothing
  returning expires_at
$$;

-- Who bears this token. Notes that the device was heard, once a minute at most.
create function app.device_principal(token bytea)
  returns table (
    device_id uuid,
    agency_id uuid,
    person_id uuid,
    role text,
    teams uuid[],
    time_zone text,
    expired boolean,
    revoked boolean
  ) language sql volatile security definer set search_path = '' as $$
  with heard as (
    update app.device d set last_heard_at = now()
    from app.device_session s
    where s.token_hash = token and d.id = s.device_id
      and s.revoked_at is null and s.expires_at > now() and d.revoked_at is null
      and (d.last_heard_at is null or d.last_heard_at < now() - interval '1 minute')
  )
  select d.id, p.agency_id, p.id, p.role,
    array(select m.team_id from app.person_team m where m.person_id = p.id order by m.team_id),
    a.time_zone,
    s.expires_at <= now(),
    s.revoked_at is not null or d.revoked_at is not null or not p.active
  from app.device_session s
  join app.device d on d.id = s.device_id
  join app.person p on p.id = d.person_id
  join app.agency a on a.id = p.agency_id
  where s.token_hash = token
$$;

-- Who has signed in to the console: the sign-in library has proved the person, this tells the rights.
create function app.office_principal(agency uuid, person uuid)
  returns table (role text, teams uuid[], time_zone text)
  language sql stable security definer set search_path = '' as $$
  select p.role, array(select m.team_id from app.person_team m where m.person_id = p.id order by m.team_id),
    a.time_zone
  from app.person p join app.agency a on a.id = p.agency_id
  where p.agency_id = agency and p.id = person and p.active and p.role in ('coordinator', 'administrator')
$$;

grant execute on function
  app.activate_device(bytea, uuid, text, text, jsonb, bytea, interval),
  app.device_key(uuid),
  app.open_device_session(uuid, bytea, bytea, interval),
  app.device_principal(bytea),
  app.office_principal(uuid, uuid)
  to berthcare_api;

-- Rate limits, where Redis does not keep them: the shape is the limiter library's. No row of it is about
-- anybody who could be read out of it: keys are hashes.
create table app.rate_limit (
  key text primary key,
  points integer not null default 0,
  expire bigint
);
call app.protect('app.rate_limit');
create policy api_counts on app.rate_limit to berthcare_api using (true) with check (true);
grant select, insert, update, delete on app.rate_limit to berthcare_api;

-- The office's sign-in --------------------------------------------------------------------------------

-- Read before the agency is known, so not under row security but in a schema and under a login of their
-- own, which sees nothing else. Names and shapes are the sign-in library's.
create schema auth;
grant usage on schema auth to berthcare_auth;

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "agencyId" uuid not null,
  "personId" uuid not null unique,
  foreign key ("agencyId", "personId") references app.person (agency_id, id)
);

create table auth.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" on delete cascade
);
create index session_by_user on auth.session ("userId");

create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null
);
create index account_by_user on auth.account ("userId");

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_by_identifier on auth.verification (identifier);

grant select, insert, update, delete on all tables in schema auth to berthcare_auth;
