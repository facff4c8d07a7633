import type { ReactNode } from 'react';
import { View } from 'react-native';
import { Text } from '../text/Text';

/** One thing that a sheet asks for, under its name. */
export function SheetPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View style={{ gap: 8 }}>
      <Text kind="metaStrong" tone="ink2">
        {title}
      </Text>
      {children}
    </View>
  );
}
