import { gutter } from '@berthcare/design-tokens/space';
import { Pressable, View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/i18n/format';
import { ChangeBar } from '../../../ui/marks/ChangeBar';
import { IconLine } from '../../../ui/marks/IconLine';
import { Text } from '../../../ui/text/Text';
import { tabular } from '../../../ui/theme/figures';
import { createStyles } from '../../../ui/theme/styles';
import { useTextUnit } from '../../../ui/theme/text-unit';
import type { TodayVisit } from '../model/today';
import { timeColumn } from './time-column';
import { ReceiptLine } from './ReceiptLine';

interface VisitLineProps {
  visit: TodayVisit;
  /** A hairline above. */
  line: boolean;
  onPress: () => void;
}

/** A visit that is not the one at hand: one quiet row. What is still to be done says what can hurt there, under way or not. */
export function VisitLine({ visit, line, onPress }: VisitLineProps) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const styles = useStyles();
  const unitOf = useTextUnit();
  const ahead = visit.state === 'planned' || visit.state === 'in_progress';
  const time = format.time(visit.plannedStart);
  return (
    <View role="listitem" style={line ? styles.line : undefined}>
      <Pressable
        role="button"
        testID={`visit-${visit.id}`}
        onPress={onPress}
        style={({ pressed }) => [styles.row, pressed && styles.pressed]}
      >
        <View style={{ minWidth: unitOf(timeColumn[format.language]) }}>
          <Text kind={ahead ? 'strong' : 'body'} tone={ahead ? 'ink' : 'ink3'} style={tabular}>
            {time}
          </Text>
        </View>
        <View style={[styles.words, { flexBasis: unitOf(170) }]}>
          <View style={styles.name}>
            <Text kind="strong" tone={ahead ? 'ink' : 'ink2'}>
              {visit.clientName}
            </Text>
            {visit.startedAt !== null && visit.state === 'in_progress' ? (
              <Text kind="meta" tone="ink2">
                {t('underway', { time: format.time(visit.startedAt) })}
              </Text>
            ) : null}
            {visit.state === 'cancelled' || visit.state === 'missed' ? (
              <Text kind="meta" tone={visit.state === 'missed' ? 'danger' : 'ink3'}>
                {t(visit.state)}
              </Text>
            ) : null}
          </View>
          {ahead ? <Ahead visit={visit} /> : null}
          {visit.receipt ? (
            <ReceiptLine receipt={visit.receipt} day={format.dayOf(visit.plannedStart)} />
          ) : null}
        </View>
      </Pressable>
    </View>
  );
}

const MINUTE = 60_000;

function Ahead({ visit }: { visit: TodayVisit }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const name = visit.template[format.language];
  const minutes = Math.round((visit.plannedEnd - visit.plannedStart) / MINUTE);
  return (
    <>
      <Text kind="meta" tone="ink2">
        {t('minutes', { name, count: minutes })}
      </Text>
      {visit.allergies.length > 0 ? (
        <IconLine icon="warning" tone="danger" kind="meta" size={16}>
          {format.list(visit.allergies)}
        </IconLine>
      ) : null}
      {visit.changes.map((change) => (
        <ChangeBar key={change} style={{ marginTop: 4 }}>
          <Text kind="meta">{change}</Text>
        </ChangeBar>
      ))}
    </>
  );
}

const useStyles = createStyles((colour) => ({
  line: { borderTopWidth: 1, borderTopColor: colour.line },
  row: {
    minHeight: 66,
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignContent: 'center',
    paddingHorizontal: gutter,
    paddingVertical: 10,
  },
  pressed: { backgroundColor: colour.sunk },
  words: { flexGrow: 1, flexShrink: 1, gap: 1 },
  name: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: 8 },
}));
