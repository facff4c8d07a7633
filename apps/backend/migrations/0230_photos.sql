-- Photos: what each of them is. The picture itself is in the store of objects, under its record and its hash.

create table app.photo (
  id uuid primary key,
  stream_id uuid not null,
  version bigint not null,
  gone boolean not null default false,
  visit_id uuid not null,
  day date not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  type text not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  taken_at timestamptz not null,
  taken_by uuid not null,
  arrived_at timestamptz,
  foreign key (stream_id, visit_id) references app.visit (stream_id, id)
);
create index photo_by_visit on app.photo (visit_id);
create index photo_by_window on app.photo (stream_id, day);
create index photo_by_object on app.photo (stream_id, sha256);
create index photo_awaited on app.photo (id) where arrived_at is null and not gone;

call app.keep_record('app.photo', 'client');
call app.write_record('app.photo');
