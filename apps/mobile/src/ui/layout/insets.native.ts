import { useSafeAreaInsets } from 'react-native-safe-area-context';
import type { DimensionValue } from 'react-native';

/** What the phone's own bars and corners take, above and below. */
export function useInsets(): { top: DimensionValue; bottom: DimensionValue } {
  const { top, bottom } = useSafeAreaInsets();
  return { top, bottom };
}
