import type { OfficePlace } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';

/** Within so many metres, beyond the position's own uncertainty, somebody is at the address. */
const atAddress = 150;

export interface PlaceWords {
  text: string;
  /** Farther from the address than a position can err. */
  away: boolean;
}

export function usePlaceWords(): (place: OfficePlace) => PlaceWords {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const metres = (value: number) =>
    value < 1000
      ? format.quantity(format.number(Math.round(value), 0), 'm')
      : format.quantity(format.number(value / 1000, 1), 'km');
  return (place) => {
    if ('missing' in place) return { text: t(`place.missing.${place.missing}`), away: false };
    if (place.distance === null) return { text: t('place.noAddress'), away: false };
    const away = place.distance - place.accuracy > atAddress;
    const distance = metres(place.distance);
    return { text: t(away ? 'place.away' : 'place.at', { distance }), away };
  };
}
