import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/i18n/format';
import { Card } from '../../../ui/layout/Card';
import { IconLine } from '../../../ui/marks/IconLine';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { PhotoFrame } from '../../photos/components/PhotoFrame';
import { setAsideIcon } from '../../sync/set-aside-icon';
import type { RecordSetAside } from '../model/set-aside';
import { entryTitle, entryValueText, whyAside } from '../words';
import { SignatureContent } from './SignatureContent';

interface SetAsideCardProps {
  setAside: RecordSetAside;
  clientName: string;
  /** The visit's. */
  day: string;
}

/** Something the reader wrote that is not in the record as they wrote it: where it is, why, and every word of it. */
export function SetAsideCard({ setAside, clientName, day }: SetAsideCardProps) {
  const { t } = useTranslation(['visit', 'record', 'vitals', 'sync', 'photos']);
  const format = useFormat();
  const styles = useStyles();
  const { kind, reason, at, settlement, entries, startedAt, endedAt, text, because } = setAside;
  const { signature, unsigned, photo } = setAside;
  const why = whyAside(t, reason);
  return (
    <Card open={settlement === null}>
      {settlement ? (
        <Settled settlement={settlement} day={day} />
      ) : (
        <IconLine icon={setAsideIcon(kind)} tone="attn" kind="metaStrong" size={17}>
          {t(`sync:setAside.${kind}`)}
        </IconLine>
      )}
      {why && settlement === null ? <Text kind="meta">{why}</Text> : null}
      {startedAt === null ? null : (
        <Text>{t('record:setAside.started', { time: format.timeBeside(day, startedAt) })}</Text>
      )}
      {endedAt === null ? null : (
        <Text>{t('record:setAside.ended', { time: format.timeBeside(day, endedAt) })}</Text>
      )}
      {entries.map((entry) => (
        <View key={entry.item} style={styles.pair}>
          <Text tone="ink2">{entryTitle(t, format, entry)}</Text>
          <Text kind={entry.value.kind === 'note' ? 'body' : 'strong'} style={styles.value}>
            {entryValueText(t, format, entry, entry.value)}
          </Text>
        </View>
      ))}
      {photo ? <PhotoFrame id={photo} alt={t('photos:alone')} fit="contain" told={kind} /> : null}
      {text ? <Text>{text}</Text> : null}
      {because ? <Text kind="meta">{t('record:reason', { reason: because })}</Text> : null}
      <SignatureContent {...{ signature, unsigned, clientName }} />
      <Text kind="meta" tone="ink2">
        {t('record:setAside.written', { time: format.timeBeside(day, at) })}
      </Text>
    </Card>
  );
}

interface SettledProps {
  settlement: NonNullable<RecordSetAside['settlement']>;
  day: string;
}

/** What became of it. */
function Settled({ settlement, day }: SettledProps) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const { decision, reason, author, at } = settlement;
  return (
    <View>
      <IconLine icon={decision === 'accepted' ? 'tick' : 'cross'} kind="metaStrong" size={17}>
        {t(`setAside.settled.${decision}`)}
      </IconLine>
      <Text kind="meta">
        {t('setAside.settledBy', { name: author, time: format.timeBeside(day, at), reason })}
      </Text>
    </View>
  );
}

const useStyles = createStyles(() => ({
  pair: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: 12,
  },
  value: { flexShrink: 1 },
}));
