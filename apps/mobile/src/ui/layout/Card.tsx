import { radius } from '@berthcare/design-tokens/shape';
import type { ReactNode } from 'react';
import { View } from 'react-native';
import { createStyles } from '../theme/styles';

/** What belongs together, in a frame; `open`: it waits for somebody. */
export function Card({ open = false, children }: { open?: boolean; children: ReactNode }) {
  const styles = useStyles();
  return <View style={[styles.card, open && styles.open]}>{children}</View>;
}

const useStyles = createStyles((colour) => ({
  card: {
    gap: 10,
    padding: 16,
    borderRadius: radius.control,
    borderWidth: 1.5,
    borderColor: colour.line,
    backgroundColor: colour.surface,
  },
  open: { borderColor: colour.attn },
}));
