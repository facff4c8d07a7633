declare const db: any, client: any, sql: any, id: string, name: string;
const CHANNEL = 'hints';

// ok: sql-built-from-strings
db.query('select from visit where id = $1', [id]);
// ok: sql-built-from-strings
db.query(`select from visit where id = $1`, [id]);
// ok: sql-built-from-strings
client.query(`listen ${CHANNEL}`);
// ok: sql-built-from-strings
client.query(`create role ${client.escapeIdentifier(name)}`);
// ok: sql-built-from-strings
sql.raw('now()');

// ruleid: sql-built-from-strings
db.query(`select from visit where id = '${id}'`);
// ruleid: sql-built-from-strings
db.query(`select from visit where id = '${id}' and name = $1`, [name]);
// ruleid: sql-built-from-strings
db.query('select from visit where id = ' + id);
// ruleid: sql-built-from-strings
db.query({ text: `select from ${name}`, values: [] });
// ruleid: sql-built-from-strings
sql.raw(`order by ${name}`);
// ruleid: sql-built-from-strings
sql.raw(name);
