import { Pressable, View } from 'react-native';
import type { IconName } from '../drawing/icon-paths';
import { Icon } from '../drawing/Icon';
import type { Tone } from '../text/Text';
import { createStyles } from '../theme/styles';

/** How an item of the record came to be. Shape, weight and word each tell it alone. */
export type MarkState = 'reused' | 'confirmed' | 'changed' | 'declined' | 'not-needed' | 'empty';

interface MarkProps {
  state: MarkState;
  /** What pressing does, with the value: "Confirm pulse 74/min". */
  label: string;
  /** On where the item is settled, for screen readers. */
  pressed?: boolean;
  testID?: string;
  onPress: () => void;
}

const faces: Record<MarkState, { icon: IconName; tone: Tone; stroke: number; size: number }> = {
  reused: { icon: 'tick', tone: 'ink3', stroke: 2, size: 22 },
  confirmed: { icon: 'tick', tone: 'onAccent', stroke: 2.6, size: 22 },
  changed: { icon: 'pen', tone: 'bg', stroke: 2, size: 20 },
  declined: { icon: 'cross', tone: 'bg', stroke: 2.2, size: 20 },
  'not-needed': { icon: 'minus', tone: 'bg', stroke: 2.2, size: 20 },
  empty: { icon: 'plus', tone: 'ink', stroke: 2, size: 20 },
};

/** The mark at the end of a row: a dashed ring asks, a disc with a tick is confirmed, a square is changed. */
export function Mark({ state, label, pressed: settled, testID, onPress }: MarkProps) {
  const styles = useStyles();
  return (
    <Pressable
      role="button"
      aria-label={label}
      {...(settled === undefined ? {} : { 'aria-pressed': settled })}
      {...(testID === undefined ? {} : { testID })}
      onPress={onPress}
      style={styles.target}
    >
      {({ pressed }) => <MarkFace state={state} pressed={pressed} />}
    </Pressable>
  );
}

interface MarkFaceProps {
  state: MarkState;
  pressed?: boolean;
  small?: boolean;
}

/** The mark as a picture, where the row itself is what one presses. */
export function MarkFace({ state, pressed = false, small = false }: MarkFaceProps) {
  const styles = useStyles();
  const { icon, tone, stroke, size } = faces[state];
  const square = state === 'changed' || state === 'declined' || state === 'not-needed';
  const ground = state === 'confirmed' ? styles.confirmed : square ? styles.square : styles[state];
  return (
    <View style={[styles.face, small && styles.small, ground, pressed && styles.pressed]}>
      <Icon name={icon} tone={tone} stroke={stroke} size={small ? 16 : size} />
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  target: { width: 60, minHeight: 56, alignItems: 'center', justifyContent: 'center' },
  face: {
    minWidth: 40,
    minHeight: 40,
    padding: 7,
    borderRadius: 30,
    alignItems: 'center',
    justifyContent: 'center',
  },
  small: { minWidth: 28, minHeight: 28, padding: 4 },
  reused: { borderWidth: 2, borderStyle: 'dashed', borderColor: colour.edge },
  empty: { borderWidth: 2, borderColor: colour.edge },
  confirmed: { backgroundColor: colour.accent },
  square: { backgroundColor: colour.ink, borderRadius: 10 },
  pressed: { transform: [{ scale: 0.94 }] },
}));
