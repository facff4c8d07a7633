import { gutter } from '@berthcare/design-tokens/space';
import type { ReactNode } from 'react';
import { StyleSheet, View } from 'react-native';
import { Text } from '../../../ui/text/Text';

/** The title of a section, and beside it where its values are from. */
export function SectionHead({ title, aside }: { title: string; aside?: ReactNode }) {
  return (
    <View style={styles.head}>
      <Text kind="title" heading={1}>
        {title}
      </Text>
      {aside}
    </View>
  );
}

const styles = StyleSheet.create({
  head: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    columnGap: 12,
    paddingHorizontal: gutter,
    paddingTop: 16,
    paddingBottom: 6,
  },
});
