import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import type { PictureSource } from '../../../platform/picture';
import { Button } from '../../../ui/controls/Button';
import { useFormat } from '../../../ui/i18n/format';
import { Section } from '../../../ui/layout/Section';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import type { UnderWay } from '../actions/taking';
import type { VisitPhotos } from '../queries/photos';
import { PhotoTiles } from './PhotoTiles';
import { UnderWayCard } from './UnderWayCard';

interface PhotosPartProps {
  photos: VisitPhotos;
  /** Of the visit, `YYYY-MM-DD`. */
  day: string;
  /** Not kept yet. */
  underWay: readonly UnderWay[];
  /** How often the person was led here: each time it comes into sight and takes the focus. */
  asked: number;
  /** What can be done; null where this platform takes no photos. */
  on: {
    onAdd: (from: PictureSource) => void;
    onTryAgain: (id: string) => void;
    onLeaveOut: (id: string) => void;
    onRemove: (id: string) => void;
  } | null;
}

/** The photos of a visit under way, and the last ones beside them: to compare, never copied. */
export function PhotosPart({ photos: { own, last }, day, underWay, asked, on }: PhotosPartProps) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const styles = useStyles();
  return (
    <>
      <Section title={t('title')} asked={asked}>
        {on ? (
          <>
            <View style={styles.take}>
              <Button icon="camera" label={t('take')} onPress={() => on.onAdd('camera')} />
              <View style={styles.choose}>
                <Button look="plain" tone="ink2" label={t('choose')} onPress={() => on.onAdd('files')} />
              </View>
            </View>
            {underWay.map((one) => (
              <UnderWayCard
                key={one.id}
                one={one}
                onTryAgain={() => on.onTryAgain(one.id)}
                onLeaveOut={() => on.onLeaveOut(one.id)}
              />
            ))}
          </>
        ) : (
          <Text kind="meta" tone="ink2">
            {t('notInApp')}
          </Text>
        )}
        <PhotoTiles {...{ photos: own, day }} onRemove={on?.onRemove ?? null} />
      </Section>
      {last ? (
        <Section title={t('lastTime', { day: format.weekday(last.day) })}>
          <PhotoTiles photos={last.photos} day={last.day} onRemove={null} />
        </Section>
      ) : null}
    </>
  );
}

const useStyles = createStyles(() => ({
  take: { flexDirection: 'row', flexWrap: 'wrap', columnGap: 16, paddingBottom: 12 },
  /** Its words stand at the edge where it goes below the other: a plain button keeps 8 for the finger. */
  choose: { marginHorizontal: -8 },
}));
