import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/i18n/format';
import { Card } from '../../../ui/layout/Card';
import { ChangeBar } from '../../../ui/marks/ChangeBar';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { ReceiptLine } from '../../today/components/ReceiptLine';
import type { RecordAddendum } from '../model/record-view';
import { entryTitle, entryValueText } from '../words';

/**
 * A correction beside what it corrects: the first value stays legible; reason, signature and receipt of its own.
 * `day` is the visit's.
 */
export function AddendumCard({ addendum, day }: { addendum: RecordAddendum; day: string }) {
  const { t } = useTranslation(['visit', 'record', 'vitals']);
  const format = useFormat();
  const styles = useStyles();
  const { entry, value, previous, text, receivedAt } = addendum;
  const time = (instant: number) => format.timeBeside(day, instant);
  const shown = (of: NonNullable<typeof value>) => (entry ? entryValueText(t, format, entry, of) : '');
  return (
    <Card>
      <ChangeBar>
        {entry ? <Text kind="strong">{entryTitle(t, format, entry)}</Text> : null}
        {entry && previous ? (
          <View style={styles.pair}>
            <Text tone="ink2">{t('record:recordedAt', { time: time(entry.recordedAt) })}</Text>
            <Text kind="action" tone="ink2" style={styles.before}>
              {shown(previous)}
            </Text>
          </View>
        ) : null}
        {entry && value ? (
          <View style={styles.pair}>
            <Text kind="strong">{t('record:correctedAt', { time: time(addendum.at) })}</Text>
            <Text kind="name">{shown(value)}</Text>
          </View>
        ) : null}
        {text ? <Text>{text}</Text> : null}
      </ChangeBar>
      <View>
        <Text kind="meta">{t('record:reason', { reason: addendum.reason })}</Text>
        <Text kind="meta" tone="ink2">
          {`${t('record:signedBy', { name: addendum.author })}, ${time(addendum.at)}`}
        </Text>
      </View>
      <View style={styles.receipt}>
        <ReceiptLine
          receipt={receivedAt === null ? { kind: 'phone' } : { kind: 'received', at: receivedAt }}
          day={day}
        />
      </View>
    </Card>
  );
}

const useStyles = createStyles((colour) => ({
  pair: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: 12,
  },
  before: { fontWeight: '400' },
  receipt: { borderTopWidth: 1, borderTopColor: colour.line, paddingTop: 10 },
}));
