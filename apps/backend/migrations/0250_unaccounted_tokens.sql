-- A database that was put back to an earlier state gives out tokens again, and counts past those that phones still hold of
-- the life before. So a count that it has reached proves nothing by itself: tokens are forgotten the oldest first, and one
-- that counts above the forgotten ones must be there. Whoever asks: a copied phone may not use the token, which was given all
-- the same.
create function app.token_is_unaccounted_for(asked text, incarnation uuid, counted bigint) returns boolean
  language sql stable security definer set search_path = '' as $$
  select not exists (select from app.sync_token t where t.token = asked)
    and counted > app.tokens_of(incarnation)
      - (select count(*) from app.sync_token t where t.incarnation_id = incarnation)
$$;
grant execute on function app.token_is_unaccounted_for(text, uuid, bigint) to berthcare_api;
