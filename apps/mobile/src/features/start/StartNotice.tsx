import { gutter } from '@berthcare/design-tokens/space';
import { View } from 'react-native';
import { Screen } from '../../ui/layout/Screen';
import { Text } from '../../ui/text/Text';

/** A calm screen with two sentences: why the app is not there yet, and what to do. */
export function StartNotice({ title, detail }: { title: string; detail: string }) {
  return (
    <Screen>
      <View role="status" style={{ paddingHorizontal: gutter, paddingTop: 48, gap: 8 }}>
        <Text kind="title" heading={1}>
          {title}
        </Text>
        <Text tone="ink2">{detail}</Text>
      </View>
    </Screen>
  );
}
