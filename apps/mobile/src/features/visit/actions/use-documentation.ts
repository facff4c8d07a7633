import { useEffect, useState, useSyncExternalStore } from 'react';
import { onLeave } from '../../../platform/visibility';
import { useApp } from '../../../runtime/runtime-context';
import { visitsBeingWritten } from './being-written';
import { openDocumentation, type Documentation, type Writing } from './documentation';
import { sealLeftDrafts } from './seal-left-drafts';

/** After so long without a change, ms, what is written is sealed: the office sees it while the visit goes on. */
const PAUSE_MS = 20_000;

/**
 * The documentation of a visit, for as long as its screen is shown: sealed at a pause, and when it is left.
 * @param photosKept resolves when no photo of the visit is being kept any more: to whether all are
 */
export function useDocumentation(
  visitId: string,
  clientId: string,
  photosKept: () => Promise<boolean>,
): { documentation: Documentation; writing: Writing; complete: Documentation['complete'] } {
  const { device } = useApp();
  const [documentation] = useState(() =>
    openDocumentation({ device, visitId, clientId, now: Date.now, photosKept }),
  );
  const writing = useSyncExternalStore(documentation.subscribe, documentation.state);
  const { drafts } = writing;

  useEffect(() => {
    if (drafts.length === 0) return;
    const timer = setTimeout(() => void documentation.seal(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [documentation, drafts]);

  useEffect(() => {
    const stop = onLeave(() => void documentation.seal());
    return () => {
      stop();
      void documentation.seal().then(() => sealLeftDrafts(device, visitsBeingWritten));
    };
  }, [device, documentation]);

  /** Whoever leaves the screen meanwhile leaves the visit to its completion. */
  const complete: Documentation['complete'] = async (closing) => {
    const release = visitsBeingWritten.hold(visitId);
    try {
      return await documentation.complete(closing);
    } finally {
      release();
      void sealLeftDrafts(device, visitsBeingWritten);
    }
  };

  return { documentation, writing, complete };
}
