import { isIPv6 } from 'node:net';
import type { Request } from 'express';
import type { Caller } from './route';

export function callerOf(request: Request): Caller {
  return { address: subscriberAddress(request.ip ?? ''), headers: request.headers };
}

/** Whoever has an IPv6 address has 2^64 of them: limits count the network, not the address. */
export function subscriberAddress(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(ip)) return ip;
  const [head = '', tail] = ip.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? [] : Array<string>(8 - before.length - after.length).fill('0');
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}
