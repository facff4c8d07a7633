import { gutter } from '@berthcare/design-tokens/space';
import type { ReactNode } from 'react';
import { View } from 'react-native';
import { usePreferences } from '../theme/preferences';
import { createStyles } from '../theme/styles';

interface DockProps {
  /** The sections of the record, above the buttons. */
  tabs?: ReactNode;
  /** Help, always in the same place. */
  side?: ReactNode;
  main?: ReactNode;
  /** Inside a sheet the dock has no line of its own. */
  bare?: boolean;
}

/** Where the thumb stays: help on one side, the main button on the other; mirrored for the left hand. */
export function Dock({ tabs, side, main, bare = false }: DockProps) {
  const styles = useStyles();
  const { leftHanded } = usePreferences();
  return (
    <View style={[styles.dock, !bare && styles.line]}>
      {tabs}
      {side || main ? (
        <View style={[styles.actions, tabs ? styles.underTabs : null, leftHanded && styles.mirrored]}>
          {side}
          {main}
        </View>
      ) : null}
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  dock: { backgroundColor: 'transparent' },
  line: { backgroundColor: colour.bg, borderTopWidth: 1, borderTopColor: colour.line },
  actions: { flexDirection: 'row', gap: 10, paddingHorizontal: gutter, paddingTop: 10, paddingBottom: 16 },
  underTabs: { paddingTop: 6 },
  mirrored: { flexDirection: 'row-reverse' },
}));
