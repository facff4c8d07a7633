import type { IncomingHttpHeaders } from 'node:http';
import type {
  BodyOf,
  Endpoint,
  EndpointAuth,
  ParamsOf,
  QueryOf,
  ResponseOf,
} from '@berthcare/shared/contracts/endpoint';
import type { DevicePrincipal, OfficePrincipal, PushPrincipal } from '../principal';

interface PrincipalByAuth {
  none: undefined;
  device: DevicePrincipal;
  push: PushPrincipal;
  office: OfficePrincipal;
  any: DevicePrincipal | OfficePrincipal;
}
type PrincipalOf<Auth extends EndpointAuth> = PrincipalByAuth[Auth];

/** Where a request comes from. */
export interface Caller {
  /** Network address: an IPv4 address, or the /64 of an IPv6 one, which is what one subscriber holds. */
  address: string;
  headers: IncomingHttpHeaders;
}

/** What a handler gets: everything in it was validated. */
export interface Call<E extends Endpoint> {
  principal: PrincipalOf<E['auth']>;
  /** Who asks, asked anew: for what waits before it answers. Throws ApiError (auth.*) where they were let out meanwhile. */
  askAgain: () => Promise<PrincipalOf<E['auth']>>;
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  caller: Caller;
  requestId: string;
  /** Adds a Set-Cookie header to the answer. */
  setCookie: (cookie: string) => void;
}

/** An open stream of server-sent events. */
export interface EventStream {
  send: (data: unknown) => void;
  /** A line that only keeps the connection open. */
  beat: () => void;
  close: () => void;
  /** Called once, when either side has closed. */
  onClose: (listener: () => void) => void;
}

/** An endpoint and who answers it. */
export interface Route {
  endpoint: Endpoint;
  answer:
    | { kind: 'once'; handle: (call: Call<Endpoint>) => Promise<unknown>; trusted: boolean }
    | { kind: 'events'; open: (call: Call<Endpoint>, stream: EventStream) => Promise<void> };
}

export interface RouteOptions {
  /** The answer is sent as it is, not through the response's schema: for large ones made by tested code. */
  trusted?: boolean;
}

/** An endpoint that answers once. The handler throws ApiError to refuse. */
export function route<E extends Endpoint>(
  endpoint: E,
  handle: (call: Call<E>) => Promise<ResponseOf<E>>,
  { trusted = false }: RouteOptions = {},
): Route {
  return { endpoint, answer: { kind: 'once', handle: handle as never, trusted } };
}

/** An endpoint that answers with a stream of events; `open` refuses by throwing before it first sends. */
export function eventRoute<E extends Endpoint & { events: true }>(
  endpoint: E,
  open: (call: Call<E>, stream: EventStream) => Promise<void>,
): Route {
  return { endpoint, answer: { kind: 'events', open: open as never } };
}
