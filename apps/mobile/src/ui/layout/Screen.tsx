import { columnWidth } from '@berthcare/design-tokens/space';
import { useEffect, useRef, type ReactNode } from 'react';
import { ScrollView, useWindowDimensions, View } from 'react-native';
import { useInsets } from './insets';
import { useLow } from './use-low';
import { createStyles } from '../theme/styles';

interface ScreenProps {
  /** The one place that tells the sync state. */
  sync?: ReactNode;
  /** Stays above what scrolls: whose record this is, and what can hurt. */
  header?: ReactNode;
  /** Stays below: sections, help, the main button. */
  dock?: ReactNode;
  /** When it changes, what scrolls starts at its top again. */
  scrollKey?: string;
  /** False while a finger signs. */
  scrolls?: boolean;
  children: ReactNode;
}

/** Every screen: sync line, header, what scrolls, dock. On a wide screen a column in the middle. */
export function Screen({ sync, header, dock, scrollKey = '', scrolls = true, children }: ScreenProps) {
  const styles = useStyles();
  const insets = useInsets();
  const low = useLow();
  const wide = useWindowDimensions().width > columnWidth;
  const scroll = useRef<ScrollView>(null);
  useEffect(() => scroll.current?.scrollTo({ y: 0, animated: false }), [scrollKey]);
  return (
    <View role="main" style={[styles.screen, { paddingTop: insets.top }]}>
      <View style={[styles.column, wide && styles.edges]}>
        {low ? null : sync}
        {low ? null : header}
        <ScrollView
          ref={scroll}
          style={styles.scroll}
          contentContainerStyle={styles.content}
          scrollEnabled={scrolls}
          keyboardShouldPersistTaps="handled"
          keyboardDismissMode="interactive"
        >
          {low ? sync : null}
          {low ? header : null}
          {children}
        </ScrollView>
        {dock ? <View style={{ paddingBottom: insets.bottom }}>{dock}</View> : null}
      </View>
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  screen: { flex: 1, alignItems: 'center', backgroundColor: colour.sunk },
  column: { flex: 1, width: '100%', maxWidth: columnWidth, backgroundColor: colour.bg },
  edges: { borderLeftWidth: 1, borderRightWidth: 1, borderColor: colour.line },
  scroll: { flex: 1 },
  content: { flexGrow: 1, paddingBottom: 24 },
}));
