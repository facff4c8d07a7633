import { Pressable, View } from 'react-native';
import type { IconName } from '../drawing/icon-paths';
import { Icon } from '../drawing/Icon';
import { Text } from '../text/Text';
import { createStyles } from '../theme/styles';
import { useTextUnit } from '../theme/text-unit';
import { arrowKeys } from './arrow-keys';

export interface SectionTab {
  key: string;
  label: string;
  /** How far the section is: `open` ring, `part` dashed, `done` tick, `none` nothing. */
  progress: 'open' | 'part' | 'done' | 'none';
  /** The same in words: "4 open". */
  spoken?: string | undefined;
}

interface SectionTabsProps {
  label: string;
  tabs: readonly SectionTab[];
  current: string;
  onChange: (key: string) => void;
}

const icons: Record<SectionTab['progress'], IconName | null> = {
  ...{ open: 'ring', part: 'ringDashed', done: 'tick', none: null },
};

/** The sections of the record above the main button, each with how far it is. */
export function SectionTabs({ label, tabs, current, onChange }: SectionTabsProps) {
  const styles = useStyles();
  const unitOf = useTextUnit();
  return (
    <View role="tablist" aria-label={label} style={styles.row} {...arrowKeys(tabs, onChange)}>
      {tabs.map((tab) => {
        const on = tab.key === current;
        const icon = icons[tab.progress];
        const tone = on ? 'ink' : 'ink2';
        return (
          <Pressable
            key={tab.key}
            role="tab"
            aria-selected={on}
            aria-label={tab.spoken ? `${tab.label}, ${tab.spoken}` : tab.label}
            tabIndex={on ? 0 : -1}
            onPress={() => onChange(tab.key)}
            style={({ pressed }) => [
              styles.tab,
              { flexBasis: unitOf(80) },
              on && styles.on,
              pressed && styles.pressed,
            ]}
          >
            {icon ? (
              <Icon name={icon} size={15} tone={tab.progress === 'done' ? 'accent' : tone} stroke={2.6} />
            ) : null}
            <Text kind={on ? 'metaStrong' : 'meta'} tone={tone}>
              {tab.label}
            </Text>
          </Pressable>
        );
      })}
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  row: { flexDirection: 'row', flexWrap: 'wrap', paddingHorizontal: 8 },
  tab: {
    flexGrow: 1,
    minHeight: 48,
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 5,
    paddingHorizontal: 6,
    borderTopWidth: 3,
    borderTopColor: 'transparent',
    marginTop: -1,
  },
  on: { borderTopColor: colour.ink },
  pressed: { backgroundColor: colour.sunk },
}));
