import { radius } from '@berthcare/design-tokens/shape';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/drawing/Icon';
import { Picture } from '../../../ui/drawing/Picture';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { usePicture } from '../pictures';

interface PhotoFrameProps {
  id: string;
  /** What it shows, for screen readers. */
  alt: string;
  /** cover: as large as its frame, cut where it does not fit. contain: all of it. */
  fit: 'cover' | 'contain';
  /** Changes when the picture may have come meanwhile. */
  told: string;
}

/** A photo's picture, or in its place why there is none. */
export function PhotoFrame({ id, alt, fit, told }: PhotoFrameProps) {
  const { t } = useTranslation('photos');
  const styles = useStyles();
  const picture = usePicture(id, told);
  const shown = typeof picture === 'object';
  return (
    <View style={[styles.frame, shown && fit === 'contain' ? null : styles.fixed]}>
      {shown ? <Picture uri={picture.uri} alt={alt} fit={fit} /> : null}
      {picture === 'away' || picture === 'noneHere' ? (
        <View style={styles.empty}>
          <Icon name="camera" tone="ink3" size={22} />
          <Text kind="small" tone="ink2" style={styles.words}>
            {t(`none.${picture}`)}
          </Text>
        </View>
      ) : null}
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  frame: { width: '100%', overflow: 'hidden', borderRadius: radius.key, backgroundColor: colour.sunk },
  fixed: { aspectRatio: 4 / 3 },
  empty: { flex: 1, alignItems: 'center', justifyContent: 'center', gap: 6, padding: 8 },
  words: { textAlign: 'center' },
}));
