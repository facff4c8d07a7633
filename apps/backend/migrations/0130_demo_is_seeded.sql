-- The page at `/` names the demo's sign-ins where there is a demo: it asks before anybody is known.
create function app.demo_is_seeded() returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select from app.activation_code where demo)
$$;
grant execute on function app.demo_is_seeded() to berthcare_api;
