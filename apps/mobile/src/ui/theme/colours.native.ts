import { dark, light, type Palette } from '@berthcare/design-tokens/colour';
import { useColorScheme } from 'react-native';
import { usePreferences } from './preferences';

/** The palette at hand: the person's choice, else the system's. */
export function useColours(): Palette {
  const { theme } = usePreferences();
  const system = useColorScheme();
  return (theme === 'system' ? system : theme) === 'dark' ? dark : light;
}
