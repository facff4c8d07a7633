import { useEffect } from 'react';
import { useApp } from '../../../runtime/runtime-context';
import { visitsBeingWritten } from '../actions/being-written';
import { sealLeftDrafts } from '../actions/seal-left-drafts';

/** Shows nothing: once the first screen is there, seals and sends what an app that was killed has left behind. */
export function LeftDrafts(): null {
  const { device, shown } = useApp();
  useEffect(() => {
    void shown.then(() => sealLeftDrafts(device, visitsBeingWritten));
  }, [device, shown]);
  return null;
}
