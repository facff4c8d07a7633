-- What was refused is read with its visit like what waits for a person: nobody's words are out of the office's sight.
drop index app.command_log_set_aside;
create index command_log_set_aside on app.command_log (stream_id, received_at)
  where outcome in ('review', 'refused', 'held');
