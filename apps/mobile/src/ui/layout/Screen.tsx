import { columnWidth } from '@berthcare/design-tokens/space';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { ScrollView, useWindowDimensions, View } from 'react-native';
import { focusOn } from '../platform/focus';
import { useInsets } from './insets';
import { RevealContext } from './reveal';
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

/** So much of what comes before stays in sight above what is revealed. */
const ABOVE = 24;

/** Every screen: sync line, header, what scrolls, dock. On a wide screen a column in the middle. */
export function Screen({ sync, header, dock, scrollKey = '', scrolls = true, children }: ScreenProps) {
  const styles = useStyles();
  const insets = useInsets();
  const low = useLow();
  const wide = useWindowDimensions().width > columnWidth;
  const scroll = useRef<ScrollView>(null);
  useEffect(() => scroll.current?.scrollTo({ y: 0, animated: false }), [scrollKey]);
  const content = useRef<View>(null);
  const reveal = useCallback((part: View | null) => {
    if (!part || !content.current) return;
    part.measureLayout(content.current, (_x, y) =>
      scroll.current?.scrollTo({ y: Math.max(0, y - ABOVE), animated: false }),
    );
    focusOn(part);
  }, []);
  return (
    <View role="main" style={[styles.screen, { paddingTop: insets.top }]}>
      <View style={[styles.column, wide && styles.edges]}>
        {low ? null : sync}
        {low ? null : header}
        <ScrollView
          ref={scroll}
          style={styles.scroll}
          contentContainerStyle={styles.grow}
          scrollEnabled={scrolls}
          keyboardShouldPersistTaps="handled"
          keyboardDismissMode="interactive"
        >
          <View ref={content} style={styles.content}>
            {low ? sync : null}
            {low ? header : null}
            <RevealContext value={reveal}>{children}</RevealContext>
          </View>
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
  grow: { flexGrow: 1 },
  content: { flexGrow: 1, paddingBottom: 24 },
}));
