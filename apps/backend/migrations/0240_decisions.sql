-- People decide: between two values of one entry, and about work that was set aside.

alter table app.conflict
  add column command_id uuid,
  add column choice text check (choice in ('kept', 'offered', 'other')),
  add column decided jsonb,
  add column replaced jsonb,
  add column decided_by uuid,
  add column decided_at timestamptz,
  add column reason text,
  add constraint conflict_decision check (
    state = 'open'
    or (choice is not null and decided_by is not null and decided_at is not null and reason is not null)
  );
create index conflict_open on app.conflict (stream_id, offered_at) where state = 'open' and not gone;

-- Its id is that of the command that was set aside: nothing is settled twice.
create table app.settlement (
  id uuid primary key,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  visit_id uuid,
  day date not null,
  author_id uuid not null,
  at timestamptz not null,
  decision text not null check (decision in ('accepted', 'declined')),
  reason text not null,
  decided_by uuid not null,
  decided_at timestamptz not null
);
create index settlement_by_window on app.settlement (stream_id, day);
call app.keep_record('app.settlement', 'client');
-- The office alone decides, and nothing that it decided is changed: an update has no policy.
create policy api_inserts on app.settlement for insert to berthcare_api
  with check (
    (select app.role_name()) in ('coordinator', 'administrator')
    and stream_id = any ((select app.visible_streams())::uuid[])
  );
grant insert, update on app.settlement to berthcare_api;

-- Whose work it is that somebody else let in, or turned down.
alter table app.audit_entry
  drop constraint audit_entry_about,
  add constraint audit_entry_about check (kind in ('access', 'change') or about_id is null);

create or replace function app.audit_changes() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into app.audit_entry (kind, agency_id, stream_id, version, command_id, person_id, role, about_id)
    select 'change', s.agency_id, s.id, c.version,
      nullif(current_setting('app.command', true), '')::uuid,
      nullif(current_setting('app.person', true), '')::uuid,
      nullif(current_setting('app.role', true), ''),
      nullif(current_setting('app.about', true), '')::uuid
    from (select distinct stream_id, version from changed) c
    join app.stream s on s.id = c.stream_id
    on conflict (stream_id, version, command_id) where kind = 'change' do nothing;
  return null;
end $$;
