import { useMemo, useState, type ReactNode } from 'react';
import { useApp } from '../../runtime/runtime-context';
import { usePhotoStep } from '../../runtime/use-photo-step';
import { useQuery } from '../../runtime/use-query';
import { useSyncState } from '../../runtime/use-sync-state';
import { nothingKnown, SyncProvider, type SyncView } from './sync-view';

const networks = { connected: 'connected', offline: 'offline', signed_out: 'signed-out' } as const;

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

/** How the last exchange ended: while the next one is under way, nothing newer is known. */
function useNetwork(): SyncView['network'] {
  const { kind } = useSyncState();
  const [network, setNetwork] = useState<SyncView['network']>('starting');
  const heard = kind in networks ? networks[kind as keyof typeof networks] : network;
  if (heard !== network) setNetwork(heard);
  return heard;
}
