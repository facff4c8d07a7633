import { stepGuard } from '@berthcare/design-tokens/motion';
import { useLayoutEffect, useRef } from 'react';

/**
 * Lets a press through only when the step has been on the screen for a while, so that a double tap never
 * confirms the next thing unseen. Each new value of `step`, and the first, starts the wait again.
 */
export function useStepGuard(step: string, action: () => void): () => void {
  const shownAt = useRef(0);
  useLayoutEffect(() => {
    shownAt.current = Date.now();
  }, [step]);
  return () => {
    if (Math.abs(Date.now() - shownAt.current) < stepGuard) return;
    shownAt.current = Date.now();
    action();
  };
}
