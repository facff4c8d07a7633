import { gutter } from '@berthcare/design-tokens/space';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { useFormat } from '../../../ui/i18n/format';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { useTextUnit } from '../../../ui/theme/text-unit';
import { missingRows, offeredRows, type VisitDocument } from '../model/document';
import { mayStay, type Left } from '../model/next-step';
import { lastDay, rowName } from '../words/row-words';

interface LeftOverListProps {
  document: VisitDocument;
  left: readonly Left[];
  accepted: readonly string[];
  onSettle: (row: Left) => void;
  onLeave: (leave: boolean) => void;
}

/** What is missing or only carried over, each with the one tap that settles it. */
export function LeftOverList({ document, left, accepted, onSettle, onLeave }: LeftOverListProps) {
  const { t } = useTranslation('visit');
  const styles = useStyles();
  const kept = [...missingRows(document), ...offeredRows(document)].filter(({ item }) =>
    accepted.includes(item),
  );
  // The button leaves these, and none that needs a value or a reason: its words are of no others.
  const staying = mayStay(document, left);
  const count = staying.length;
  const onlyNote = count === 1 && staying[0] === 'note';
  const leave = count < left.length ? t('finish.leaveRest', { count }) : t('finish.leave', { count });
  if (left.length === 0 && kept.length === 0) return null;
  return (
    <View>
      {left.length > 0 ? (
        <View role="list" style={styles.list}>
          {left.map((row, at) => (
            <LeftRow
              key={row === 'note' ? 'note' : row.item}
              row={row}
              first={at === 0}
              onSettle={() => onSettle(row)}
            />
          ))}
        </View>
      ) : null}
      <View style={styles.leave}>
        {count > 0 ? (
          <>
            <Button
              look="plain"
              tone="ink2"
              label={onlyNote ? t('finish.leaveNote') : leave}
              onPress={() => onLeave(true)}
            />
            <Text kind="small" tone="ink3" style={styles.detail}>
              {onlyNote ? t('finish.leaveNoteDetail') : t('finish.leaveDetail', { count })}
            </Text>
          </>
        ) : kept.length === 0 ? null : (
          <>
            <Text kind="meta" tone="ink2" style={styles.detail}>
              {t('finish.leftAsIs', { count: kept.length })}
            </Text>
            <Button look="plain" label={t('finish.undoLeave')} onPress={() => onLeave(false)} />
          </>
        )}
      </View>
    </View>
  );
}

function LeftRow({ row, first, onSettle }: { row: Left; first: boolean; onSettle: () => void }) {
  const { t } = useTranslation(['visit', 'vitals']);
  const format = useFormat();
  const styles = useStyles();
  const unitOf = useTextUnit();
  const name = row === 'note' ? t('visit:finish.noteMissing') : rowName(t, format, row);
  const offered = row !== 'note' && row.standing === 'offered';
  const action = t(`visit:finish.${actionOf(row)}`);
  return (
    <View role="listitem" style={[styles.row, !first && styles.line]}>
      <View style={[styles.words, { flexBasis: unitOf(150) }]}>
        <Text kind="strong">{name}</Text>
        <Text kind="small" tone="ink2">
          {offered
            ? t('visit:finish.stillFrom', { day: lastDay(format, row) })
            : t(
                row !== 'note' && row.kind === 'vital' ? 'visit:finish.missingVital' : 'visit:finish.missing',
              )}
        </Text>
      </View>
      <Button
        label={action}
        icon={offered && actionOf(row) === 'confirm' ? 'tick' : 'plus'}
        spoken={t('visit:finish.spoken', { action, name })}
        onPress={onSettle}
      />
    </View>
  );
}

function actionOf(row: Left): 'write' | 'confirm' | 'measure' | 'doIt' {
  if (row === 'note') return 'write';
  if (row.standing === 'offered' && (row.kind === 'task' || row.look === null)) return 'confirm';
  return row.kind === 'vital' ? 'measure' : 'doIt';
}

const useStyles = createStyles((colour) => ({
  list: {
    marginTop: 6,
    borderTopWidth: 1,
    borderBottomWidth: 1,
    borderColor: colour.line,
    backgroundColor: colour.surface,
  },
  row: {
    minHeight: 66,
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: 12,
    rowGap: 6,
    paddingHorizontal: gutter,
    paddingVertical: 9,
  },
  line: { borderTopWidth: 1, borderTopColor: colour.line },
  words: { flexGrow: 1, flexShrink: 1 },
  leave: { paddingHorizontal: gutter - 8, paddingTop: 4, alignItems: 'flex-start' },
  detail: { paddingHorizontal: 8 },
}));
