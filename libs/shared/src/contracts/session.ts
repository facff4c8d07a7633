import { z } from 'zod';
import { roles } from '../domain/permissions';
import { endpoint } from './endpoint';
import { id, locale } from './fields';

const officePerson = z
  .object({
    person: z.object({ id, name: z.string(), role: z.enum(roles), locale }),
    agency: z.object({ id, name: z.string(), timeZone: z.string() }),
    teams: z.array(z.object({ id, name: z.string() })),
  })
  .meta({ id: 'OfficePerson' });

/** Opens an office session: the answer sets its cookie (http-only, same site only). */
export const signIn = endpoint({
  method: 'POST',
  path: '/v1/office/sign-in',
  summary: 'Sign in to the console with e-mail and password',
  tag: 'Office session',
  auth: 'none',
  body: z.strictObject({
    email: z.email().max(254),
    password: z.string().min(1).max(128),
  }),
  bodyLimit: 4_096,
  sameOrigin: true,
  response: officePerson,
  errors: ['auth.refused', 'server.replaying'],
});

/** Ends the session at once, everywhere. */
export const signOut = endpoint({
  method: 'POST',
  path: '/v1/office/sign-out',
  summary: 'Sign out of the console',
  tag: 'Office session',
  auth: 'office',
});

export const me = endpoint({
  method: 'GET',
  path: '/v1/office/me',
  summary: 'Who is signed in',
  tag: 'Office session',
  auth: 'office',
  permission: 'office.enter',
  response: officePerson,
});
