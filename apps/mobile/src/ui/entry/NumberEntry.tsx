import { phoneType } from '@berthcare/design-tokens/type';
import { gutter } from '@berthcare/design-tokens/space';
import { useEffect, useRef } from 'react';
import { TextInput, View } from 'react-native';
import { Text } from '../text/Text';
import { useColours } from '../theme/colours';
import { tabular } from '../theme/figures';
import { createStyles } from '../theme/styles';
import { useTextUnit } from '../theme/text-unit';
import { typeStyle } from '../theme/type-style';
import { shapeNumber, type NumberShape } from './number-text';

interface NumberEntryProps {
  title: string;
  /** Under the title: last time's value. */
  detail: string;
  unit: string;
  /** As it is kept: a point before decimals, a slash between two numbers. */
  text: string;
  /** Last time's number, shown muted until the first key. */
  placeholder: string;
  shape: NumberShape;
  decimalSign: '.' | ',';
  onChange: (text: string) => void;
  onSubmit: () => void;
}

/**
 * The number being typed, in the largest type there is. It is a real text field without the system's keyboard:
 * a keyboard that is plugged in, dictation and screen readers work on it, the keypad below it is for the thumb.
 */
export function NumberEntry(props: NumberEntryProps) {
  const { title, detail, unit, text, placeholder, shape, decimalSign, onChange, onSubmit } = props;
  const styles = useStyles();
  const colour = useColours();
  const unitOf = useTextUnit();
  const input = useRef<TextInput>(null);
  useEffect(() => input.current?.focus(), []);
  const shown = (value: string) => value.replace('.', decimalSign);
  const length = Math.max(shown(text || placeholder).length, 2);
  return (
    <View style={styles.row}>
      <View style={styles.words}>
        <Text kind="name" heading={2}>
          {title}
        </Text>
        <Text kind="small" tone="ink2">
          {detail}
        </Text>
      </View>
      <View style={styles.value}>
        <TextInput
          ref={input}
          aria-label={`${title}, ${unit}`}
          testID="number-entry"
          value={shown(text)}
          placeholder={shown(placeholder)}
          placeholderTextColor={colour.ink3}
          inputMode="none"
          showSoftInputOnFocus={false}
          caretHidden={false}
          selectionColor={colour.accent}
          autoComplete="off"
          onChangeText={(typed) => onChange(shapeNumber(typed, shape))}
          onSubmitEditing={onSubmit}
          style={[styles.entry, { width: unitOf(length * 33 + 16) }]}
        />
        <Text kind="meta" tone="ink2" style={styles.unit} hidden>
          {unit}
        </Text>
      </View>
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  row: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    justifyContent: 'space-between',
    paddingHorizontal: gutter,
    columnGap: 12,
  },
  words: { flexShrink: 1, flexGrow: 1, paddingBottom: 8 },
  value: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    justifyContent: 'flex-end',
    maxWidth: '100%',
    marginLeft: 'auto',
  },
  entry: {
    ...typeStyle(phoneType.entry),
    ...tabular,
    color: colour.ink,
    textAlign: 'right',
    borderWidth: 0,
    borderBottomWidth: 3,
    borderBottomColor: colour.accent,
    padding: 0,
    paddingRight: 4,
    minHeight: 63,
    maxWidth: '100%',
    caretColor: colour.accent,
  } as object,
  unit: { paddingBottom: 9, paddingLeft: 6 },
}));
