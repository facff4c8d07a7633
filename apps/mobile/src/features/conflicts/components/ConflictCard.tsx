import { radius } from '@berthcare/design-tokens/shape';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { useFormat } from '../../../ui/i18n/format';
import { Card } from '../../../ui/layout/Card';
import { IconLine } from '../../../ui/marks/IconLine';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { useTextUnit } from '../../../ui/theme/text-unit';
import { entryTitle, entryValueText } from '../../record/words';
import type { ConflictSide, VisitConflict } from '../model/conflict';

interface ConflictCardProps {
  conflict: VisitConflict;
  /** The visit's. */
  day: string;
  /** Whether the office can be reached: what was decided meanwhile would only come back as refused. */
  connected: boolean;
  onOpen: (conflict: VisitConflict) => void;
}

/** An entry with two values: both, who wrote them and when, and what was decided. */
export function ConflictCard({ conflict, day, connected, onOpen }: ConflictCardProps) {
  const { t } = useTranslation(['visit', 'record', 'vitals']);
  const format = useFormat();
  const styles = useStyles();
  const { kept, offered, decision, mayDecide } = conflict;
  const name = entryTitle(t, format, conflict);
  return (
    <Card open={decision === null}>
      <IconLine
        icon={decision ? 'tick' : 'split'}
        tone={decision ? 'ink' : 'attn'}
        kind="metaStrong"
        size={17}
      >
        {t(decision ? 'record:conflict.decidedTitle' : 'record:conflict.title', { name })}
      </IconLine>
      <View style={styles.sides}>
        <Side
          {...{ conflict, day }}
          label={t(decision ? 'record:conflict.said' : 'record:conflict.kept')}
          side={kept}
        />
        <Side {...{ conflict, day }} label={t('record:conflict.offered')} side={offered} />
      </View>
      {decision ? (
        <>
          <Text kind="meta">
            {t(`record:conflict.decided.${decision.choice}`, {
              name: decision.author,
              time: format.timeBeside(day, decision.at),
              value: decision.value ? entryValueText(t, format, conflict, decision.value) : '',
            })}
          </Text>
          <Text kind="meta">{t('record:reason', { reason: decision.reason })}</Text>
        </>
      ) : mayDecide && connected ? (
        <Button
          label={t('record:conflict.decide')}
          spoken={t('record:conflict.decideSpoken', { name })}
          onPress={() => onOpen(conflict)}
        />
      ) : (
        <Text kind="meta" tone="ink2">
          {t(mayDecide ? 'record:conflict.offline' : 'record:conflict.office')}
        </Text>
      )}
    </Card>
  );
}

interface SideProps {
  conflict: VisitConflict;
  day: string;
  label: string;
  side: ConflictSide;
}

function Side({ conflict, day, label, side: { value, author, at } }: SideProps) {
  const { t } = useTranslation(['visit', 'record', 'vitals']);
  const format = useFormat();
  const styles = useStyles();
  const unitOf = useTextUnit();
  const by = [author, at === null ? '' : format.timeBeside(day, at)].filter(Boolean).join(', ');
  return (
    <View style={[styles.side, { flexBasis: unitOf(170) }]}>
      <View style={styles.whose}>
        <Text kind="small" tone="ink2">
          {label}
        </Text>
        {by ? (
          <Text kind="small" tone="ink2">
            {by}
          </Text>
        ) : null}
      </View>
      <Text kind={value?.kind === 'vital' ? 'name' : 'body'}>
        {value ? entryValueText(t, format, conflict, value) : t('record:conflict.nothing')}
      </Text>
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  sides: { flexDirection: 'row', flexWrap: 'wrap', gap: 8 },
  side: {
    flexGrow: 1,
    gap: 2,
    padding: 12,
    borderRadius: radius.control,
    backgroundColor: colour.bg,
  },
  whose: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: 8 },
}));
