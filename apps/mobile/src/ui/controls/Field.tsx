import { phoneType } from '@berthcare/design-tokens/type';
import { radius } from '@berthcare/design-tokens/shape';
import { useEffect, useRef, useState } from 'react';
import { TextInput } from 'react-native';
import { useColours } from '../theme/colours';
import { createStyles } from '../theme/styles';
import { typeStyle } from '../theme/type-style';

interface FieldProps {
  label: string;
  value: string;
  placeholder?: string;
  /** Lines it shows before it grows; 1 is a single line. */
  rows?: number;
  /** Digits and a decimal sign. */
  numeric?: boolean;
  maxLength?: number;
  /** How often the person was led to it: each time it takes the focus. */
  asked?: number;
  onChange: (text: string) => void;
}

/** Words, by keyboard or by the phone's own dictation. Every change is handed on at once. */
export function Field({
  label,
  value,
  placeholder,
  rows = 1,
  numeric = false,
  maxLength,
  asked = 0,
  onChange,
}: FieldProps) {
  const styles = useStyles();
  const colour = useColours();
  const [height, setHeight] = useState(0);
  const input = useRef<TextInput>(null);
  useEffect(() => {
    if (asked > 0) input.current?.focus();
  }, [asked]);
  const lineHeight = phoneType.body.line;
  return (
    <TextInput
      ref={input}
      // Otherwise a browser keeps what stands in it with its own session, on the disk and unsealed.
      autoComplete="off"
      aria-label={label}
      value={value}
      onChangeText={onChange}
      multiline={rows > 1}
      {...(numeric ? { inputMode: 'decimal' as const } : {})}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(maxLength === undefined ? {} : { maxLength })}
      placeholderTextColor={colour.ink3}
      onContentSizeChange={({ nativeEvent }) => setHeight(nativeEvent.contentSize.height)}
      style={[styles.field, rows > 1 && { minHeight: Math.max(rows * lineHeight + 24, height) }]}
    />
  );
}

const useStyles = createStyles((colour) => ({
  field: {
    ...typeStyle(phoneType.body),
    color: colour.ink,
    backgroundColor: colour.surface,
    borderWidth: 1.5,
    borderColor: colour.edge,
    borderRadius: radius.control,
    minHeight: 48,
    paddingHorizontal: 14,
    paddingVertical: 11,
    textAlignVertical: 'top',
  },
}));
