import { useWindowDimensions } from 'react-native';

/** How large the person set text, 1 is as designed. */
export const useTextScale = (): number => useWindowDimensions().fontScale;
