-- What waits for a person is looked for with every page of the office: few rows among many.
create index command_log_set_aside on app.command_log (stream_id, received_at)
  where outcome in ('review', 'held');
