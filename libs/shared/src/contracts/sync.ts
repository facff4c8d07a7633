import { z } from 'zod';
import { compactResponse } from '../sync/compact';
import { limits } from '../sync/limits';
import { outcome, pushRequest, pushResponse, syncRequest, wireCommand } from '../sync/wire';
import { endpoint } from './endpoint';

/** One exchange of a device: its queue goes up, what is new comes down. */
export const sync = endpoint({
  method: 'POST',
  path: '/v1/sync',
  summary: 'Exchange: commands up; outcomes, grants and changed rows down',
  tag: 'Sync',
  auth: 'device',
  body: syncRequest,
  bodyLimit: limits.requestBytes,
  response: compactResponse,
  deflated: true,
  errors: ['server.busy'],
});

/** A phone whose person has signed out, or that was revoked, hands in what was still to be sent. */
export const push = endpoint({
  method: 'POST',
  path: '/v1/push',
  summary: 'Hand in commands for review; outcomes come back, and nothing else',
  tag: 'Sync',
  auth: 'push',
  body: pushRequest,
  bodyLimit: limits.requestBytes,
  response: pushResponse,
});

/** What the office sends: a command that stands in no device's queue. */
export const officeCommand = wireCommand.pick({
  id: true,
  type: true,
  v: true,
  stream: true,
  at: true,
  basis: true,
  payload: true,
});

/** One command of the office, online; the same id again is answered the same and applied once. */
export const submitCommand = endpoint({
  method: 'POST',
  path: '/v1/commands',
  summary: 'Carry out one command of the office',
  tag: 'Sync',
  auth: 'office',
  permission: 'office.enter',
  body: officeCommand,
  bodyLimit: limits.commandBytes,
  response: z.object({ outcome }),
});
