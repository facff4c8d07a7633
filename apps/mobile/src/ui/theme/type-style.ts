import { fontStack, type TypeStep } from '@berthcare/design-tokens/type';
import type { TextStyle } from 'react-native';

/** A type step in rem, so that it follows the text size set in the browser. */
export function typeStyle({ size, line, weight, tracking }: TypeStep): TextStyle {
  const style = {
    fontFamily: fontStack,
    fontSize: `${size / 16}rem`,
    lineHeight: `${line / 16}rem`,
    fontWeight: String(weight),
    letterSpacing: tracking === 0 ? undefined : `${tracking / 16}rem`,
  };
  return style as unknown as TextStyle;
}
