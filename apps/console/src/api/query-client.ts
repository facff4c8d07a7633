import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut, Refused } from './call';

const MINUTE = 60_000;

export interface QueryClientOptions {
  /** Told when any answer says that the session is over. */
  onSignedOut: () => void;
  /** While true nothing is asked for again by itself. */
  paused: () => boolean;
}

/** What the office looks at is asked for again when a hint comes, and once a minute besides: a hint may be lost. */
export function createQueryClient({ onSignedOut, paused }: QueryClientOptions): QueryClient {
  const watch = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchInterval: () => (paused() ? false : MINUTE),
        retry: (count, error) => !(error instanceof Refused) && count < 2,
        // "Online" is only the browser's opinion: a server on this machine answers without a network.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
