import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/layout/Section';
import type { VisitPhoto } from '../queries/photos';
import { PhotoTiles } from './PhotoTiles';

interface RecordPhotosPartProps {
  photos: readonly VisitPhoto[];
  /** Of the visit, `YYYY-MM-DD`. */
  day: string;
}

/** The photos of a record, as they stand. */
export function RecordPhotosPart({ photos, day }: RecordPhotosPartProps) {
  const { t } = useTranslation('photos');
  if (photos.length === 0) return null;
  return (
    <Section title={t('title')}>
      <PhotoTiles {...{ photos, day }} onRemove={null} />
    </Section>
  );
}
