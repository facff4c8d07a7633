import { radius } from '@berthcare/design-tokens/shape';
import { touch } from '@berthcare/design-tokens/space';
import { Pressable, View } from 'react-native';
import { MarkFace, type MarkState } from '../marks/Mark';
import { Text } from '../text/Text';
import { createStyles } from '../theme/styles';

export interface Choice<Key extends string> {
  key: Key;
  label: string;
  detail?: string;
  /** The mark the row will carry. */
  mark?: MarkState;
}

interface ChoiceRowsProps<Key extends string> {
  label: string;
  choices: readonly Choice<Key>[];
  chosen: Key | null;
  onChange: (key: Key) => void;
}

/** One of a few, as rows of one frame. Nothing is chosen beforehand. */
export function ChoiceRows<Key extends string>({ label, choices, chosen, onChange }: ChoiceRowsProps<Key>) {
  const styles = useStyles();
  return (
    <View role="radiogroup" aria-label={label} style={styles.frame}>
      {choices.map(({ key, label: word, detail, mark }, at) => {
        const on = key === chosen;
        return (
          <Pressable
            key={key}
            role="radio"
            testID="choice-row"
            aria-checked={on}
            onPress={() => onChange(key)}
            style={({ pressed }) => [
              styles.row,
              at > 0 && styles.line,
              on && styles.on,
              pressed && styles.pressed,
            ]}
          >
            <View style={[styles.pick, on && styles.picked]} />
            <View style={styles.words}>
              <Text kind={on ? 'strong' : 'body'}>{word}</Text>
              {detail ? (
                <Text kind="small" tone="ink2">
                  {detail}
                </Text>
              ) : null}
            </View>
            {mark ? <MarkFace state={mark} small /> : null}
          </Pressable>
        );
      })}
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  frame: {
    borderWidth: 1.5,
    borderColor: colour.edge,
    borderRadius: radius.control,
    backgroundColor: colour.surface,
    overflow: 'hidden',
  },
  row: {
    minHeight: touch + 4,
    flexDirection: 'row',
    alignItems: 'center',
    gap: 14,
    paddingHorizontal: 14,
    paddingVertical: 8,
  },
  line: { borderTopWidth: 1, borderTopColor: colour.line },
  on: { backgroundColor: colour.accentSoft },
  pressed: { backgroundColor: colour.sunk },
  pick: { width: 24, height: 24, borderRadius: 12, borderWidth: 2, borderColor: colour.edge },
  picked: { borderWidth: 8, borderColor: colour.accent },
  words: { flex: 1 },
}));
