import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { ZodObject } from 'zod';
import { errorsOf, type Endpoint } from '@berthcare/shared/contracts/endpoint';
import { errorCodes, type ErrorCode } from '@berthcare/shared/contracts/error-codes';
import { errorBody } from '@berthcare/shared/contracts/errors';

/** The document is made from what is mounted, so that it cannot tell another story. */
export function openApiDocument(endpoints: Endpoint[]) {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'BerthCare',
      version: '1',
      description:
        'Instants are epoch milliseconds. Every failure answers `{ error: { code, message, details?, requestId } }`; ' +
        'a request may bring its id, a UUID, in `X-Request-Id`.',
    },
    // Under whichever name the page itself was opened.
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        device: { type: 'http', scheme: 'bearer', description: 'The session of an activated device.' },
        push: { type: 'http', scheme: 'bearer', description: 'The push-only credential of a device.' },
        office: { type: 'apiKey', in: 'cookie', name: 'berthcare-office', description: 'Set by sign-in.' },
      },
    },
  });
}

const security = {
  none: [],
  device: [{ device: [] }],
  push: [{ push: [] }],
  office: [{ office: [] }],
  any: [{ device: [] }, { office: [] }],
} satisfies Record<Endpoint['auth'], Record<string, string[]>[]>;

function operationOf(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { summary, tag, auth, params, query, body, response, events } = endpoint;
  const mediaType = events ? 'text/event-stream' : 'application/json';
  return {
    summary,
    tags: [tag],
    security: security[auth],
    requestParams: {
      ...(params === undefined ? {} : { path: params as ZodObject }),
      ...(query === undefined ? {} : { query: query as ZodObject }),
    },
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      ...(response === undefined
        ? { '204': { description: 'Done.' } }
        : { '200': { description: 'Done.', content: { [mediaType]: { schema: response } } } }),
      ...failuresOf(endpoint),
    },
  };
}

/** The failures by status, each with the codes that share it. */
function failuresOf(endpoint: Endpoint): ZodOpenApiOperationObject['responses'] {
  const codes = errorsOf(endpoint);
  const statuses = [...new Set(codes.map((code) => errorCodes[code].status))].sort();
  const entries = statuses.map((status) => {
    const described = codes.filter((code) => errorCodes[code].status === status).map(describe);
    return [
      status,
      { description: described.join('\n'), content: { 'application/json': { schema: errorBody } } },
    ];
  });
  return Object.fromEntries(entries) as ZodOpenApiOperationObject['responses'];
}

const describe = (code: ErrorCode) => `- \`${code}\`: ${errorCodes[code].message}`;
