import { reusedPart, reusedShareLimit } from '@berthcare/shared/domain/provenance';
import type { RecordShare } from '@berthcare/shared/domain/visit';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/i18n/format';
import { IconLine } from '../../../ui/marks/IconLine';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';

/** How much of the record was changed, confirmed, only reused: one piece an entry, and the same in words. */
export function ShareBar({ share }: { share: RecordShare }) {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const styles = useStyles();
  const changed = share.changed + share.new;
  const { confirmed, reused } = share;
  const total = changed + confirmed + reused;
  if (total === 0) return null;
  const pieces = (count: number, look: 'changed' | 'confirmed' | 'reused') =>
    Array.from({ length: count }, (_, at) => (
      <View key={`${look}${at}`} style={[styles.piece, styles[look]]} />
    ));
  const word = (count: number, look: 'changed' | 'confirmed' | 'reused') => t(`finish.${look}`, { count });
  const key = (count: number, look: 'changed' | 'confirmed' | 'reused') =>
    count > 0 ? (
      <View style={styles.key}>
        <View style={[styles.swatch, styles[look]]} />
        <Text kind="small" tone="ink2">
          <Text kind="smallStrong">{count}</Text> {word(count, look)}
        </Text>
      </View>
    ) : null;
  const parts = format.list([
    `${changed} ${word(changed, 'changed')}`,
    `${confirmed} ${word(confirmed, 'confirmed')}`,
    `${reused} ${word(reused, 'reused')}`,
  ]);
  return (
    <View role="img" aria-label={t('finish.share', { count: total, parts })} style={styles.box}>
      <View style={styles.bar}>
        {pieces(changed, 'changed')}
        {pieces(confirmed, 'confirmed')}
        {pieces(reused, 'reused')}
      </View>
      <View style={styles.keys}>
        {key(changed, 'changed')}
        {key(confirmed, 'confirmed')}
        {key(reused, 'reused')}
      </View>
      {reusedPart(share) > reusedShareLimit ? (
        <IconLine icon="office" tone="attn" kind="meta" size={18}>
          {t('finish.tooMuchReused')}
        </IconLine>
      ) : null}
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  box: { gap: 8, paddingTop: 12 },
  bar: { flexDirection: 'row', gap: 3 },
  piece: { flex: 1, height: 14, borderRadius: 3 },
  swatch: { width: 14, height: 14, borderRadius: 4 },
  changed: { backgroundColor: colour.ink },
  confirmed: { backgroundColor: colour.accent },
  reused: { borderWidth: 1.5, borderStyle: 'dashed', borderColor: colour.edge },
  keys: { flexDirection: 'row', flexWrap: 'wrap', columnGap: 16, rowGap: 4 },
  key: { flexDirection: 'row', alignItems: 'center', gap: 6 },
}));
