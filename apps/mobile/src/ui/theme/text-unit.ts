import type { DimensionValue } from 'react-native';

const rem = (dp: number) => `${dp / 16}rem` as DimensionValue;

/** Turns dp into a length that grows with the person's text size, for what must keep pace with words. */
export const useTextUnit = (): ((dp: number) => DimensionValue) => rem;
