import { gutter } from '@berthcare/design-tokens/space';
import { StyleSheet, View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { useFormat } from '../../../ui/i18n/format';
import { Sheet } from '../../../ui/layout/Sheet';
import { IconLine } from '../../../ui/marks/IconLine';
import { Text } from '../../../ui/text/Text';
import type { VisitPhoto } from '../queries/photos';
import { stateIcons } from './state-icons';
import { PhotoFrame } from './PhotoFrame';

interface PhotoSheetProps {
  photo: VisitPhoto;
  /** Of its visit, `YYYY-MM-DD`. */
  day: string;
  /** Null where it can no longer be taken back. */
  onRemove: (() => void) | null;
  onClose: () => void;
}

/** A photo, all of it, and where it is in a whole sentence. */
export function PhotoSheet({ photo: { id, takenAt, state }, day, onRemove, onClose }: PhotoSheetProps) {
  const { t } = useTranslation(['photos', 'common']);
  const title = t('photos:alt', { when: useFormat().timeBeside(day, takenAt) });
  return (
    <Sheet label={title} closeLabel={t('common:close')} onClose={onClose}>
      <View style={styles.body}>
        <Text kind="name" heading={2}>
          {title}
        </Text>
        <PhotoFrame id={id} alt={title} fit="contain" told={state} />
        <IconLine icon={stateIcons[state]} tone={state === 'lost' ? 'attn' : 'ink2'} kind="meta">
          {t(`photos:detail.${state}`)}
        </IconLine>
        <View style={styles.buttons}>
          <Button label={t('common:close')} onPress={onClose} />
          {onRemove ? <Button look="plain" label={t('photos:remove')} onPress={onRemove} /> : null}
        </View>
      </View>
    </Sheet>
  );
}

const styles = StyleSheet.create({
  body: { paddingHorizontal: gutter, paddingBottom: 16, gap: 12 },
  buttons: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'space-between', gap: 12 },
});
