import { radius } from '@berthcare/design-tokens/shape';
import { columnWidth } from '@berthcare/design-tokens/space';
import type { ReactNode } from 'react';
import { Modal, Pressable, ScrollView, View } from 'react-native';
import { useInsets } from './insets';
import { createStyles } from '../theme/styles';

export interface SheetProps {
  /** What it is about, for screen readers. */
  label: string;
  /** What closes it, in a screen reader's words. */
  closeLabel: string;
  dock?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** Something at hand that rises over the record. Back, the scrim and escape close it; focus stays inside. */
export function Sheet({ label, closeLabel, dock, onClose, children }: SheetProps) {
  const styles = useStyles();
  const insets = useInsets();
  return (
    <Modal transparent animationType="slide" onRequestClose={onClose} aria-label={label}>
      <Pressable role="button" aria-label={closeLabel} style={styles.scrim} onPress={onClose} />
      <View style={[styles.sheet, { paddingBottom: insets.bottom }]} aria-modal>
        <ScrollView style={styles.body} keyboardShouldPersistTaps="handled">
          {children}
        </ScrollView>
        {dock}
      </View>
    </Modal>
  );
}

const useStyles = createStyles((colour) => ({
  scrim: { position: 'absolute', top: 0, bottom: 0, left: 0, right: 0, backgroundColor: colour.scrim },
  sheet: {
    marginTop: 'auto',
    maxHeight: '94%',
    width: '100%',
    maxWidth: columnWidth,
    alignSelf: 'center',
    paddingTop: 16,
    backgroundColor: colour.surface,
    borderTopLeftRadius: radius.sheet,
    borderTopRightRadius: radius.sheet,
  },
  body: { flexGrow: 0 },
}));
