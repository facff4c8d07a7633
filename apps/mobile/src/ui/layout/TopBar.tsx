import { View } from 'react-native';
import { createStyles } from '../theme/styles';
import { Text } from '../text/Text';
import { Button } from '../controls/Button';
import type { IconName } from '../drawing/icon-paths';

interface TopBarProps {
  back?: { label: string; spoken: string; onPress: () => void };
  /** Words in the place of the action. */
  aside?: string | undefined;
  action?: { label: string; icon?: IconName; onPress: () => void };
}

/** The way back, and at most one more thing. */
export function TopBar({ back, action, aside }: TopBarProps) {
  const styles = useStyles();
  return (
    <View style={styles.bar}>
      {back ? <Button look="plain" icon="left" {...back} /> : <View />}
      {action ? <Button look="plain" {...action} /> : null}
      {aside ? (
        <Text kind="meta" tone="ink2" style={styles.aside}>
          {aside}
        </Text>
      ) : null}
    </View>
  );
}

const useStyles = createStyles(() => ({
  bar: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    paddingHorizontal: 12,
    minHeight: 48,
    marginBottom: -4,
    alignItems: 'center',
  },
  aside: { paddingHorizontal: 8 },
}));
