import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/i18n/format';
import { Section } from '../../../ui/layout/Section';
import { ChangeBar } from '../../../ui/marks/ChangeBar';
import { Text } from '../../../ui/text/Text';
import type { ClientProfile } from '../model/client-profile';

/** What differs from what the reader last saw, each line with its author and time. */
export function Changes({ changes, since }: Pick<ClientProfile, 'changes' | 'since'>) {
  const { t } = useTranslation('client');
  const format = useFormat();
  if (changes.length === 0) return null;
  return (
    <Section title={since ? t('changed', { day: format.day(since) }) : t('changedLately')}>
      <View style={{ gap: 10 }}>
        {changes.map(({ id, text, by, at }) => {
          const when = `${format.weekday(format.dayOf(at))} ${format.time(at)}`;
          return (
            <ChangeBar key={id}>
              <Text>{text}</Text>
              <Text kind="small" tone="ink3">
                {by ? t('changedBy', { name: by, when }) : t('changedOn', { when })}
              </Text>
            </ChangeBar>
          );
        })}
      </View>
    </Section>
  );
}
