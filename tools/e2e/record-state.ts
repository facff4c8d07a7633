import pg from 'pg';

/** What PostgreSQL holds of one client's care record. */
export interface RecordState {
  visits: { id: string; state: string; note: string | null; received: boolean }[];
  entries: number;
  /** Commands with an outcome, and those in effect. */
  commands: number;
  applied: number;
  /** Audit entries that name a command. */
  audited: number;
  auditedTwice: number;
  head: number;
  /** Versions of the head for which there is no audit entry. */
  gaps: number;
}

/** Looks with the owner's eyes, past row security. */
export async function recordState(ownerUrl: string, clientName: string, day: string): Promise<RecordState> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `with record as (select id from app.client where name = $1),
            today as (select v.* from app.visit v join record r on r.id = v.stream_id where v.day = $2)
       select
         (select json_agg(json_build_object('id', t.id, 'state', t.state, 'received', t.received_at is not null,
            'note', (select e.value ->> 'text' from app.visit_entry e where e.visit_id = t.id and e.kind = 'note')))
          from today t) as visits,
         (select count(*)::int from app.visit_entry e join today t on t.id = e.visit_id) as entries,
         (select count(*)::int from app.command_log c join record r on r.id = c.stream_id) as commands,
         (select count(*)::int from app.command_log c join record r on r.id = c.stream_id
           where c.outcome = 'applied') as applied,
         (select count(*)::int from app.audit_entry a join record r on r.id = a.stream_id
           where a.kind = 'change' and a.command_id is not null) as audited,
         (select count(*)::int from (select from app.audit_entry a join record r on r.id = a.stream_id
           where a.kind = 'change' and a.command_id is not null group by a.command_id having count(*) > 1) d) as "auditedTwice",
         (select s.version::int from app.stream s join record r on r.id = s.id) as head,
         (select count(*)::int from record r, app.stream s, generate_series(1, s.version) version
           where s.id = r.id and not exists (
             select from app.audit_entry a where a.stream_id = r.id and a.kind = 'change' and a.version = version)) as gaps`,
      [clientName, day],
    );
    return rows[0] as RecordState;
  } finally {
    await client.end();
  }
}
