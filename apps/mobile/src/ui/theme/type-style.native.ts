import type { TypeStep } from '@berthcare/design-tokens/type';
import type { TextStyle } from 'react-native';

/** A type step in the platform's own face. Native faces have no weight between 600 and 700. */
export function typeStyle({ size, line, weight, tracking }: TypeStep): TextStyle {
  return {
    fontSize: size,
    lineHeight: line,
    fontWeight: weight === 650 ? 700 : weight,
    letterSpacing: tracking,
  };
}
