import { stroke } from '@berthcare/design-tokens/shape';
import type { ReactNode } from 'react';
import { View, type StyleProp, type ViewStyle } from 'react-native';
import { createStyles } from '../theme/styles';

/** A bar in the margin, as in revised documents: what it stands beside differs from what you last saw. */
export function ChangeBar({ children, style }: { children: ReactNode; style?: StyleProp<ViewStyle> }) {
  const styles = useStyles();
  return (
    <View style={[styles.changed, style]}>
      <View style={styles.bar} />
      {children}
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  changed: { paddingLeft: 12, maxWidth: '100%' },
  bar: {
    position: 'absolute',
    left: 0,
    top: 3,
    bottom: 3,
    width: stroke.bar,
    borderRadius: stroke.bar / 2,
    backgroundColor: colour.change,
  },
}));
