import { gutter } from '@berthcare/design-tokens/space';
import { vitals } from '@berthcare/shared/domain/vitals';
import { Pressable, View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/i18n/format';
import { IconLine } from '../../../ui/marks/IconLine';
import { Mark, type MarkState } from '../../../ui/marks/Mark';
import { Text } from '../../../ui/text/Text';
import { tabular } from '../../../ui/theme/figures';
import { createStyles } from '../../../ui/theme/styles';
import { useTextUnit } from '../../../ui/theme/text-unit';
import type { VitalRow } from '../model/rows';
import { vitalState } from '../words/row-words';
import { noticeText, numberText, unmeasuredText, valueText } from '../words/vital-words';
import { VitalTrend } from './VitalTrend';

interface VitalRowViewProps {
  row: VitalRow;
  first: boolean;
  /** Confirms, or takes it back; opens the keypad where there is nothing to confirm. */
  onMark: () => void;
  onOpen: () => void;
}

const marks: Record<VitalRow['standing'], MarkState> = {
  offered: 'reused',
  confirmed: 'confirmed',
  new: 'confirmed',
  unmeasured: 'not-needed',
  changed: 'changed',
  tooOld: 'empty',
  empty: 'empty',
};

/** One vital: its name, how its value came to be, the value, the mark. A tap on the value changes it. */
export function VitalRowView({ row, first, onMark, onOpen }: VitalRowViewProps) {
  const { t } = useTranslation(['visit', 'vitals']);
  const format = useFormat();
  const styles = useStyles();
  const { standing, vital, value } = row;
  return (
    <View role="listitem" style={[styles.row, !first && styles.line]}>
      {standing === 'changed' ? <View style={styles.bar} /> : null}
      <View style={styles.top}>
        <Pressable
          role="button"
          testID={`open-${row.item}`}
          onPress={onOpen}
          style={({ pressed }) => [styles.open, pressed && styles.pressed]}
        >
          <VitalWords row={row} />
        </Pressable>
        <Mark
          state={marks[standing]}
          label={markLabel(t, row, value ? valueText(format, vital, value) : '')}
          testID={`mark-${row.item}`}
          {...(value || row.unmeasured ? { pressed: isSettled(row) } : {})}
          onPress={onMark}
        />
      </View>
      <Alarm row={row} />
    </View>
  );
}

const isSettled = ({ standing }: VitalRow) =>
  standing === 'confirmed' || standing === 'changed' || standing === 'new' || standing === 'unmeasured';

function VitalWords({ row }: { row: VitalRow }) {
  const { t } = useTranslation(['visit', 'vitals']);
  const format = useFormat();
  const styles = useStyles();
  const unitOf = useTextUnit();
  const { vital, value } = row;
  const settled = isSettled(row);
  const asksForLook = row.look !== null && row.standing === 'offered';
  return (
    <>
      <View style={[styles.words, { flexBasis: unitOf(118) }]}>
        <Text kind={settled ? 'strong' : 'body'} tone={settled ? 'ink' : 'ink2'}>
          {t(`vitals:name.${vital}`)}
        </Text>
        <Text kind={settled ? 'smallStrong' : 'small'} tone={settled ? 'ink' : asksForLook ? 'attn' : 'ink3'}>
          {vitalState(t, format, row)}
        </Text>
      </View>
      {value ? (
        <View style={styles.value}>
          <Text kind="value" tone={settled ? 'ink' : 'ink3'} style={[tabular, settled ? null : styles.thin]}>
            {numberText(format, vital, value)}
          </Text>
          <Text kind="meta" tone="ink3" style={[styles.unit, { minWidth: unitOf(44) }]}>
            {vitals[vital].unit}
          </Text>
        </View>
      ) : null}
    </>
  );
}

/** What was measured today and calls for attention: why, and the trend. */
function Alarm({ row }: { row: VitalRow }) {
  const { t } = useTranslation(['visit', 'vitals']);
  const format = useFormat();
  const styles = useStyles();
  const { vital, value, notice, entry } = row;
  if (!isSettled(row) || !notice || !value || !entry) return null;
  return (
    <View style={styles.alarm}>
      <IconLine icon="warning" tone="danger" kind="metaStrong" size={18}>
        {noticeText(t, format, vital, notice, 'row')}
      </IconLine>
      <VitalTrend row={row} value={value} notice={notice} today={entry.day} />
    </View>
  );
}

function markLabel(
  t: ReturnType<typeof useTranslation<['visit', 'vitals']>>['t'],
  row: VitalRow,
  value: string,
): string {
  const name = t(`vitals:object.${row.vital}`);
  if (row.standing === 'offered') return t('visit:vital.confirm', { name, value });
  if (row.standing === 'confirmed' || row.standing === 'new') return t('visit:vital.undo', { name, value });
  if (row.standing === 'changed') return t('visit:vital.undoChanged', { name, value });
  if (row.unmeasured)
    return t('visit:vital.undoUnmeasured', { name, reason: unmeasuredText(t, row.unmeasured) });
  return t('visit:vital.add', { name });
}

const useStyles = createStyles((colour) => ({
  row: { minHeight: 82, justifyContent: 'center' },
  line: { borderTopWidth: 1, borderTopColor: colour.line },
  bar: {
    position: 'absolute',
    left: 7,
    top: 12,
    bottom: 12,
    width: 4,
    borderRadius: 2,
    backgroundColor: colour.change,
  },
  top: { flexDirection: 'row', alignItems: 'center', paddingRight: 8 },
  open: {
    flex: 1,
    minHeight: 72,
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    alignContent: 'center',
    columnGap: 10,
    paddingLeft: gutter,
    paddingVertical: 8,
  },
  pressed: { backgroundColor: colour.sunk },
  words: { flexGrow: 1, flexShrink: 1 },
  value: { flexDirection: 'row', alignItems: 'baseline' },
  thin: { fontWeight: '400' },
  unit: { paddingLeft: 5 },
  alarm: { paddingLeft: gutter, paddingRight: gutter, paddingBottom: 14, gap: 8 },
}));
