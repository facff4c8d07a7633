import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import { me } from '@berthcare/shared/contracts/session';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { call } from '../../api/call';

export type Person = ResponseOf<typeof me>;

export interface Session extends Person {
  /** The server no longer accepts it: what is on the screen is covered until somebody signs in again. */
  ended: boolean;
}

const sessionKey = ['session'] as const;

export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: async ({ signal }): Promise<Session> => ({ ...(await call(me, { signal })), ended: false }),
  staleTime: Infinity,
  refetchInterval: false,
});

export const sessionOf = (queries: QueryClient) => queries.getQueryData<Session>(sessionKey);

export const keepSession = (queries: QueryClient, person: Person): void => {
  queries.setQueryData<Session>(sessionKey, { ...person, ended: false });
};

/** Does nothing while nobody is signed in. */
export const endSession = (queries: QueryClient): void => {
  queries.setQueryData<Session>(sessionKey, (session) => session && { ...session, ended: true });
};

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in; only below the gate. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Nobody is signed in here.');
  return session;
}
