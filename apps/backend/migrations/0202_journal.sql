-- What takes a right away is kept outside the database as well, where no restore takes it back: a phone that was revoked, a
-- grant that ended, a person who left. What has to be told there stands here first, by whatever hand it came about.

create table app.journal_due (
  kind text not null check (kind in ('device', 'grant', 'person')),
  subject uuid not null,
  since timestamptz not null default now(),
  primary key (kind, subject)
);
create index journal_due_by_subject on app.journal_due (subject);
call app.protect('app.journal_due');

-- Waits for whoever is telling of the same subject: they have seen it as it was.
create function app.tell_journal() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into app.journal_due as due (kind, subject) values (tg_argv[0], new.id)
    on conflict (kind, subject) do update set since = due.since;
  return null;
end $$;
create trigger tell_journal after update of revoked_at on app.device for each row
  when (old.revoked_at is null and new.revoked_at is not null) execute function app.tell_journal('device');
create trigger tell_journal after update on app.holding for each row
  when ((old.ended_at is null and not old.gone) <> (new.ended_at is null and not new.gone))
  execute function app.tell_journal('grant');
create trigger tell_journal after update of active on app.person for each row
  when (old.active <> new.active) execute function app.tell_journal('person');

-- Takes what is due, the oldest first, and says how it stands now: whether the right is taken. Until the end of the
-- transaction nobody else tells of the same. `wanted`: of this subject alone, and not before others have ended telling of it.
create function app.take_journal_due(wanted uuid, most integer)
  returns table (kind text, subject uuid, taken boolean)
  language plpgsql volatile security definer set search_path = '' as $$
declare
  locked uuid[];
begin
  if wanted is null then
    locked := array(
      select due.subject from app.journal_due due order by due.since limit most for update skip locked);
  else
    locked := array(select due.subject from app.journal_due due where due.subject = wanted for update);
  end if;
  -- Looked at once they are locked, in another statement: what its snapshot shows is what was told last.
  return query
    select due.kind, due.subject, case due.kind
      when 'device' then
        exists (select from app.device d where d.id = due.subject and d.revoked_at is not null)
      when 'grant' then
        not exists (select from app.holding h where h.id = due.subject and h.ended_at is null and not h.gone)
      else exists (select from app.person p where p.id = due.subject and not p.active)
    end
    from app.journal_due due where due.subject = any (locked);
  delete from app.journal_due due where due.subject = any (locked);
end $$;

-- Replaying ---------------------------------------------------------------------------------------------

-- Null: what was taken away since the backup may be given here. No phone is answered meanwhile.
alter table app.server_epoch add column replayed_at timestamptz;
update app.server_epoch set replayed_at = now();

create function app.journal_is_replayed() returns boolean
  language sql stable security definer set search_path = '' as $$
  select e.replayed_at is not null from app.server_epoch e order by e.number desc limit 1
$$;

-- The epoch that waits for its replay, if one does, and whether anything is to be told.
create function app.journal_work() returns table (unreplayed uuid, due boolean)
  language sql stable security definer set search_path = '' as $$
  select case when e.replayed_at is null then e.epoch end, exists (select from app.journal_due)
  from app.server_epoch e order by e.number desc limit 1
$$;

-- Takes these rights away again; how many were still there. Twice is as good as once.
create function app.replay_journal(kind text, subjects uuid[]) returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare
  taken integer;
begin
  case kind
    when 'device' then
      update app.device d set revoked_at = now() where d.id = any (subjects) and d.revoked_at is null;
    when 'grant' then
      -- In the order in which everybody locks them.
      perform from app.stream s
        where s.id in (
          select h.stream_id from app.holding h
          where h.id = any (subjects) and h.ended_at is null and not h.gone
        )
        order by s.id for no key update;
      update app.holding h set ended_at = greatest(h.since, date_trunc('milliseconds', now()))
        where h.id = any (subjects) and h.ended_at is null and not h.gone;
    when 'person' then
      update app.person p set active = false where p.id = any (subjects) and p.active;
  end case;
  get diagnostics taken = row_count;
  return taken;
end $$;

create function app.journal_was_replayed(replayed uuid) returns void
  language sql volatile security definer set search_path = '' as $$
  update app.server_epoch e set replayed_at = now() where e.epoch = replayed and e.replayed_at is null
$$;

grant execute on function app.take_journal_due(uuid, integer), app.journal_is_replayed(), app.journal_work(),
  app.replay_journal(text, uuid[]), app.journal_was_replayed(uuid) to berthcare_api;
