-- Pictures: which have arrived, which are awaited, and which nobody knows of. The functions below that take no context
-- are the worker's; they tell ids and hashes, never what a photo is of.

-- What a command that was set aside says of one thing. Null where it does not, and where its text is one that the database can
-- keep and not read: half a character, a NUL. Keeping it must never fail.
create function app.told(content json, member text) returns text
  language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return content #>> array['payload', member];
exception when untranslatable_character or invalid_text_representation then
  return null;
end $$;
grant execute on function app.told(json, text) to berthcare_api;

-- A photo whose command was set aside is looked for by its id, as it stands in what was sent: by its hash, because what
-- somebody sent may be longer than an index takes.
create index command_content_photo on app.command_content (md5(app.told(content, 'photoId')))
  where app.told(content, 'photoId') is not null;

-- A photo that the person of the context took: they may send its picture when they no longer hold its record.
create function app.own_photo(photo uuid)
  returns table (stream_id uuid, sha256 text, bytes integer, type text, arrived_at timestamptz)
  language sql stable security definer set search_path = '' as $$
  select p.stream_id, p.sha256, p.bytes, p.type, p.arrived_at
  from app.photo p
  join app.stream s on s.id = p.stream_id
  where p.id = photo and not p.gone and p.taken_by = app.person_id() and s.agency_id = app.agency_id()
$$;

-- The picture has been found in the store: said once, in the photo's stream. Answers the stream, where that was news.
create function app.picture_arrived(photo uuid) returns uuid
  language plpgsql volatile security definer set search_path = '' as $$
declare
  changed uuid;
begin
  perform from app.stream s
    where s.id = (select p.stream_id from app.photo p where p.id = photo)
    for no key update;
  update app.photo p set arrived_at = date_trunc('milliseconds', now())
    where p.id = photo and p.arrived_at is null and not p.gone
      and exists (
        select from app.stream s
        where s.id = p.stream_id
          and s.agency_id = coalesce(nullif(current_setting('app.agency', true), '')::uuid, s.agency_id)
      )
    returning p.stream_id into changed;
  return changed;
end $$;

-- Photos whose pictures have not been found, after one of them, in the order of their ids.
create function app.awaited_photos(after uuid, most integer)
  returns table (id uuid, stream_id uuid, sha256 text, bytes integer, type text, taken_at timestamptz)
  language sql stable security definer set search_path = '' as $$
  select p.id, p.stream_id, p.sha256, p.bytes, p.type, p.taken_at
  from app.photo p
  where p.arrived_at is null and not p.gone and p.id > after
  order by p.id
  limit most
$$;

-- Whether nobody has told of a picture, neither in the record nor in what was set aside. Until the end of the transaction
-- nobody does: whoever attaches a photo holds the head of its stream.
create function app.picture_is_orphan(stream uuid, picture text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform from app.stream s where s.id = stream for no key update;
  return not exists (
    select from app.photo p where p.stream_id = stream and p.sha256 = picture and not p.gone
  ) and not exists (
    select from app.command_log l
    join app.command_content c on c.agency_id = l.agency_id and c.command_id = l.id
    where l.stream_id = stream and l.type = 'photo.attach'
      and app.told(c.content, 'sha256') = picture
  );
end $$;

grant execute on function app.own_photo(uuid), app.picture_arrived(uuid), app.awaited_photos(uuid, integer),
  app.picture_is_orphan(uuid, text) to berthcare_api;

-- Work that no request asks for, and when it was last taken up: of all processes one does it.
create table app.job (
  name text primary key,
  taken_at timestamptz not null
);
call app.protect('app.job');

-- Whether it is time for the work, and the asker's to do it.
create function app.take_job(job text, every interval) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into app.job as j (name, taken_at) values (job, now())
    on conflict (name) do update set taken_at = excluded.taken_at where j.taken_at <= now() - every;
  return found;
end $$;
grant execute on function app.take_job(text, interval) to berthcare_api;
