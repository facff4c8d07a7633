import { showPicture } from '@berthcare/shared/contracts/photos';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call';
import { Icon } from '../../ui/icon';
import styles from './photos.module.css';

interface PhotoProps {
  photo: { id: string; width: number; height: number };
  /** "Priya Nair, RN, 12:31" */
  caption: string;
}

/** The address runs out some minutes after it was asked for. */
const pictureQuery = (id: string) =>
  queryOptions({
    queryKey: ['picture', id],
    queryFn: ({ signal }) => call(showPicture, { params: { id }, signal }),
    refetchInterval: 4 * 60_000,
  });

/** One photo, as large as its column; pressed, the whole picture. What has not arrived says so. */
export function Photo({ photo: { id, width, height }, caption }: PhotoProps) {
  const { t } = useTranslation('visit');
  const { data, error } = useQuery(pictureQuery(id));
  return (
    <figure className={styles.photo}>
      {data?.kind === 'there' ? (
        <a href={data.url} target="_blank" rel="noreferrer">
          <img src={data.url} width={width} height={height} alt={t('photo.alt', { caption })} />
        </a>
      ) : (
        <p className={styles.awaited}>
          <Icon name={error ? 'noNetwork' : 'clock'} />
          {(data !== undefined || error) && t(error ? 'photo.unreachable' : 'photo.awaited')}
        </p>
      )}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
