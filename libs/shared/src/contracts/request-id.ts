/**
 * The header that names a request. A client may send one, a UUID of its own making; the server names a request
 * that comes without, or with something else. The answer carries it, as do the body of a failure, the line in
 * the server's log and the report of a fault.
 */
export const requestIdHeader = 'x-request-id';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether it is one that the server takes over: anything else could hold what somebody wrote. */
export const isRequestId = (text: string): boolean => UUID.test(text);
