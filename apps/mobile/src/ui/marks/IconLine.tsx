import type { PhoneType } from '@berthcare/design-tokens/type';
import type { ReactNode } from 'react';
import { StyleSheet, View, type StyleProp, type ViewStyle } from 'react-native';
import type { IconName } from '../drawing/icon-paths';
import { Icon } from '../drawing/Icon';
import { Text, type Tone } from '../text/Text';

interface IconLineProps {
  icon: IconName;
  tone?: Tone;
  /** The icon's own colour, when it is not the words'. */
  iconTone?: Tone;
  kind?: PhoneType;
  size?: number;
  style?: StyleProp<ViewStyle>;
  children: ReactNode;
}

/** An icon and its words on one line; the words wrap beside it, not under it. */
export function IconLine({
  icon,
  tone = 'ink',
  iconTone = tone,
  kind = 'body',
  size = 19,
  style,
  children,
}: IconLineProps) {
  return (
    <View style={[styles.line, style]}>
      <View style={styles.icon}>
        <Icon name={icon} tone={iconTone} size={size} />
      </View>
      <Text kind={kind} tone={tone} style={styles.words}>
        {children}
      </Text>
    </View>
  );
}

const styles = StyleSheet.create({
  line: { flexDirection: 'row', alignItems: 'flex-start', gap: 8 },
  icon: { marginTop: 2 },
  words: { flexShrink: 1 },
});
