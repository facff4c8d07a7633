import type { TextStyle } from 'react-native';

/**
 * Figures of one width: for times below each other and for numbers that change under the eye. Never for words, since
 * Inter makes the hyphen as wide as a figure then.
 */
export const tabular: TextStyle = { fontVariant: ['tabular-nums'] };
