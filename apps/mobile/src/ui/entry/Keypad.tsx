import { phoneType } from '@berthcare/design-tokens/type';
import { radius } from '@berthcare/design-tokens/shape';
import { Pressable, View } from 'react-native';
import { Icon } from '../drawing/Icon';
import { Text } from '../text/Text';
import { createStyles } from '../theme/styles';

interface KeypadProps {
  /** The key left of zero: a decimal sign, a slash, or none. */
  separator: { key: string; label: string; spoken: string } | null;
  eraseLabel: string;
  onKey: (key: string) => void;
}

/** Twelve keys, large enough for a gloved thumb. `erase` is the last. */
export function Keypad({ separator, eraseLabel, onKey }: KeypadProps) {
  const styles = useStyles();
  return (
    <View style={styles.pad}>
      {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => (
        <Key key={digit} label={String(digit)} onPress={() => onKey(String(digit))} />
      ))}
      {separator ? (
        <Key label={separator.label} spoken={separator.spoken} onPress={() => onKey(separator.key)} />
      ) : (
        <View style={styles.gap} />
      )}
      <Key label="0" onPress={() => onKey('0')} />
      <Pressable
        role="button"
        aria-label={eraseLabel}
        onPress={() => onKey('erase')}
        style={({ pressed }) => [styles.key, pressed && styles.pressed]}
      >
        <Icon name="erase" size={26} stroke={1.8} />
      </Pressable>
    </View>
  );
}

function Key({ label, spoken, onPress }: { label: string; spoken?: string; onPress: () => void }) {
  const styles = useStyles();
  return (
    <Pressable
      role="button"
      {...(spoken === undefined ? {} : { 'aria-label': spoken })}
      onPress={onPress}
      style={({ pressed }) => [styles.key, styles.digit, pressed && styles.pressed]}
    >
      <Text kind="name" style={styles.face}>
        {label}
      </Text>
    </Pressable>
  );
}

const useStyles = createStyles((colour) => ({
  pad: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'center', gap: 6, paddingHorizontal: 14 },
  gap: { flexBasis: '31%', flexGrow: 1 },
  key: {
    flexBasis: '31%',
    flexGrow: 1,
    minHeight: 54,
    borderRadius: radius.key,
    alignItems: 'center',
    justifyContent: 'center',
  },
  digit: { backgroundColor: colour.sunk },
  pressed: { backgroundColor: colour.line },
  face: { fontWeight: String(phoneType.body.weight + 100) as '500' },
}));
