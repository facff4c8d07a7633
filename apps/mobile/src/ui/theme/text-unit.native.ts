import { useWindowDimensions, type DimensionValue } from 'react-native';

/** Turns dp into a length that grows with the person's text size, for what must keep pace with words. */
export function useTextUnit(): (dp: number) => DimensionValue {
  const { fontScale } = useWindowDimensions();
  return (dp) => dp * fontScale;
}
