import { useTranslation } from 'react-i18next';
import type { Place } from '../../ui/layout/TabBar';

export type PlaceKey = 'today' | 'clients' | 'me';

/** The few places of the app, for the bar below. */
export function usePlaces(): { label: string; places: Place[] } {
  const { t } = useTranslation('common');
  return {
    label: t('places'),
    places: [
      { key: 'today', label: t('today'), icon: 'today' },
      { key: 'clients', label: t('clients'), icon: 'people' },
      { key: 'me', label: t('me'), icon: 'person' },
    ],
  };
}
