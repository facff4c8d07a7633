import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/i18n/format';
import { SyncLine } from '../../ui/sync/SyncLine';
import { useSync, type SyncView } from './sync-view';

interface SyncStatusProps {
  /** In a visit: when what is on the screen was last kept durably. */
  savedAt?: number | null;
  onOpen: () => void;
}

const icons = { starting: 'up', connected: 'online', offline: 'offline', 'signed-out': 'office' } as const;
const words = {
  starting: 'starting',
  connected: 'connected',
  offline: 'noNetwork',
  'signed-out': 'signedOut',
} as const;

/** The sync line of every screen: the network, then what waits here. A tap tells the details. */
export function SyncStatus({ savedAt = null, onOpen }: SyncStatusProps) {
  const { t } = useTranslation('sync');
  const sync = useSync();
  const rest = useRest(sync, savedAt);
  return <SyncLine icon={icons[sync.network]} strong={t(words[sync.network])} rest={rest} onPress={onOpen} />;
}

function useRest(
  { network, visitsWaiting, photosWaiting, attention, heardAt }: SyncView,
  savedAt: number | null,
): string {
  const { t } = useTranslation('sync');
  const format = useFormat();
  if (network === 'signed-out') return t('signInAgain');
  if (savedAt !== null) return t('saved', { time: format.time(savedAt) });
  if (visitsWaiting > 0) {
    return t(network === 'connected' ? 'visitsOnTheWay' : 'visitsKept', { count: visitsWaiting });
  }
  if (photosWaiting > 0) {
    return t(network === 'connected' ? 'photosOnTheWay' : 'photosKept', { count: photosWaiting });
  }
  if (attention > 0) return t('attention', { count: attention });
  if (network === 'connected' && heardAt !== null) return t('everything', { time: format.time(heardAt) });
  return t('nothingWaits');
}
