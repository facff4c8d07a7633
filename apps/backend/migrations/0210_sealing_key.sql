-- What phones seal to when they may no longer read what they still have to send. The pair is made once and never
-- replaced: a phone that was offline comes back after months with what it sealed then.
create table app.sealing_key (
  id integer generated always as identity primary key,
  -- A point of P-256, uncompressed.
  public_key bytea not null check (octet_length(public_key) = 65),
  private_key bytea not null check (octet_length(private_key) = 32),
  made_at timestamptz not null default now()
);
call app.protect('app.sealing_key');

create function app.sealing_key_stays() returns trigger
  language plpgsql set search_path = '' as $$
begin
  raise exception 'sealing_key.never_replaced' using errcode = 'restrict_violation';
end $$;
create trigger stays before update or delete or truncate on app.sealing_key
  for each statement execute function app.sealing_key_stays();

-- Every pair there is, the oldest first; the fresh one is kept where there is none. The only way to the private key: no
-- policy and no grant lets a login read the table.
create function app.sealing_keys(fresh_public bytea, fresh_private bytea)
  returns table (public_key bytea, private_key bytea)
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtext('app.sealing_keys'));
  insert into app.sealing_key (public_key, private_key)
    select fresh_public, fresh_private where not exists (select from app.sealing_key);
  return query select k.public_key, k.private_key from app.sealing_key k order by k.id;
end $$;
grant execute on function app.sealing_keys(bytea, bytea) to berthcare_api;
