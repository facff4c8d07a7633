import { gutter } from '@berthcare/design-tokens/space';
import { useEffect, useRef, type ReactNode } from 'react';
import { StyleSheet, View, type StyleProp, type ViewStyle } from 'react-native';
import { useReveal } from './reveal';
import { Text } from '../text/Text';

interface SectionProps {
  title: string;
  /** Right of the title: since when, from where. */
  aside?: ReactNode;
  style?: StyleProp<ViewStyle>;
  /** How often the person was led to it: each time it comes into sight and takes the focus. */
  asked?: number;
  children: ReactNode;
}

/** A quiet heading and what belongs to it. */
export function Section({ title, aside, style, asked, children }: SectionProps) {
  const reveal = useReveal();
  const part = useRef<View>(null);
  useEffect(() => {
    if (asked !== undefined && asked > 0) reveal(part.current);
  }, [asked, reveal]);
  return (
    <View
      ref={part}
      {...(asked === undefined ? {} : { tabIndex: -1 as const })}
      role="region"
      aria-label={title}
      style={[styles.section, style]}
    >
      <View style={styles.head}>
        <Text kind="metaStrong" tone="ink2" heading={2}>
          {title}
        </Text>
        {aside}
      </View>
      {children}
    </View>
  );
}

const styles = StyleSheet.create({
  section: { paddingHorizontal: gutter, marginTop: 20 },
  head: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: 12,
    marginBottom: 6,
  },
});
