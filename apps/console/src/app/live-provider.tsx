import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { listen, type LiveState } from '../api/live';
import { useSession } from '../features/session/session';

const LiveContext = createContext<LiveState>('connecting');

/** Whether changes arrive by themselves right now. */
export const useLive = (): LiveState => useContext(LiveContext);

/** Keeps the line for hints open while somebody is signed in; each hint makes what is on the screen ask again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const { ended } = useSession();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    if (ended) return;
    return listen({
      onHint: () =>
        void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
      onState: setState,
    });
  }, [ended, queries]);
  return <LiveContext value={state}>{children}</LiveContext>;
}
