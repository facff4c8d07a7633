import { gutter } from '@berthcare/design-tokens/space';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/i18n/format';
import { IconLine } from '../../../ui/marks/IconLine';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { LeaseEnded } from '../../sync/LeaseNotice';
import { useSync } from '../../sync/sync-view';
import { stillOnPhone, withAside, type TodayModel } from '../model/today';

/** Under the last visit: whether the office has the day, and what comes next. */
export function DayDone({ model }: { model: TodayModel }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const styles = useStyles();
  const { lease } = useSync();
  const { visits, next } = model;
  const waiting = stillOnPhone(visits).length;
  const aside = withAside(visits).length;
  // Whether the office planned nothing, or the records have left, is not known yet.
  if (lease === null && visits.length === 0) return null;
  return (
    <View style={styles.box}>
      {lease?.ended ? (
        <LeaseEnded />
      ) : visits.length === 0 ? (
        <>
          <Text kind="name" heading={2}>
            {t('none')}
          </Text>
          <Text tone="ink2">{t('noneDetail')}</Text>
        </>
      ) : (
        <>
          {waiting > 0 ? (
            <IconLine icon="device" kind="strong">
              {t('dayOnPhone', { count: waiting })}
            </IconLine>
          ) : null}
          {aside > 0 ? (
            <IconLine icon="office" tone="attn" kind="strong">
              {t('dayAside', { count: aside })}
            </IconLine>
          ) : null}
          {waiting + aside === 0 ? (
            <IconLine icon="ringTick" iconTone="accent" kind="strong">
              {t('dayAtOffice')}
            </IconLine>
          ) : null}
        </>
      )}
      {next ? (
        <Text tone="ink2">
          {t('nextDay', { day: format.weekday(next.day), time: format.time(next.at), name: next.clientName })}
        </Text>
      ) : null}
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  box: {
    gap: 8,
    paddingHorizontal: gutter,
    paddingVertical: 20,
    borderTopWidth: 2,
    borderTopColor: colour.ink,
    backgroundColor: colour.surface,
    borderBottomWidth: 1,
    borderBottomColor: colour.line,
  },
}));
