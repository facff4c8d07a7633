import type { Express } from 'express';
import { folderBeside } from '../platform/beside';

const DOCUMENT = '/v1/openapi.json';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>BerthCare API</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/v1/reference/swagger-ui.css" />
  </head>
  <body>
    <div id="reference"></div>
    <script src="/v1/reference/swagger-ui-bundle.js"></script>
    <script src="/v1/reference/start.js"></script>
  </body>
</html>
`;

const start = `SwaggerUIBundle({ url: '${DOCUMENT}', dom_id: '#reference', deepLinking: true });\n`;

/** The API's document, and a page to read it. */
export function mountReference(app: Express, document: object): void {
  const folder = folderBeside(import.meta.url, ['./reference', '../../node_modules/swagger-ui-dist']);
  const text = JSON.stringify(document);
  app.use('/v1/reference', (_request, response, next) => {
    response.locals['route'] = '/v1/reference';
    next();
  });
  app.get(DOCUMENT, (_request, response) => {
    response.locals['route'] = DOCUMENT;
    response.type('json').send(text);
  });
  app.get('/v1/reference', (_request, response) => response.type('html').send(page));
  app.get('/v1/reference/start.js', (_request, response) => response.type('js').send(start));
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    app.get(`/v1/reference/${file}`, (_request, response) => response.sendFile(file, { root: folder }));
  }
}
