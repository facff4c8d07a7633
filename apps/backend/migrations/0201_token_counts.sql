-- A restore that nobody announced is proven by a device: it has a token that this server signed and cannot know. So a token
-- carries how many its incarnation had been given with it, and the count stays when tokens are forgotten.

alter table app.incarnation add column tokens bigint not null default 0 check (tokens >= 0);

-- Counts one more token of the incarnation, in the transaction that saves it.
create function app.count_token(incarnation uuid) returns bigint
  language sql volatile security definer set search_path = '' as $$
  update app.incarnation i set tokens = i.tokens + 1
  where i.id = incarnation and i.agency_id = app.agency_id() and i.person_id = app.person_id()
  returning i.tokens
$$;

-- How many tokens an incarnation was ever given, whoever asks: a copy of it may. None, where nobody knows it.
create function app.tokens_of(incarnation uuid) returns bigint
  language sql stable security definer set search_path = '' as $$
  select coalesce((select i.tokens from app.incarnation i where i.id = incarnation), 0)
$$;

-- Begins an epoch that has nothing in common with this one: nobody knows when the history split. False where another has
-- begun already.
create function app.distrust_epoch(distrusted uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  lock table app.server_epoch in share row exclusive mode;
  if distrusted is distinct from (select e.epoch from app.server_epoch e order by e.number desc limit 1) then
    return false;
  end if;
  perform app.begin_epoch(false);
  return true;
end $$;

grant execute on function app.count_token(uuid), app.tokens_of(uuid), app.distrust_epoch(uuid) to berthcare_api;
