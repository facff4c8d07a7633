import { gutter } from '@berthcare/design-tokens/space';
import { StyleSheet, View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/i18n/format';
import { IconLine } from '../../../ui/marks/IconLine';
import { StepList } from '../../../ui/marks/StepList';
import { Text } from '../../../ui/text/Text';
import { setAsideIcon } from '../../sync/set-aside-icon';
import type { RecordModel } from '../model/record-view';
import { spanText } from '../words';

/** How far the record has come, as the headline and as steps; and that it is locked. */
export function Receipt({ model }: { model: RecordModel }) {
  const { t } = useTranslation(['record', 'sync']);
  const format = useFormat();
  const { onPhoneAt, sentAt, receivedAt, aside } = model.steps;
  const time = (instant: number | null) => (instant === null ? null : format.timeBeside(model.day, instant));
  return (
    <View style={styles.receipt}>
      <View>
        <Text kind="meta" tone="ink2">
          {spanText(t, format, model)}
        </Text>
        <Text kind="title" heading={1}>
          {headline()}
        </Text>
      </View>
      {onPhoneAt === null ? null : (
        <StepList
          steps={[
            { key: 'phone', label: t('sync:receipt.onPhone'), time: time(onPhoneAt) },
            { key: 'sent', label: t('sync:receipt.sent'), time: time(sentAt) },
            { key: 'office', label: t('sync:receipt.received'), time: time(receivedAt) },
          ]}
        />
      )}
      {aside ? (
        <IconLine icon={setAsideIcon(aside)} tone="attn" kind="meta">
          {t(`record:setAside.detail.${aside}`)}
        </IconLine>
      ) : null}
      {!aside && receivedAt === null ? (
        <Text kind="meta" tone="ink2">
          {t(sentAt === null ? 'record:waitingDetail' : 'record:sentDetail')}
        </Text>
      ) : null}
      {model.locked ? (
        <IconLine icon="lock" tone="ink2" kind="meta">
          {model.completedBy ? t('record:lockedBy', { name: model.completedBy }) : t('record:locked')}
        </IconLine>
      ) : null}
    </View>
  );

  function headline(): string {
    if (aside) return t(`sync:setAside.${aside}`);
    if (receivedAt !== null)
      return t('record:receivedAt', { time: format.timeBeside(model.day, receivedAt) });
    return sentAt === null
      ? t('record:onPhone')
      : t('record:sentAt', { time: format.timeBeside(model.day, sentAt) });
  }
}

const styles = StyleSheet.create({ receipt: { paddingHorizontal: gutter, paddingTop: 4, gap: 12 } });
