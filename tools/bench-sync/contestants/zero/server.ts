import { createServer } from 'node:http';
import pg from 'pg';
import { peerModule } from '../../peers';
import { queries, schema, type Query } from './schema';

const { mustGetQuery } = await peerModule<{
  mustGetQuery(queries: object, name: string): { fn(given: { args: unknown; ctx: object }): Query };
}>('@rocicorp/zero');
const { handleQueryRequest } = await peerModule<{
  handleQueryRequest(given: {
    handler(name: string, args: unknown): Query;
    schema: object;
    userID: string;
    query: URLSearchParams;
    body: unknown;
  }): Promise<object>;
}>('@rocicorp/zero/server');
const { PORT, DATABASE_URL } = process.env;

const client = new pg.Client({ connectionString: DATABASE_URL });
await client.connect();
await client.query('create publication bench for tables in schema plain');
await client.end();

/** Answers zero-cache's question what a query means. */
createServer((request, response) => {
  const answer = async () => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    if (request.method !== 'POST') return {};
    const [, person = ''] = request.headers.authorization?.split(' ') ?? [];
    return handleQueryRequest({
      handler: (name, args) => mustGetQuery(queries, name).fn({ args, ctx: {} }),
      ...{ schema, userID: person, query: new URL(request.url!, 'http://localhost').searchParams },
      body: JSON.parse(Buffer.concat(pieces).toString()) as unknown,
    });
  };
  answer().then(
    (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
    (error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
}).listen(Number(PORT), '127.0.0.1');
