import { createServer, type RequestListener } from 'node:http';
import { peer } from '../../peers';

interface PouchDB {
  defaults(options: { prefix: string }): PouchDB;
}

const pouch = peer<PouchDB>('pouchdb');
const expressPouch = peer<(database: PouchDB, options: object) => RequestListener>('express-pouchdb');
const { PORT, FOLDER } = process.env;

/** What replication needs, compression with it; no admin pages, no log. */
const app = expressPouch(pouch.defaults({ prefix: `${FOLDER}/` }), {
  mode: 'minimumForPouchDB',
  inMemoryConfig: true,
});
createServer(app).listen(Number(PORT), '127.0.0.1');
