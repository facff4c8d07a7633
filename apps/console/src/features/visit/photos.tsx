import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { useMomentOn } from '../../i18n/use-moment';
import { authorName } from './people';
import { Photo } from './photo';
import styles from './photos.module.css';
import { Section } from './section';

/** The photos of the visit, in the order they were taken. */
export function Photos({ visit }: { visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const moment = useMomentOn(visit.day);
  if (visit.photos.length === 0) return null;
  return (
    <Section title={t('photo.title')}>
      <div className={styles.photos}>
        {visit.photos.map((photo) => (
          <Photo
            key={photo.id}
            photo={photo}
            caption={[authorName(visit, photo.takenBy), moment(photo.takenAt)].filter(Boolean).join(', ')}
          />
        ))}
      </div>
    </Section>
  );
}
