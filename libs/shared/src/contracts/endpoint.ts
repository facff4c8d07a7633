import type { z } from 'zod';
import type { Permission } from '../domain/permissions';
import type { ErrorCode } from './error-codes';

/**
 * Who may call: `none` anybody; `device` an activated phone (`Authorization: Bearer`); `push` a phone by its push-only
 * credential, whatever became of its session (`Authorization: Bearer`); `office` somebody signed in to the console
 * (cookie); `any` a phone or the office.
 */
export type EndpointAuth = 'none' | 'device' | 'push' | 'office' | 'any';

/** One operation of the API. The server mounts it, clients call it, the reference shows it: nobody restates it. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with Express parameters: `/v1/office/devices/:id/revoke`. */
  path: `/v1/${string}`;
  summary: string;
  tag: string;
  auth: EndpointAuth;
  /** Only the office's own pages may send it; holds for every write with the office's cookie anyway. */
  sameOrigin?: true;
  /** What the caller's role must allow. */
  permission?: Permission;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Largest body in bytes, decompressed; 1 MB unless told. */
  bodyLimit?: number;
  /** Without one the answer is 204, empty. */
  response?: z.ZodType;
  /** Small answers go out deflated with the dictionary, to who accepts that (sync/dictionary). */
  deflated?: true;
  /** The answer is a stream of server-sent events whose data is the response. */
  events?: true;
  /** Codes of its own, besides those that every endpoint of its kind can answer. */
  errors?: readonly ErrorCode[];
}

/** Declares an endpoint and keeps its types. */
export function endpoint<const E extends Endpoint>(declaration: E): E {
  return declaration;
}

type Output<T> = T extends z.ZodType ? z.output<T> : undefined;

/** What a handler receives. */
export type ParamsOf<E extends Endpoint> = Output<E['params']>;
export type QueryOf<E extends Endpoint> = Output<E['query']>;
export type BodyOf<E extends Endpoint> = Output<E['body']>;
/** What a handler returns and a client receives. */
export type ResponseOf<E extends Endpoint> = E['response'] extends z.ZodType
  ? z.output<E['response']>
  : undefined;

/** Whether a request with the office's cookie must come from the office's own pages. */
export function needsSameOrigin({ auth, method, sameOrigin }: Endpoint): boolean {
  return sameOrigin === true || ((auth === 'office' || auth === 'any') && method !== 'GET');
}

const everywhere: readonly ErrorCode[] = [
  'request.malformed',
  'rate.limited',
  'server.unavailable',
  'server.error',
];

/** Every code that this endpoint can answer, in no order that means anything. */
export function errorsOf(declaration: Endpoint): ErrorCode[] {
  const { auth, permission, params, body, errors = [] } = declaration;
  const codes: ErrorCode[] = [...everywhere, ...errors];
  if (body !== undefined) {
    codes.push('request.too_large', 'request.unsupported_type', 'request.unsupported_encoding');
  }
  if (auth !== 'none') codes.push('auth.required', 'server.replaying');
  if (auth === 'device' || auth === 'any') {
    codes.push('auth.session_expired', 'auth.device_revoked');
  }
  if (needsSameOrigin(declaration)) codes.push('auth.foreign_origin');
  if (permission !== undefined) codes.push('auth.forbidden');
  if (params !== undefined) codes.push('not_found');
  return [...new Set(codes)];
}
