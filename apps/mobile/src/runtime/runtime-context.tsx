import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import type { Ports } from '@berthcare/sync-client/ports';
import type { App } from './app';
import { start, type Phase } from './start';

const PhaseContext = createContext<Phase>({ kind: 'opening' });

interface RuntimeProps {
  commandsOfDrafts: Ports['commandsOfDrafts'];
  children: ReactNode;
}

/** Starts the app once, and tells everything below where it stands. */
export function RuntimeProvider({ children, commandsOfDrafts }: RuntimeProps) {
  const [phase, setPhase] = useState<Phase>({ kind: 'opening' });
  useEffect(() => {
    void start(setPhase, commandsOfDrafts);
  }, [commandsOfDrafts]);
  return <PhaseContext value={phase}>{children}</PhaseContext>;
}

export const usePhase = (): Phase => use(PhaseContext);

/** The running app; only below a screen that is shown when the phase is `ready`. */
export function useApp(): App {
  const phase = usePhase();
  if (phase.kind !== 'ready') throw new Error('The app is not running yet.');
  return phase.app;
}
