import { gutter } from '@berthcare/design-tokens/space';
import { Pressable, View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { inLanguage, useFormat } from '../../../ui/i18n/format';
import { Mark, type MarkState } from '../../../ui/marks/Mark';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import type { TaskRow } from '../model/rows';
import { taskState } from '../words/row-words';

interface TaskRowViewProps {
  row: TaskRow;
  first: boolean;
  /** Marks as done, or takes it back. */
  onMark: () => void;
  /** Opens the other outcomes. */
  onOpen: () => void;
}

const notDone: Record<'declined' | 'not_needed', MarkState> = {
  declined: 'declined',
  not_needed: 'not-needed',
};

function markOf({ standing, value }: TaskRow): MarkState {
  if (standing === 'offered') return 'reused';
  if (!value) return 'empty';
  return value.done === 'done' ? 'confirmed' : notDone[value.done];
}

/** One task: the mark says it is done, a tap on its words offers the other outcomes. */
export function TaskRowView({ row, first, onMark, onOpen }: TaskRowViewProps) {
  const { t } = useTranslation(['visit', 'vitals']);
  const format = useFormat();
  const styles = useStyles();
  const title = inLanguage(row.title, format.language);
  const state = taskState(t, format, row);
  const settled = row.entry !== null && row.standing !== 'offered';
  const other = settled && row.value?.done !== 'done';
  return (
    <View role="listitem" style={[styles.row, !first && styles.line]}>
      {other ? <View style={styles.bar} /> : null}
      <Pressable
        role="button"
        testID={`open-${row.item}`}
        onPress={onOpen}
        style={({ pressed }) => [styles.open, pressed && styles.pressed]}
      >
        <Text kind={settled ? 'strong' : 'body'} tone={settled ? 'ink' : 'ink2'}>
          {title}
        </Text>
        {row.detail ? (
          <Text kind="small" tone="ink2">
            {row.detail}
          </Text>
        ) : null}
        <Text kind={settled ? 'smallStrong' : 'small'} tone={settled ? 'ink' : 'ink3'}>
          {state}
        </Text>
      </Pressable>
      <Mark
        state={markOf(row)}
        label={settled ? t('visit:task.undo', { title, state }) : t('visit:task.confirm', { title })}
        testID={`mark-${row.item}`}
        pressed={settled}
        onPress={onMark}
      />
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  row: { flexDirection: 'row', alignItems: 'center', minHeight: 62, paddingRight: 8 },
  line: { borderTopWidth: 1, borderTopColor: colour.line },
  bar: {
    position: 'absolute',
    left: 7,
    top: 9,
    bottom: 9,
    width: 4,
    borderRadius: 2,
    backgroundColor: colour.change,
  },
  open: { flex: 1, minHeight: 60, justifyContent: 'center', paddingLeft: gutter, paddingVertical: 8 },
  pressed: { backgroundColor: colour.sunk },
}));
