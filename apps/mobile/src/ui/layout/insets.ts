import type { DimensionValue } from 'react-native';

const insets = {
  top: 'env(safe-area-inset-top)' as DimensionValue,
  bottom: 'env(safe-area-inset-bottom)' as DimensionValue,
};

/** What the phone's own bars and corners take, above and below: the browser knows. */
export const useInsets = (): typeof insets => insets;
