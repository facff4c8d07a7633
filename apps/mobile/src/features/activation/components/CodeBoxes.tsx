import { phoneType } from '@berthcare/design-tokens/type';
import { ACTIVATION_CODE_DIGITS } from '@berthcare/shared/contracts/devices';
import { useEffect, useRef, useState } from 'react';
import { TextInput, View } from 'react-native';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { useTextUnit } from '../../../ui/theme/text-unit';
import { typeStyle } from '../../../ui/theme/type-style';

interface CodeBoxesProps {
  code: string;
  label: string;
  onChange: (text: string) => void;
}

const HALF = ACTIVATION_CODE_DIGITS / 2;

/**
 * Two groups of four, as the office reads them out. One real text field lies over the boxes: a keyboard, pasting
 * and screen readers work on it.
 */
export function CodeBoxes({ code, label, onChange }: CodeBoxesProps) {
  const styles = useStyles();
  const unitOf = useTextUnit();
  const [focused, setFocused] = useState(false);
  const input = useRef<TextInput>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <View style={styles.boxes}>
      {[0, HALF].map((from) => (
        <View key={from} style={[styles.group, { flexBasis: unitOf(150) }]}>
          {Array.from({ length: HALF }, (_, offset) => (
            <View
              key={offset}
              aria-hidden
              style={[
                styles.box,
                { minHeight: unitOf(56) },
                focused && from + offset === code.length && styles.current,
              ]}
            >
              <Text kind="value">{code[from + offset] ?? ' '}</Text>
            </View>
          ))}
        </View>
      ))}
      <TextInput
        ref={input}
        aria-label={label}
        testID="activation-code"
        value={code}
        onChangeText={onChange}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        inputMode="none"
        showSoftInputOnFocus={false}
        autoComplete="one-time-code"
        caretHidden
        style={styles.input}
      />
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  boxes: { flexDirection: 'row', flexWrap: 'wrap', columnGap: 17, rowGap: 10, marginTop: 14, maxWidth: 400 },
  group: { flexDirection: 'row', flexGrow: 1, gap: 7 },
  box: {
    flex: 1,
    minWidth: 0,
    borderRadius: 9,
    borderWidth: 1.5,
    borderColor: colour.edge,
    backgroundColor: colour.surface,
    alignItems: 'center',
    justifyContent: 'center',
  },
  current: { borderWidth: 2.5, borderColor: colour.focus },
  input: {
    ...typeStyle(phoneType.value),
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    bottom: 0,
    opacity: 0,
  },
}));
