import { columnWidth } from '@berthcare/design-tokens/space';
import { Platform, Pressable, View } from 'react-native';
import type { IconName } from '../drawing/icon-paths';
import { Icon } from '../drawing/Icon';
import { Text } from '../text/Text';
import { createStyles } from '../theme/styles';

/** A browser says which page is the current one, a phone which tab is selected. */
const currentPage = (on: boolean): object => {
  if (Platform.OS === 'web') return on ? { 'aria-current': 'page' } : {};
  return { 'aria-selected': on };
};

export interface Place {
  key: string;
  label: string;
  icon: IconName;
}

interface TabBarProps {
  label: string;
  places: readonly Place[];
  current: string;
  onChange: (key: string) => void;
}

/** The few places of the app. */
export function TabBar({ label, places, current, onChange }: TabBarProps) {
  const styles = useStyles();
  return (
    <View role="navigation" aria-label={label} style={styles.bar}>
      {places.map(({ key, label: word, icon }) => {
        const on = key === current;
        const tone = on ? 'ink' : 'ink2';
        return (
          <Pressable
            key={key}
            role="link"
            {...currentPage(on)}
            onPress={() => onChange(key)}
            style={({ pressed }) => [styles.place, on && styles.on, pressed && styles.pressed]}
          >
            <Icon name={icon} size={24} tone={tone} stroke={on ? 2.3 : 1.8} />
            <Text kind={on ? 'smallStrong' : 'small'} tone={tone}>
              {word}
            </Text>
          </Pressable>
        );
      })}
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  bar: {
    flexDirection: 'row',
    borderTopWidth: 1,
    borderTopColor: colour.line,
    backgroundColor: colour.bg,
    maxWidth: columnWidth,
    paddingHorizontal: 8,
    paddingBottom: 6,
  },
  place: {
    flex: 1,
    minHeight: 58,
    paddingTop: 6,
    alignItems: 'center',
    justifyContent: 'center',
    gap: 2,
    borderTopWidth: 3,
    borderTopColor: 'transparent',
    marginTop: -1,
  },
  on: { borderTopColor: colour.ink },
  pressed: { backgroundColor: colour.sunk },
}));
