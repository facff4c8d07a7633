import { gutter } from '@berthcare/design-tokens/space';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/i18n/format';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import type { RecordEntry } from '../model/record-view';
import { entryTitle, entryValueText, howText } from '../words';

interface EntryTableProps {
  entries: readonly RecordEntry[];
  /** Of their visit, `YYYY-MM-DD`. */
  day: string;
}

/** The entries as they were locked: value, and how it came to be. */
export function EntryTable({ entries, day }: EntryTableProps) {
  const { t } = useTranslation(['visit', 'record', 'vitals']);
  const format = useFormat();
  const styles = useStyles();
  return (
    <View role="list">
      {entries.map((entry, at) => {
        const changed = entry.provenance === 'changed';
        const reused = entry.provenance === 'reused';
        return (
          <View key={entry.item} role="listitem" style={[styles.row, at > 0 && styles.line]}>
            {changed ? <View style={styles.bar} /> : null}
            <View style={styles.words}>
              <Text tone={reused ? 'ink2' : 'ink'}>{entryTitle(t, format, entry)}</Text>
              <Text kind="small" tone={reused ? 'ink3' : 'ink2'}>
                {howText(t, format, entry, day)}
              </Text>
            </View>
            <Text kind={reused ? 'body' : 'strong'} tone={reused ? 'ink3' : 'ink'} style={styles.value}>
              {entryValueText(t, format, entry, entry.value)}
            </Text>
          </View>
        );
      })}
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  row: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    columnGap: 12,
    paddingVertical: 8,
    marginHorizontal: -gutter,
    paddingHorizontal: gutter,
  },
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
  words: { flexShrink: 1, flexGrow: 1 },
  value: { maxWidth: '60%', flexShrink: 1 },
}));
