import { useMemo, useState, type ReactNode } from 'react';
import { useApp } from '../../runtime/runtime-context';
import { useOnline } from '../../runtime/use-online';
import { usePhotoStep } from '../../runtime/use-photo-step';
import { useQuery } from '../../runtime/use-query';
import { useSyncState } from '../../runtime/use-sync-state';
import { heardAfter, nothingHeard } from './network';
import { nothingKnown, SyncProvider, type SyncView } from './sync-view';

/** Tells every screen below what is true between this phone and the office. */
export function SyncSource({ children }: { children: ReactNode }) {
  const { device, photos, shown } = useApp();
  const step = usePhotoStep();
  const network = useNetwork();
  const queue = useQuery(
    async () => {
      await shown;
      const [{ subjects, attention }, heardAt, lease] = await Promise.all([
        device.waiting(),
        device.heardAt(),
        device.lease(),
      ]);
      const photosWaiting = (await photos?.waiting()) ?? 0;
      return { visitsWaiting: subjects, photosWaiting, attention, heardAt, lease };
    },
    ['queue'],
    [photos, shown, step],
  );
  const value = useMemo(() => ({ ...nothingKnown, network, ...queue }), [network, queue]);
  return <SyncProvider value={value}>{children}</SyncProvider>;
}

function useNetwork(): SyncView['network'] {
  const [before, setBefore] = useState(nothingHeard);
  const heard = heardAfter(before, useSyncState(), useOnline());
  if (heard !== before) setBefore(heard);
  return heard.network;
}
