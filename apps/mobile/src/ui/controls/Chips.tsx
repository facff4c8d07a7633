import { gutter, touch } from '@berthcare/design-tokens/space';
import { Pressable, ScrollView, View } from 'react-native';
import type { IconName } from '../drawing/icon-paths';
import { Icon } from '../drawing/Icon';
import { Text } from '../text/Text';
import { createStyles } from '../theme/styles';

interface Chip {
  key: string;
  label: string;
}

interface AddChipsProps {
  chips: readonly Chip[];
  label: string;
  onPress: (key: string) => void;
}

/** Phrases that one tap adds: one row, however many there are, that slides from edge to edge of the screen. */
export function AddChips({ chips, label, onPress }: AddChipsProps) {
  const styles = useStyles();
  return (
    <ScrollView
      horizontal
      role="group"
      aria-label={label}
      keyboardShouldPersistTaps="handled"
      style={styles.slides}
      contentContainerStyle={styles.row}
    >
      {chips.map(({ key, label: text }) => (
        <ChipButton key={key} label={text} icon="plus" onPress={() => onPress(key)} />
      ))}
    </ScrollView>
  );
}

interface ChoiceChipsProps extends AddChipsProps {
  chosen: string | null;
}

/** One of a few: reasons, choices. Nothing is chosen beforehand. */
export function ChoiceChips({ chips, label, chosen, onPress }: ChoiceChipsProps) {
  const styles = useStyles();
  return (
    <View role="radiogroup" aria-label={label} style={styles.chips}>
      {chips.map(({ key, label: text }) => (
        <ChipButton
          key={key}
          label={text}
          icon={key === chosen ? 'tick' : undefined}
          chosen={key === chosen}
          onPress={() => onPress(key)}
        />
      ))}
    </View>
  );
}

interface ChipButtonProps {
  label: string;
  icon: IconName | undefined;
  chosen?: boolean;
  onPress: () => void;
}

function ChipButton({ label, icon, chosen, onPress }: ChipButtonProps) {
  const styles = useStyles();
  const choice =
    chosen === undefined
      ? ({ role: 'button' } as const)
      : ({ role: 'radio', 'aria-checked': chosen } as const);
  return (
    <Pressable
      {...choice}
      onPress={onPress}
      style={({ pressed }) => [styles.chip, chosen && styles.chosen, pressed && !chosen && styles.pressed]}
    >
      {icon ? <Icon name={icon} size={16} tone={chosen ? 'bg' : 'ink'} stroke={2.3} /> : null}
      <Text kind="metaStrong" tone={chosen ? 'bg' : 'ink'} style={styles.words}>
        {label}
      </Text>
    </Pressable>
  );
}

const useStyles = createStyles((colour) => ({
  chips: { flexDirection: 'row', flexWrap: 'wrap', gap: 8 },
  slides: { flexGrow: 0, marginHorizontal: -gutter },
  row: { gap: 8, paddingHorizontal: gutter, paddingVertical: 6 },
  chip: {
    minHeight: touch,
    maxWidth: '100%',
    flexDirection: 'row',
    alignItems: 'center',
    gap: 6,
    paddingHorizontal: 14,
    paddingVertical: 8,
    borderRadius: touch / 2,
    borderWidth: 1.5,
    borderColor: colour.edge,
    backgroundColor: colour.surface,
  },
  chosen: { backgroundColor: colour.ink, borderColor: colour.ink },
  pressed: { backgroundColor: colour.sunk },
  words: { flexShrink: 1 },
}));
