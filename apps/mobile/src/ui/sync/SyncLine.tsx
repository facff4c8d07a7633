import { gutter, touch } from '@berthcare/design-tokens/space';
import { Pressable, View } from 'react-native';
import type { IconName } from '../drawing/icon-paths';
import { Icon } from '../drawing/Icon';
import { Text } from '../text/Text';
import { createStyles } from '../theme/styles';

interface SyncLineProps {
  icon: Extract<IconName, 'online' | 'offline' | 'office' | 'up'>;
  /** What matters most: "No network". */
  strong: string;
  /** Then what waits here: "1 visit kept on this phone". */
  rest: string;
  onPress: () => void;
}

/** The one quiet place that tells the sync state: same place, same height, neutral on every screen. */
export function SyncLine({ icon, strong, rest, onPress }: SyncLineProps) {
  const styles = useStyles();
  return (
    <View role="status" aria-live="polite">
      <Pressable
        role="button"
        testID="sync-line"
        onPress={onPress}
        style={({ pressed }) => [styles.line, pressed && styles.pressed]}
      >
        <Icon name={icon} size={17} tone="ink2" />
        <Text kind="small" tone="ink2" lines={2} style={styles.words}>
          <Text kind="smallStrong">{strong}</Text>
          {`\u2002${rest}`}
        </Text>
      </Pressable>
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  line: {
    minHeight: touch,
    marginBottom: -4,
    flexDirection: 'row',
    alignItems: 'center',
    gap: 8,
    paddingVertical: 6,
    paddingHorizontal: gutter,
  },
  pressed: { backgroundColor: colour.sunk },
  words: { flexShrink: 1 },
}));
