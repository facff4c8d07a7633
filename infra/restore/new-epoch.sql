-- After a database was restored to an earlier state, before the API may serve it: devices remember more than it has.
-- In a new epoch each device is told so at its next exchange, offers again what this server does not have, and takes
-- everything it holds anew. Run it as the owner of the schema, once a restore.
--
--   psql --set=ON_ERROR_STOP=1 --single-transaction --file=infra/restore/new-epoch.sql "$DATABASE"

insert into app.server_epoch (number, epoch)
select max(number) + 1, gen_random_uuid() from app.server_epoch;

-- From here on a stream has a history that no device has seen.
update app.stream set base_version = version;
