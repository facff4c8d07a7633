import type { Palette } from '@berthcare/design-tokens/colour';
import { StyleSheet, type ImageStyle, type TextStyle, type ViewStyle } from 'react-native';
import { useColours } from './colours';

type Styles<T> = { [Name in keyof T]: ViewStyle | TextStyle | ImageStyle };

/** A style sheet over the palette, made once for each palette. Returns the hook that gives it. */
export function createStyles<T extends Styles<T>>(make: (colour: Palette) => T & Styles<T>): () => T {
  const made = new Map<Palette, T>();
  return function useStyles() {
    const colour = useColours();
    let styles = made.get(colour);
    if (!styles) {
      styles = StyleSheet.create<T>(make(colour));
      made.set(colour, styles);
    }
    return styles;
  };
}
