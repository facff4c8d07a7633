import { createServer, type IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import pg from 'pg';
import type { TableName } from '../../../../libs/shared/src/record/tables';
import { columnsOf, plainTables } from '../plain/schema';
import { changedRows, heldRows, upsert } from '../plain/statements';

const { PORT, DATABASE_URL } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const compress = promisify(gzip);

/** One statement whose only value is the whole answer. */
const asText = (rowsOf: (table: TableName) => string, row: (columns: string) => string): string => {
  const parts = plainTables.map((table) => {
    const columns = [...columnsOf(table), '"seen"'].map((column) => `r.${column}`).join(', ');
    return `'${table}', (select coalesce(json_agg(${row(`(select c from (select ${columns}) c)`)}), '[]') from (${rowsOf(table)}) r)`;
  });
  return `select json_build_object('at', (select last_value from plain.modified), ${parts.join(', ')})::text as answer`;
};
const everything = { name: 'everything', text: asText(heldRows, (row) => row) };
/** Of what is to go, the id alone. */
const changes = {
  name: 'changes',
  text: asText(changedRows, (row) => `case when r."lost" then to_json(r."id") else to_json(${row}) end`),
};

async function rowsFor(person: string, since: number): Promise<string> {
  if (since === 0) return (await pool.query<{ answer: string }>(everything, [person])).rows[0]!.answer;
  const { rows } = await pool.query<{ at: string }>({
    name: 'at',
    text: 'select last_value as at from plain.modified',
  });
  if (Number(rows[0]!.at) === since) return `{"at":${since}}`;
  return (await pool.query<{ answer: string }>(changes, [person, since])).rows[0]!.answer;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

createServer((request, response) => {
  const answer = async () => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== '/rows') return '{}';
    if (request.method === 'POST') {
      await pool.query(upsert('visitEntry'), [await bodyOf(request)]);
      return '{}';
    }
    return rowsFor(searchParams.get('person')!, Number(searchParams.get('since')));
  };
  answer().then(
    async (text) => {
      const body = await compress(text);
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'content-length': body.length,
      });
      response.end(body);
    },
    (error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
}).listen(Number(PORT), '127.0.0.1');
