import type { ColourRole, Palette } from '@berthcare/design-tokens/colour';
import { phoneType, type PhoneType } from '@berthcare/design-tokens/type';
import type { ReactNode } from 'react';
import { StyleSheet, Text as NativeText, type StyleProp, type TextStyle } from 'react-native';
import { useColours } from '../theme/colours';
import { typeStyle } from '../theme/type-style';

export type Tone = Extract<
  ColourRole,
  'ink' | 'ink2' | 'ink3' | 'accent' | 'danger' | 'attn' | 'onAccent' | 'onAccent2' | 'onDanger' | 'bg'
>;

interface TextProps {
  kind?: PhoneType;
  tone?: Tone;
  /** Makes it a heading of that level for screen readers. */
  heading?: 1 | 2 | 3;
  lines?: number;
  label?: string;
  hidden?: boolean;
  /** Can be marked and copied, in the native apps too. */
  selectable?: boolean;
  style?: StyleProp<TextStyle>;
  children: ReactNode;
}

const kinds = StyleSheet.create(
  Object.fromEntries(Object.entries(phoneType).map(([kind, step]) => [kind, typeStyle(step)])),
) as Record<PhoneType, TextStyle>;

const headingProps = (level: 1 | 2 | 3 | undefined) =>
  level === undefined ? {} : ({ role: 'heading', 'aria-level': level } as const);

/** Words in one of the steps of type and one of the inks. */
export function Text({
  kind = 'body',
  tone = 'ink',
  heading,
  lines,
  label,
  hidden,
  selectable,
  style,
  children,
}: TextProps) {
  const colour: Palette = useColours();
  return (
    <NativeText
      {...headingProps(heading)}
      {...(lines === undefined ? {} : { numberOfLines: lines })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(hidden ? { 'aria-hidden': true } : {})}
      {...(selectable ? { selectable } : {})}
      maxFontSizeMultiplier={2}
      style={[kinds[kind], { color: colour[tone] }, style]}
    >
      {children}
    </NativeText>
  );
}
