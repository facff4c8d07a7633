import type { Signature } from '@berthcare/shared/domain/visit';
import { useTranslation } from 'react-i18next';
import styles from './signed.module.css';

/** A signature as it was drawn. The pad is 100 high; strokes may leave it a little. */
export function Strokes({ signature }: { signature: Signature }) {
  const { t } = useTranslation('visit');
  return (
    <svg
      className={styles.strokes}
      viewBox={`-4 -4 ${signature.width + 8} 108`}
      role="img"
      aria-label={t('signed.picture', { name: signature.name })}
    >
      {signature.strokes.map((stroke, index) => (
        <polyline key={index} points={points(stroke)} />
      ))}
    </svg>
  );
}

/** x,y,x,y to the attribute's form; a tap is drawn as a dot. */
function points(stroke: readonly number[]): string {
  const pairs: string[] = [];
  for (let index = 0; index + 1 < stroke.length; index += 2)
    pairs.push(`${stroke[index]},${stroke[index + 1]}`);
  return pairs.length === 1 ? `${pairs[0]} ${pairs[0]}` : pairs.join(' ');
}
