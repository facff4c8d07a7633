import { radius } from '@berthcare/design-tokens/shape';
import { Pressable } from 'react-native';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/i18n/format';
import { IconLine } from '../../../ui/marks/IconLine';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import type { VisitPhoto } from '../queries/photos';
import { stateIcons } from './state-icons';
import { PhotoFrame } from './PhotoFrame';

interface PhotoTileProps {
  photo: VisitPhoto;
  /** Of its visit, `YYYY-MM-DD`. */
  day: string;
  onOpen: () => void;
}

/** One photo, with when it was taken and where it is; pressed, all of it. */
export function PhotoTile({ photo: { id, takenAt, state }, day, onOpen }: PhotoTileProps) {
  const { t } = useTranslation('photos');
  const styles = useStyles();
  const when = useFormat().timeBeside(day, takenAt);
  return (
    <Pressable
      role="button"
      onPress={onOpen}
      style={({ pressed }) => [styles.tile, pressed && styles.pressed]}
    >
      <PhotoFrame id={id} alt={t('alone')} fit="cover" told={state} />
      <Text kind="metaStrong">{when}</Text>
      <IconLine icon={stateIcons[state]} kind="small" tone={state === 'lost' ? 'attn' : 'ink2'} size={16}>
        {t(`state.${state}`)}
      </IconLine>
    </Pressable>
  );
}

const useStyles = createStyles((colour) => ({
  tile: { gap: 2, borderRadius: radius.key },
  pressed: { backgroundColor: colour.sunk },
}));
