import { useWindowDimensions } from 'react-native';
import { useTextScale } from '../theme/text-scale';

/** Below this height, dp at 100 % text, what is fixed would leave no room for what scrolls. */
const LOW = 560;

/** A phone that lies, or large text: headers scroll away with the rest, and what can be left out is. */
export function useLow(): boolean {
  const { height } = useWindowDimensions();
  return height / useTextScale() < LOW;
}
